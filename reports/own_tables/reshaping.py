"""Rows and columns that come and go: cells keep their keys, formulas keep what they speak of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reports.document import RowKind
from reports.own_tables import references
from reports.own_tables.grid import Grid, OwnColumn, OwnRow, new_key

Rewrite = Callable[[str, int], str]


def add_row(grid: Grid, place: int) -> Grid:
    """A row of data at this place, from nought: empty but for what the row above counts of its own cells."""
    moved = _rewritten(grid, references.with_row_at, place)
    above = grid.rows[place - 1] if place and grid.rows[place - 1].kind is RowKind.DATA else None
    cells = tuple(references.one_row_down(cell, place - 1) for cell in above.cells) if above else ()
    row = OwnRow(f"r{new_key()}", RowKind.DATA, cells or ("",) * len(grid.columns))
    return replace(moved, rows=(*moved.rows[:place], row, *moved.rows[place:]))


def remove_row(grid: Grid, place: int) -> Grid:
    left = replace(grid, rows=(*grid.rows[:place], *grid.rows[place + 1 :]))
    return _rewritten(left, references.without_row, place)


def add_column(grid: Grid, place: int) -> Grid:
    """An empty column at this place, of the kind of the one before it."""
    moved = _rewritten(grid, references.with_column_at, place)
    like = grid.columns[place - 1] if place else grid.columns[0]
    column = replace(like, key=f"c{new_key()}", title="", width=0)
    return _with_columns(
        moved,
        (*moved.columns[:place], column, *moved.columns[place:]),
        lambda cells: (*cells[:place], "", *cells[place:]),
    )


def remove_column(grid: Grid, place: int) -> Grid:
    left = _with_columns(
        grid,
        (*grid.columns[:place], *grid.columns[place + 1 :]),
        lambda cells: (*cells[:place], *cells[place + 1 :]),
    )
    return _rewritten(left, references.without_column, place)


def _with_columns(
    grid: Grid, columns: tuple[OwnColumn, ...], cut: Callable[[tuple[str, ...]], tuple[str, ...]]
) -> Grid:
    rows = tuple(replace(row, cells=cut(row.cells)) for row in grid.rows)
    return replace(grid, columns=columns, rows=rows)


def _rewritten(grid: Grid, rewrite: Rewrite, place: int) -> Grid:
    rows = tuple(replace(row, cells=tuple(rewrite(cell, place) for cell in row.cells)) for row in grid.rows)
    return replace(grid, rows=rows)
