from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import RowKind
from reports.own_tables.emptying import emptied
from reports.own_tables.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    ColumnKind,
    Grid,
    OwnColumn,
    OwnRow,
    new_grid,
    read_grid,
    write_grid,
)
from reports.own_tables.pasting import DoesNotFit, paste, rows_of
from reports.own_tables.references import Ref
from reports.own_tables.reshaping import add_column, add_row, remove_column, remove_row

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["key", "kind", "cells", "title", "width", "columns", "rows", "unit"]), inner
        )
    ),
    max_leaves=12,
)


def cells(grid: Grid) -> list[tuple[str, ...]]:
    return [row.cells for row in grid.rows]


def test_a_grid_is_written_as_plain_data_and_read_back() -> None:
    grid = Grid(
        "Субсидии",
        (OwnColumn("c1", "Кому"), OwnColumn("c2", "План", ColumnKind.MONEY, "", "тыс.", 1, 20, "2023")),
        (OwnRow("r1", RowKind.GROUP, ("Спорт", "")), OwnRow("r2", RowKind.TOTAL, ("Итого", "=СУММ(B1:B1)"))),
        numbered=False,
        column_numbers=True,
        footnotes=("Без областных.",),
    )
    assert read_grid(json.loads(json.dumps(write_grid(grid)))) == grid


@given(st.dictionaries(st.sampled_from(["columns", "rows", "title", "footnotes"]), JSON))
def test_whatever_settings_came_by_import_there_is_a_table(settings: dict[str, Any]) -> None:
    grid = read_grid(settings)
    assert grid.columns
    assert len(grid.widths) == len(grid.columns)
    assert all(len(row.cells) == len(grid.columns) for row in grid.rows)
    for named in (grid.columns, grid.rows):
        assert len({each.key for each in named}) == len(named)


def test_too_much_is_left_out() -> None:
    settings = {"columns": [{"title": "x"}] * 90, "rows": [{"cells": ["1"] * 90}] * 900}
    grid = read_grid(settings)
    assert (len(grid.columns), len(grid.rows)) == (MAX_COLUMNS, MAX_ROWS)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=MAX_COLUMNS))
def test_widths_fill_the_sheet_and_no_more(widths: list[int]) -> None:
    grid = Grid(columns=tuple(OwnColumn(f"c{n}", width=width) for n, width in enumerate(widths)))
    assert 100 - len(widths) <= sum(grid.widths) <= 100 + 3 * len(widths)


def test_rows_and_columns_come_and_go_and_keys_stay() -> None:
    grid = new_grid()
    wider = add_column(add_row(grid, 2), 2)
    assert [row.key for row in wider.rows if row.key in ("r1", "r2", "r3")] == ["r1", "r2", "r3"]
    assert wider.rows[3].cells[:2] == ("Итого", "=СУММ(B1:B3)")
    assert wider.columns[2].kind is ColumnKind.NUMBER
    assert remove_column(remove_row(wider, 2), 2) == grid
    assert remove_row(remove_row(grid, 0), 0).rows[0].cells[1] == "=СУММ(#ССЫЛКА)"


def test_pasted_cells_push_the_total_down() -> None:
    grid = paste(new_grid(), Ref(0, 0), 'Спорт\t1\r\nКультура\t2\r\nНаука\t3\r\n"Две\nстроки"\t4\r\n')
    assert cells(grid) == [
        ("Спорт", "1"),
        ("Культура", "2"),
        ("Наука", "3"),
        ("Две строки", "4"),
        ("Итого", "=СУММ(B1:B4)"),
    ]


@pytest.mark.parametrize(
    ("copied", "rows"),
    [
        ('"Ромашка" АНО\t5\nЛотос\t6', [['"Ромашка" АНО', "5"], ["Лотос", "6"]]),
        ('"Союз\t5\nЛотос\t6', [['"Союз', "5"], ["Лотос", "6"]]),
        ('"Союз"\t5', [['"Союз"', "5"]]),
        ('"Дом\nдружбы ""Мы"""\t5\r\nЛотос\t', [['Дом дружбы "Мы"', "5"], ["Лотос", ""]]),
        ("\n\tА", [[""], ["", "А"]]),
        ("", []),
    ],
)
def test_quotes_of_names_stay_and_those_of_excel_go(copied: str, rows: list[list[str]]) -> None:
    assert rows_of(copied) == rows


CELLS = st.text(st.sampled_from('"А\n 5'), min_size=1).filter(lambda cell: "\n" in cell or cell[0] != '"')


@given(st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1))
def test_what_excel_writes_is_read(rows: list[list[str]]) -> None:
    """It quotes the cells with a line break, and no others."""
    quoted = [
        ['"{}"'.format(cell.replace('"', '""')) if "\n" in cell else cell for cell in row] for row in rows
    ]
    copied = "\n".join("\t".join(row) for row in quoted)
    assert rows_of(copied) == [[" ".join(cell.split()) for cell in row] for row in rows]


def test_pasting_into_the_middle_leaves_the_rest() -> None:
    grid = paste(new_grid(), Ref(1, 1), "7")
    assert cells(grid) == [("", ""), ("", "7"), ("Итого", "=СУММ(B1:B2)")]
    assert paste(grid, Ref(0, 0), "") == grid


def test_what_does_not_fit_is_refused_in_words() -> None:
    with pytest.raises(DoesNotFit, match="Скопировано столбцов: 3, а от этой ячейки в таблице 2"):
        paste(new_grid(), Ref(0, 0), "1\t2\t3")
    with pytest.raises(DoesNotFit, match="до 100 строк"):
        paste(new_grid(), Ref(0, 0), "1\n" * 200)


def test_an_emptied_table_keeps_words_formulas_and_figures() -> None:
    grid = Grid(
        columns=(OwnColumn("c1"), OwnColumn("c2", kind=ColumnKind.NUMBER)),
        rows=(
            OwnRow("r1", cells=("Спорт", "12")),
            OwnRow("r2", cells=("Культура", "{{ support.amount }}")),
            OwnRow("r3", RowKind.TOTAL, ("Итого", "=B1+B2")),
        ),
    )
    kept = read_grid(emptied({**write_grid(grid), "other": 1}))
    assert cells(kept) == [("Спорт", ""), ("Культура", "{{ support.amount }}"), ("Итого", "=B1+B2")]
