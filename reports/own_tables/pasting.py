"""What was copied in Excel, laid over the cells of a typed table."""

from __future__ import annotations

import re
from dataclasses import replace

from reports.document import RowKind
from reports.own_tables.grid import MAX_ROWS, MAX_TEXT, Grid
from reports.own_tables.references import Ref
from reports.own_tables.reshaping import add_row

_CELL = re.compile(r'(?P<whole>"(?P<inner>(?:[^"]|"")*)"|[^\t\n]*)(?P<end>[\t\n]|\Z)')
_NEEDS_QUOTES = re.compile(r'[\t\n]|""')


class DoesNotFit(ValueError):
    """There is more than the table can take; the message says what to do."""


def paste(grid: Grid, at: Ref, text: str) -> Grid:
    """The grid with the copied cells from ``at`` on. Rows that are lacking are put in above the total.

    Raises DoesNotFit, and then nothing is pasted.
    """
    copied = rows_of(text)
    widest = max((len(row) for row in copied), default=0)
    if at.column + widest > len(grid.columns):
        raise DoesNotFit(
            f"Скопировано столбцов: {widest}, а от этой ячейки в таблице {len(grid.columns) - at.column}. "
            "Добавьте столбцы и вставьте снова."
        )
    place = min(at.row, len(grid.rows))
    for row in copied:
        place = _next_row_of_data(grid, place)
        if place == len(grid.rows) or grid.rows[place].kind in (RowKind.SUBTOTAL, RowKind.TOTAL):
            if len(grid.rows) >= MAX_ROWS:
                raise DoesNotFit(f"В таблице бывает до {MAX_ROWS} строк: разделите её на две.")
            grid = add_row(grid, place)
        grid = _with_row(grid, place, at.column, row)
        place += 1
    return grid


def rows_of(text: str) -> list[list[str]]:
    """Excel parts cells by tabs and quotes those that hold a line break; lines of one copy may end anyhow."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    rows: list[list[str]] = [[]]
    for cell in _CELL.finditer(plain):
        rows[-1].append(" ".join(_text_of(cell).split())[:MAX_TEXT])
        if not cell["end"]:
            break
        if cell["end"] == "\n":
            rows.append([])
    return rows if plain else []


def _text_of(cell: re.Match[str]) -> str:
    """The quotes of a name («"Ромашка"») are its own."""
    inner = cell["inner"] or ""
    return inner.replace('""', '"') if _NEEDS_QUOTES.search(inner) else cell["whole"]


def _next_row_of_data(grid: Grid, place: int) -> int:
    """Group rows are stepped over: they hold one cell only."""
    while place < len(grid.rows) and grid.rows[place].kind is RowKind.GROUP:
        place += 1
    return place


def _with_row(grid: Grid, place: int, column: int, copied: list[str]) -> Grid:
    row = grid.rows[place]
    cells = (*row.cells[:column], *copied, *row.cells[column + len(copied) :])
    return replace(grid, rows=(*grid.rows[:place], replace(row, cells=cells), *grid.rows[place + 1 :]))
