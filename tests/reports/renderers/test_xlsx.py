"""The workbook of a report: its sheets and their texts, read by openpyxl."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest

from reports.document import (
    Cell,
    Document,
    HeaderCell,
    Heading,
    ListNode,
    Row,
    Signature,
    Table,
    Text,
)
from reports.renderers.xlsx import render
from tests.reports.renderers.samples import (
    HOSTILE,
    cell,
    chart,
    document,
    measures,
    of,
    paragraph,
    table,
)
from tests.reports.renderers.xlsx_files import CONTENTS, book, grid, opened, row, thousands, written


def test_the_same_document_gives_the_same_bytes_that_bear_no_date() -> None:
    content = render(document())
    assert content == render(document())
    with ZipFile(io.BytesIO(content)) as archive:
        assert b"dcterms" not in archive.read("docProps/core.xml")
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_title_and_city_are_told() -> None:
    told = opened(render(document())).properties
    assert (told.title, told.creator) == (f"Отчёт {HOSTILE}", "Кемерово")


def test_contents_come_first_and_lead_to_each_sheet() -> None:
    workbook = book(table(1), measures(), table(1, 2))
    assert workbook.sheetnames == [CONTENTS, "Таблица 1", "Мероприятия", "Таблица 2"]
    contents = workbook[CONTENTS]
    assert [contents.cell(line, 1).value for line in (5, 6, 7)] == workbook.sheetnames[1:]
    assert contents["A5"].hyperlink.location == "'Таблица 1'!A1"
    assert contents["B5"].value == f"Таблица № 1. Итоги {HOSTILE}"


def test_a_report_without_tables_says_so() -> None:
    for empty in (of(), Document("", "", "", 2023, "", ())):
        workbook = opened(render(empty))
        assert workbook.sheetnames == [CONTENTS]
        assert workbook[CONTENTS]["A4"].value == "В отчёте нет таблиц."


def test_a_table_with_its_caption_header_rows_and_notes() -> None:
    sheet = book(table(2))["Таблица 1"]
    values = [[each.value for each in line] for line in sheet.iter_rows(max_col=3)]
    hostile = f"Строка 0. {HOSTILE}"
    assert values == [
        [f"Таблица № 1. Итоги {HOSTILE}", None, None],
        ["тыс. рублей", None, None],
        ["Наименование <получателя>", "2023 год", None],
        [None, "план", "факт"],
        [1, 2, 3],
        ["Всероссийские:", None, None],
        [hostile, 1397.2, "–"],
        [hostile.replace("0", "1"), 1397.2, "–"],
        ["Итого:", 1397.2, None],
        [f"1. По приказу {HOSTILE}", None, None],
    ]
    assert {str(area) for area in sheet.merged_cells.ranges} >= {"A3:A4", "B3:C3", "A6:C6"}
    assert sheet.freeze_panes == "A6"
    assert sheet.print_title_rows == "$3:$5"


def test_the_page_is_turned_as_in_the_report() -> None:
    workbook = opened(render(document()))
    assert workbook["Мероприятия"].page_setup.orientation == "landscape"
    assert workbook["Таблица 1"].page_setup.orientation == "portrait"
    assert workbook["Таблица 1"].page_setup.fitToHeight == 0


@pytest.mark.parametrize(
    "text", ["=1+1", "+7 384", "-5", "@SUM(A1)", "\t=1", "'=1", '=HYPERLINK("http://x")']
)
def test_no_text_is_a_formula(text: str) -> None:
    table_of_it = replace(grid(row(text, thousands(1))), caption=text, unit=text)
    named = replace(table_of_it, number=None, header=((HeaderCell(text), HeaderCell(text)),))
    document = replace(of(table_of_it, named), title=text, city=text)
    workbook = opened(render(document))
    cells = [
        each for sheet in workbook for line in sheet.iter_rows() for each in line if each.value is not None
    ]
    assert not [each for each in cells if each.data_type == "f"]
    same = [each for each in cells if each.value == text]
    assert len(same) >= 6
    assert all(each.data_type == "s" and each.quotePrefix for each in same)


def test_forbidden_signs_are_dropped_and_long_texts_cut() -> None:
    sheet = written(row("а\x00б\x0b\ud800", thousands(1)), row("я" * 40_000, thousands(1)))
    assert sheet["A3"].value == "аб"
    assert len(sheet["A4"].value) == 32_767


def test_a_note_of_a_cell_is_its_remark() -> None:
    sheet = book(table(1))["Таблица 1"]
    assert sheet["B8"].comment.text == f"По приказу {HOSTILE}"


def test_merged_cells_of_the_body_stay_within_the_table() -> None:
    tall = Cell((Text("высокая"),), rowspan=9)
    lines = (Row("1", (tall, cell(thousands(1)))), Row("2", (cell(thousands(2)),)))
    sheet = written(*lines)
    assert "A3:A4" in {str(area) for area in sheet.merged_cells.ranges}
    assert (sheet["B3"].value, sheet["B4"].value) == (0, 0)


def test_measures_are_one_sheet_whose_texts_are_wrapped() -> None:
    workbook = book(measures(), table(1), measures())
    sheet = workbook["Мероприятия"]
    assert workbook.sheetnames == [CONTENTS, "Мероприятия", "Таблица 1"]
    assert [sheet.cell(line, 1).value for line in range(3, 9)] == 2 * ["1. Направление", "1.1.", "1.2."]
    assert sheet["B4"].value.count("\n") == 11
    assert sheet["B4"].alignment.wrap_text


def test_nodes_in_a_cell_are_lines_of_it() -> None:
    nodes = (
        paragraph("Помогли:"),
        ListNode(((paragraph("раз"), paragraph("ещё")), (paragraph("два"),)), ordered=True),
        ListNode(((paragraph("точка"),),)),
        Signature("Глава", "И.И. Иванов"),
    )
    sheet = written(Row("1", (Cell(nodes=nodes), Cell())))
    assert sheet["A3"].value == "Помогли:\n1. раз\nещё\n2. два\n• точка\nГлава И.И. Иванов"


def test_a_table_inside_a_list_or_a_chart_has_its_sheet() -> None:
    inside = ListNode(((replace(table(1), number=7),),))
    assert book(inside, chart("раз", "два", number=8)).sheetnames == [CONTENTS, "Таблица 7", "Таблица 8"]  # type: ignore[arg-type]


def test_names_of_sheets_are_legal_short_and_different() -> None:
    long = "Субсидии из городского бюджета на проекты"
    tables = (
        grid(caption=long, number=None),
        grid(caption=long.upper(), number=None),
        grid(caption="а/б:в*г?[д]\\'", number=None),
        grid(caption="😀" * 20, number=None),
        grid(caption="ъ" * 40, number=None),
        grid(caption="содержание", number=None),
        grid(caption="\x00", number=None),
        grid(number=3),
        grid(number=3),
    )
    names = book(
        Heading(2, (Text("Целевые показатели города"),), outline="Целевые показатели"),
        grid(number=None),
        *tables,
    ).sheetnames
    assert names[1:4] == [
        *("Целевые показатели", "Субсидии из городского бюджета…", "СУБСИДИИ ИЗ ГОРОДСКОГО… (2)")
    ]
    assert names[4] == "а б в г д"
    assert names[-4:] == ["содержание (2)", "Таблица без номера", "Таблица 3", "Таблица 3 (2)"]
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(names)


def test_hundreds_of_rows_and_a_table_of_nothing() -> None:
    sheet = book(table(400))["Таблица 1"]
    assert sheet.max_row == 3 + 2 + 1 + 400 + 1 + 1
    nothing = opened(render(of(Table("t", (), (), ()), grid())))
    assert nothing.sheetnames == [CONTENTS, "Таблица без номера", "Таблица 1"]
