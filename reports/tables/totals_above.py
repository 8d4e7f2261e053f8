"""Totals above what they are made of: «Всего, в том числе:», and under it the rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reports.document import Link, RowKind, Text
from reports.tables.base import ResolvedCell, ResolvedRow

OF_WHICH = ", в\u00a0том числе:"


def with_totals_above(rows: Iterable[ResolvedRow]) -> list[ResolvedRow]:
    """A subtotal stands in the line of its group's title. One without a group stays where its rows end: above them it
    would not be seen how far it goes.
    """
    found: list[ResolvedRow] = []
    run: list[ResolvedRow] = []
    for row in rows:
        if row.kind is RowKind.TOTAL:
            found, run = [_titled(row, row), *found, *run], []
        elif row.kind is RowKind.SUBTOTAL:
            found, run = [*found, *_of_group(row, run)], []
        elif row.kind is RowKind.GROUP:
            found, run = [*found, *run], [row]
        else:
            run.append(row)
    return [*found, *run]


def _of_group(subtotal: ResolvedRow, run: list[ResolvedRow]) -> list[ResolvedRow]:
    if run and run[0].kind is RowKind.GROUP:
        return [_titled(subtotal, run[0]), *run[1:]]
    return [*run, subtotal]


def _titled(total: ResolvedRow, named: ResolvedRow) -> ResolvedRow:
    """Under the title that the other row bears."""
    told = next((cell for cell in named.cells.values() if cell.words), None)
    column = next((code for code, cell in total.cells.items() if cell.words), None)
    if told is None or column is None:
        return total
    title = "".join(run.text for run in told.words if isinstance(run, Text | Link)).rstrip(" :")
    cell: ResolvedCell = replace(total.cells[column], words=(Text(f"{title}{OF_WHICH}", bold=True),))
    return replace(total, cells={**total.cells, column: cell})
