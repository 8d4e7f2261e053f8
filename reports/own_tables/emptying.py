"""The shape of a typed table without the numbers of its year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reports.document import RowKind
from reports.own_tables.formulas import is_formula
from reports.own_tables.grid import ColumnKind, Grid, OwnRow, read_grid, write_grid
from reports.texts.tokens import TOKEN


def emptied(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Words, formulas and figures stay; numbers that were typed for one year are left blank."""
    grid = read_grid(settings)
    rows = tuple(_emptied(row, grid) for row in grid.rows)
    return {**settings, **write_grid(replace(grid, rows=rows))}


def _emptied(row: OwnRow, grid: Grid) -> OwnRow:
    if row.kind is RowKind.GROUP:
        return row
    columns = enumerate(zip(row.cells, grid.columns, strict=True))
    is_titled = row.kind is not RowKind.DATA
    return replace(
        row,
        cells=tuple(
            cell if column.kind is ColumnKind.TEXT or (is_titled and not place) or _is_made(cell) else ""
            for place, (cell, column) in columns
        ),
    )


def _is_made(cell: str) -> bool:
    """Of other numbers, so that it makes itself anew."""
    return is_formula(cell) or TOKEN.search(cell) is not None
