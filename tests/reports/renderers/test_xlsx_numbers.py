"""Numbers of the workbook: values, formats, totals, and where they come from."""

import pytest

from portal.lib.quantities import Qualifier, Quantity
from reports.document import (
    Basis,
    Cell,
    HeaderCell,
    LineBreak,
    Missing,
    Number,
    Row,
    RowKind,
    Style,
    Text,
)
from reports.renderers.xlsx import render, render_with_provenance
from tests.reports.renderers.samples import (
    MONEY,
    document,
    of,
)
from tests.reports.renderers.xlsx_files import CONTENTS, book, grid, opened, row, thousands, written


@pytest.mark.parametrize(
    ("number", "value", "number_format"),
    [
        (thousands(1_397_249), 1397.2, '#,##0.0;"−"#,##0.0'),
        (thousands(-1_500), -1.5, '#,##0.0;"−"#,##0.0'),
        (MONEY, 1397.2, '#,##0.0"\u00a0тыс.\u00a0рублей";"−"#,##0.0"\u00a0тыс.\u00a0рублей"'),
        (
            Number(Quantity.of(800, "nko", qualifier=Qualifier.MORE), Style(with_unit=False)),
            800,
            '"более\u00a0"#,##0;"более\u00a0−"#,##0',
        ),
        (Number(Quantity.of("56.5", "percent")), 56.5, '#,##0.0"\u00a0%";"−"#,##0.0"\u00a0%"'),
        (Number(Quantity.of("0.15"), Style(decimals=2)), 0.15, '#,##0.00;"−"#,##0.00'),
        (Number(Quantity.of(0, "application"), Style(zero='не "поступало"')), 0, '"не ”поступало”"'),
        (
            Number(Quantity.of(5, "nko"), Style(phrase="организация")),
            5,
            '#,##0"\u00a0организаций";"−"#,##0"\u00a0организаций"',
        ),
    ],
)
def test_a_number_is_a_number_and_shows_as_it_is_printed(
    number: Number, value: float, number_format: str
) -> None:
    found = written(row("а", number))["B3"]
    assert (found.data_type, found.value, found.number_format) == ("n", value, number_format)


def test_blank_dash_and_a_split_count_are_no_numbers() -> None:
    split = Cell((Number(Quantity.of(3, "association")), LineBreak(), Number(Quantity.of(36, "person"))))
    lines = (
        row("а", Number(Quantity.unknown("rub"))),
        row("б", Number(Quantity.absent("rub"))),
        Row("в", (Cell((Text("в"),)), split)),
        Row("г", (Cell((Text("12"),)), Cell((Missing("нет <b>"),)))),
        Row("д", (Cell((Text("1024200687280"),)), Cell((Text("007"),)))),
    )
    sheet = written(*lines)
    assert [sheet.cell(line, 2).value for line in range(3, 8)] == [
        *(None, "–", "3 объединения\n36 человек", "нет значения: нет <b>", "007")
    ]
    assert sheet["A6"].value == 12, "rows are counted by numbers"
    assert sheet["A7"].value == "1024200687280", "a code is no number"


def test_a_total_is_the_sum_of_its_rows() -> None:
    sheet = written(
        row("а", thousands(1_000)),
        row("б", thousands(2_500)),
        row("Итого", thousands(3_500), kind=RowKind.SUBTOTAL),
        row("вне программ", thousands(500)),
        row("Всего", thousands(4_000), kind=RowKind.TOTAL),
    )
    assert (sheet["B5"].value, sheet["B7"].value) == ("=SUM(B3:B4)", "=SUM(B3:B4,B6)")
    assert sheet["B7"].number_format == '#,##0.0;"−"#,##0.0'


def test_a_total_beside_the_years_is_the_sum_of_its_columns() -> None:
    header = (
        (HeaderCell("Программа", rowspan=2), HeaderCell("Год", colspan=2), HeaderCell("Всего", rowspan=2)),
        (HeaderCell("2022"), HeaderCell("2023")),
    )
    rows = (
        row("а", *map(thousands, (1_000, 2_000, 3_000))),
        row("б", thousands(500), Number(Quantity.unknown("rub")), thousands(500)),
        row("в", *map(thousands, (1_040, 1_040, 2_080))),
        row("Всего", *map(thousands, (2_540, 3_040, 5_580)), kind=RowKind.TOTAL),
    )
    sheet = book(grid(*rows, columns=3, header=header))["Таблица 1"]
    assert [sheet.cell(line, 4).value for line in range(4, 7)] == ["=SUM(B4:C4)", "=SUM(B5)", 2.1]
    assert sheet["D7"].value == "=SUM(D4:D6)"


def test_the_result_of_a_formula_stands_beside_it() -> None:
    content = render(of(grid(row("а", thousands(1_000)), row("Всего", thousands(1_000), kind=RowKind.TOTAL))))
    assert opened(content)["Таблица 1"]["B4"].value == "=SUM(B3)"
    assert opened(content, results=True)["Таблица 1"]["B4"].value == 1


def test_subtotals_of_groups_sum_their_own_group() -> None:
    groups = [
        line
        for name, amount in (("первая", 1_000), ("вторая", 3_000))
        for line in (
            Row(name, (Cell((Text(name),), colspan=2),), RowKind.GROUP),
            row(f"{name} строка", thousands(amount)),
            row(f"{name} ещё", thousands(amount)),
            row(f"Итого {name}", thousands(2 * amount), kind=RowKind.SUBTOTAL),
        )
    ]
    sheet = written(*groups, row("Всего", thousands(8_000), kind=RowKind.TOTAL))
    assert [sheet.cell(line, 2).value for line in (6, 10, 11)] == [
        *("=SUM(B4:B5)", "=SUM(B8:B9)", "=SUM(B4:B5,B8:B9)")
    ]


def test_a_total_that_its_rows_do_not_give_stays_as_stated_and_says_what_they_give() -> None:
    sheet = written(
        row("а", thousands(1_000)),
        row("б", thousands(1_000_400)),
        row("Всего", thousands(1_001_000, Basis.DECLARED), kind=RowKind.TOTAL),
    )
    assert sheet["B5"].value == 1001
    assert sheet["B5"].comment.text == "Как в отчёте (заявлено). Сумма строк: 1\u00a0001,4"


def test_what_is_rounded_in_print_is_summed_as_printed() -> None:
    """0,14 + 0,14 is 0,28: the rows say 0,1 and 0,1, and the total 0,3."""
    sheet = written(
        *(row(key, thousands(140)) for key in "аб"), row("Всего", thousands(280), kind=RowKind.TOTAL)
    )
    assert sheet["B5"].value == pytest.approx(0.3)


def test_what_xml_forbids_breaks_no_workbook() -> None:
    told = Cell((Number(Quantity.of(0), Style(zero="не\x0bбыло" + "о" * 400)),), note=1)
    table = grid(Row("а", (Cell((Text("а"),)), told)), footnotes=((Text("строка\x0bстрока"),),))
    found = book(table)["Таблица 1"]["B3"]
    assert found.comment.text == "строкастрока"
    assert found.number_format.startswith('"небыло')
    assert len(found.number_format) <= 255


def test_a_total_of_blanks_and_dashes_is_no_sum_of_nothing() -> None:
    sheet = written(row("а", Number(Quantity.absent("rub"))), row("Всего", thousands(0), kind=RowKind.TOTAL))
    assert sheet["B4"].value == 0
    assert sheet["B4"].comment is None


def test_sources_say_for_each_number_where_it_comes_from() -> None:
    document = of(
        grid(
            row("Спорт", thousands(1_000)),
            row("Культура", Number(Quantity.of(5, "nko"))),
            row("Всего", thousands(6_000, Basis.DECLARED), kind=RowKind.TOTAL),
        )
    )
    content = render_with_provenance(document, lambda each: f"https://x.ru/?place={each.place}")
    workbook = opened(content)
    assert workbook.sheetnames == [CONTENTS, "Таблица 1", "Откуда числа"]
    lines = list(workbook["Откуда числа"].iter_rows(values_only=True))
    address = "https://x.ru/?place=table:t/row/amount"
    assert lines == [
        ("Лист", "Ячейка", "Строка", "Столбец", "Значение", "На чём основано", "Записей", "Откуда"),
        ("Таблица 1", "B3", "Спорт", "Сумма 1", 1, "по записям", 2, address),
        ("Таблица 1", "B5", "Всего", "Сумма 1", 6, "заявлено", 2, address),
    ]
    assert workbook["Откуда числа"]["B2"].hyperlink.location == "'Таблица 1'!B3"
    assert content == render_with_provenance(document, lambda each: f"https://x.ru/?place={each.place}")


def test_without_being_asked_there_are_no_sources() -> None:
    assert "Откуда числа" not in opened(render(document())).sheetnames
