"""Workbooks of all formats give the same rows."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from portal.imports.reading import Sheet, UnreadableFile, look, rows_of
from tests.imports.reading.workbooks import ods_cell, ods_row, write_ods, write_xls, write_xlsx

ROWS = [["Наименование", "ИНН"], ["Фонд «Ромашка»", "7710264307"], ["АНО «Вера»", "7727248720"]]
EXPECTED = [(place, row) for place, row in enumerate(ROWS, 1)]


def read(path: Path, sheet: int = 0) -> list[tuple[int, list[Any]]]:
    return list(rows_of(path, look(path, path.name), sheet))


def test_xlsx(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ROWS)
    file = look(path, "a.xlsx")
    assert (file.kind, [(each.name, each.rows_estimate) for each in file.sheets]) == ("xlsx", [("Лист1", 3)])
    assert read(path) == EXPECTED


def test_ods(tmp_path: Path) -> None:
    filler = ods_row(
        ods_cell("", ' table:number-columns-repeated="16384"'),
        attributes=' table:number-rows-repeated="1048573"',
    )
    path = write_ods(tmp_path / "a.ods", "".join(ods_row(*map(ods_cell, row)) for row in ROWS) + filler)
    assert look(path, "a.ods").kind == "ods"
    assert read(path) == EXPECTED


def test_xls(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", [*ROWS, ["Сумма", 1397.2]])
    file = look(path, "a.xls")
    assert (file.kind, file.sheets[0].name) == ("xls", "Лист1")
    assert read(path) == [*EXPECTED, (4, ["Сумма", 1397.2])]


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    assert look(write_xlsx(tmp_path / "a.csv", ROWS), "a.csv").kind == "xlsx"
    text = tmp_path / "b.xls"
    text.write_text("Имя\tИНН\nФонд\t7710264307\n", encoding="cp1251")
    file = look(text, "Отчёт за год.xls")
    assert (file.kind, file.delimiter, file.sheets) == ("csv", "\t", (Sheet("Отчёт за год", 3),))


def test_values_keep_their_types(tmp_path: Path) -> None:
    day, hour = datetime.date(2023, 6, 5), datetime.time(10, 1)
    moment = datetime.datetime.combine(day, hour)
    row = [1095200000000, 0.5, True, day, moment, hour, "  ", None, "конец"]
    path = write_xlsx(tmp_path / "a.xlsx", [row])
    assert read(path) == [(1, row)]
    assert [type(cell) for cell in read(path)[0][1][:3]] == [int, float, bool]


def test_rows_and_columns_are_counted_from_the_sheets_corner(tmp_path: Path) -> None:
    def far(book: Workbook) -> None:
        book.active["C4"], book.active["D6"] = "Имя", "Фонд"

    rows = read(write_xlsx(tmp_path / "a.xlsx", [], far))
    assert [(line, cells) for line, cells in rows if any(cells)] == [
        (4, [None, None, "Имя", None]),
        (6, [None, None, None, "Фонд"]),
    ]


def test_merged_cells_give_their_value_to_each_row_that_holds_something(tmp_path: Path) -> None:
    def merge(book: Workbook) -> None:
        book.active.merge_cells("A1:B1")
        book.active.merge_cells("A2:A4")

    rows: list[list[Any]] = [
        ["Список", None],
        ["Культура", "один"],
        [None, "два"],
        [None, None],
        [None, "три"],
    ]
    assert [cells for _, cells in read(write_xlsx(tmp_path / "a.xlsx", rows, merge))] == [
        ["Список", None],
        ["Культура", "один"],
        ["Культура", "два"],
        [None, None],
        [None, "три"],
    ]


def test_merged_cells_of_ods(tmp_path: Path) -> None:
    empty = ods_row(ods_cell(""), attributes=' table:number-rows-repeated="3"')
    covered = "<table:covered-table-cell/>"
    rows = [
        ods_row(ods_cell("раз"), ods_cell("два")),
        empty,
        ods_row(
            ods_cell("", ' table:number-columns-repeated="2"'),
            ods_cell("Спорт", ' table:number-rows-spanned="3"'),
            ods_cell("1"),
        ),
        ods_row(ods_cell("", ' table:number-columns-repeated="2"'), covered, ods_cell("2")),
        ods_row(covered),
        ods_row(ods_cell("", ' table:number-columns-repeated="3"'), ods_cell("3")),
    ]
    filled = [
        (line, cells) for line, cells in read(write_ods(tmp_path / "a.ods", "".join(rows))) if any(cells)
    ]
    assert filled == [
        (1, ["раз", "два", None, None]),
        (5, [None, None, "Спорт", "1"]),
        (6, [None, None, "Спорт", "2"]),
        (8, [None, None, None, "3"]),
    ]


def test_sheets_in_their_order_without_hidden_ones_and_charts(tmp_path: Path) -> None:
    def more(book: Workbook) -> None:
        book.create_sheet("Служебный").sheet_state = "hidden"
        book.create_chartsheet("Диаграмма")
        book.create_sheet("Итоги & выводы").append(["второй"])

    path = write_xlsx(tmp_path / "a.xlsx", ROWS, more)
    assert [each.name for each in look(path, "a.xlsx").sheets] == ["Лист1", "Итоги & выводы"]
    assert read(path, 1) == [(1, ["второй"])]


def test_a_dropped_iterator_ends_the_process(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["текст", place] for place in range(5000)])
    rows: Iterator[Any] = rows_of(path, look(path, "a.xlsx"))
    assert next(rows)[0] == 1
    rows.close()  # type: ignore[attr-defined]
    assert list(rows) == []


def test_columns_beyond_the_limit(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["а", *[None] * 250, "б"]])
    with pytest.raises(UnreadableFile, match="В строке 1 больше 200 столбцов"):
        read(path)


def test_a_workbook_of_mojibake(tmp_path: Path) -> None:
    broken = [[cell.encode().decode("cp1251", errors="replace") for cell in row] for row in ROWS]
    with pytest.raises(UnreadableFile, match="кодировке"):
        read(write_xlsx(tmp_path / "a.xlsx", broken))
