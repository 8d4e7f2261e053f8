"""Every table as the settings of its block want it: columns, order, units, header, footnotes."""

from __future__ import annotations

from typing import Any

import pytest

from reports.document import RowKind, Table
from reports.errors import FigureError
from reports.tables.layout import table_node
from reports.tables.shaping import shape
from tests.reports.records import (
    declare,
    make_contest,
    make_indicator,
    make_organization,
    make_programme,
    make_round,
    make_support,
)
from tests.reports.tables.cells import printed, resolved

pytestmark = pytest.mark.django_db


def shaped(code: str, params: dict[str, str] | None = None, **settings: Any) -> Table:
    return table_node(shape(resolved(code, **(params or {})), settings))


def heads(table: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in table.header]


@pytest.fixture
def contests() -> None:
    for place, (code, level, amount) in enumerate(
        (
            ("a", "federal", "5 тыс"),
            ("b", "federal", "70 тыс"),
            ("c", "federal", ""),
            ("d", "regional", "1 тыс"),
        )
    ):
        make_round(make_contest(code, level=level, name=f"Конкурс {code}"), position=place, amount=amount)


def test_nothing_said_changes_nothing(contests: None) -> None:
    for code in ("contests", "support_by_sphere", "indicators", "financing_by_programme"):
        assert table_node(shape(resolved(code), {})) == table_node(resolved(code))


def test_rows_are_ordered_within_their_group_and_numbered_anew(contests: None) -> None:
    table = shaped("contests", order={"by": "amount", "descending": True})
    assert [(row[0], row[1], row[-1]) for row in printed(table) if len(row) == 6] == [
        ("1", "Конкурс b", "70,0"),
        ("2", "Конкурс a", "5,0"),
        ("3", "Конкурс c", ""),
        ("4", "Конкурс d", "1,0"),
    ]
    assert [row.kind for row in table.rows][-1] is RowKind.TOTAL
    upwards = printed(shaped("contests", order={"by": "amount"}))
    assert [row[1] for row in upwards if len(row) == 6][:3] == ["Конкурс a", "Конкурс b", "Конкурс c"]


def test_words_are_ordered_as_in_a_dictionary() -> None:
    for name in ("Ёлка", "Жасмин", "«Дуб»"):
        make_organization(name, name=name)
    table = shaped("organizations_list", order={"by": "name", "descending": True})
    assert [row[:2] for row in printed(table)] == [["1", "Жасмин"], ["2", "Ёлка"], ["3", "«Дуб»"]]


def test_another_unit_is_named_in_the_head(contests: None) -> None:
    table = shaped("contests", scale="руб.")
    assert table.header[0][-1].text == "Выделено грантов, рублей"
    assert printed(table)[1][-1] == "5 000"
    assert (
        shaped("contests", scale="млн", decimals=3).header[0][-1].text == "Выделено грантов, млн\u00a0рублей"
    )
    assert printed(shaped("contests", scale="млн", decimals=3))[1][-1] == "0,005"
    own = shaped("contests", columns=[{"code": "amount", "scale": "млн", "decimals": 2, "title": "Деньги"}])
    assert (own.header[0][-1].text, printed(own)[2][-1]) == ("Деньги", "0,07")


def test_decimals_of_the_table_do_not_touch_what_is_counted_in_pieces() -> None:
    make_support("one", programme=make_programme("sport"), amount="5 тыс", recipients="3")
    assert printed(shaped("financing_by_programme", decimals=2))[0][1:] == ["5,00", "3"]


def test_columns_are_chosen_and_the_title_of_a_total_moves_with_them(contests: None) -> None:
    columns = [
        {"code": "number", "shown": False},
        {"code": "direction", "shown": False},
        {"code": "applicants", "shown": False},
    ]
    table = shaped("contests", columns=columns)
    assert [column.code for column in table.columns] == ["name", "winners", "amount"]
    assert sum(column.width for column in table.columns) == 100
    total = table.rows[-1]
    assert [cell.colspan for cell in total.cells] == [2, 1]
    assert printed(table)[-1] == ["Итого по всем конкурсам:", "76,0"]


def test_adjacent_columns_stand_under_a_common_title_of_any_span(contests: None) -> None:
    columns = [
        {"code": "amount", "group": "Деньги", "title": "всего"},
        {"code": "name"},
        {"code": "applicants", "group": "От города", "title": "подали"},
        {"code": "winners", "group": "От города", "title": "победили"},
    ]
    top, bottom = heads(shaped("contests", columns=columns))
    assert top == [
        ("№\u00a0п/п", 1, 2),
        ("Деньги", 1, 1),
        ("Наименование конкурса, гранта", 1, 2),
        ("Направление деятельности", 1, 2),
        ("От города", 2, 1),
    ]
    assert bottom == [("всего", 1, 1), ("подали", 1, 1), ("победили", 1, 1)]


def test_a_column_leaves_the_common_title_that_the_table_gives_it() -> None:
    make_indicator("one", "1", "2")
    columns = [{"code": "plan", "group": ""}, {"code": "unit", "shown": False}]
    assert heads(shaped("indicators", columns=columns)) == [
        [("Показатель", 1, 2), ("план", 1, 2), ("2023\u00a0год", 1, 1)],
        [("факт", 1, 1)],
    ]


def test_subtotals_and_totals_are_left_out() -> None:
    make_support("one", programme=make_programme("sport"), amount="5 тыс")
    make_support("two", amount="3 тыс", purpose="Аренда")
    kinds = [row.kind for row in shaped("financing_by_programme", subtotals=False, totals=False).rows]
    assert kinds == [RowKind.DATA, RowKind.DATA]
    assert [row[1] for row in printed(shaped("financing_by_programme", subtotals=False))] == [
        "5,0",
        "3,0",
        "8,0",
    ]


def test_words_stand_for_what_nobody_knows_and_for_nought(contests: None) -> None:
    make_round(make_contest("e", name="Ноль"), position=9, amount="0", winners="–")
    table = shaped(
        "contests",
        blank="нет сведений",
        zero="без денег",
        columns=[{"code": "winners", "blank": "итоги не подведены"}],
    )
    rows = {row[1]: row[2:] for row in printed(table) if len(row) == 6}
    assert rows["Конкурс c"] == ["Направление c", "нет сведений", "итоги не подведены", "нет сведений"]
    assert rows["Ноль"] == ["Направление e", "нет сведений", "без денег", "без денег"]


def test_footnotes_are_numbered_as_they_are_read_with_the_reasons_of_declared_values(contests: None) -> None:
    declare(
        "table:contests/a/amount",
        "6 тыс",
        "rub",
        resolution="keep_declared",
        reason="По акту.",
        prints_reason=True,
    )
    notes = [
        {"text": "Уточняется.", "row": "b", "column": "amount"},
        {"text": "С учётом возврата.", "row": "a", "column": "amount"},
        {"text": "Без премий.", "column": "amount"},
        {"text": "По протоколам."},
        {"text": "Уточняется.", "row": "d", "column": "name"},
    ]
    table = shaped("contests", footnotes=notes)
    assert table.caption.endswith("2023\u00a0года¹")
    assert table.header[0][-1].text.endswith("рублей²")
    assert [[run.text for run in note] for note in table.footnotes] == [  # type: ignore[union-attr]
        ["По протоколам."],
        ["Без премий."],
        ["По акту. С\u00a0учётом возврата."],
        ["Уточняется."],
    ]
    marks = {row.key: [cell.note for cell in row.cells] for row in table.rows}
    assert (marks["a"][-1], marks["b"][-1], marks["d"][1]) == (3, 4, 4)


def test_addresses_stay_those_of_the_table(contests: None) -> None:
    table = shape(
        resolved("contests"), {"columns": [{"code": "amount", "title": "Деньги"}], "caption": "Другое"}
    )
    cell = table.cell("a", "amount")
    assert cell is not None
    assert cell.place == "table:contests/a/amount"
    assert table.place == "table:contests"


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(FigureError, match="Столбца «деньги» в таблице нет"):
        shape(resolved("contests"), {"columns": [{"code": "деньги"}]})
