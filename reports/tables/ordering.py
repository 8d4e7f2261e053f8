"""Rows in another order: within their group, with the totals where they were, numbered anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import count, groupby

from reports.document import Link, Number, RowKind, Text
from reports.tables.base import ResolvedCell, ResolvedRow

NUMBER = "number"
"""The column of row numbers, in whichever table."""

LAST_ROW = "others"
"""The key of a row of data that comes after all others of its group: «прочие»."""


def ordered(rows: Iterable[ResolvedRow], by: str, *, descending: bool = False) -> list[ResolvedRow]:
    """Unknown values come last in either direction. Without a column to go by the rows stay as they are."""
    rows = list(rows)
    if not by:
        return rows
    found: list[ResolvedRow] = []
    for kind, run in groupby(rows, key=lambda row: row.kind):
        together = list(run)
        found += _sorted(together, by, descending) if kind is RowKind.DATA else together
    return _numbered(found)


def _sorted(rows: list[ResolvedRow], by: str, descending: bool) -> list[ResolvedRow]:
    known = [row for row in rows if _is_told(row.cells.get(by)) and not _is_last(row)]
    unknown = [row for row in rows if not _is_told(row.cells.get(by)) and not _is_last(row)]
    last = [row for row in rows if _is_last(row)]
    return [*sorted(known, key=lambda row: _key(row.cells[by]), reverse=descending), *unknown, *last]


def _is_last(row: ResolvedRow) -> bool:
    return row.key.rpartition(".")[2] == LAST_ROW


def _is_told(cell: ResolvedCell | None) -> bool:
    if cell is None:
        return False
    return bool(cell.words) if cell.printed is None else cell.printed.is_known


def _key(cell: ResolvedCell) -> tuple[bool, Decimal, str]:
    """Numbers before words; a cell of words that begins with a number goes by it («3 объединения»)."""
    if cell.printed is not None:
        return False, cell.printed.number, ""
    first = cell.words[0]
    if isinstance(first, Number) and first.quantity.is_known:
        return False, first.quantity.number, ""
    words = _words(cell).lower().replace("ё", "е").strip('«»"„“ ')
    return (False, Decimal(words), "") if words.isdecimal() else (True, Decimal(0), words)


def _words(cell: ResolvedCell) -> str:
    return "".join(run.text for run in cell.words if isinstance(run, Text | Link))


def _numbered(rows: list[ResolvedRow]) -> list[ResolvedRow]:
    """Where the rows of data bear numbers, they run from one again."""
    places = count(1)
    return [replace(row, cells=_with_number(row, places)) if _bears_number(row) else row for row in rows]


def _bears_number(row: ResolvedRow) -> bool:
    cell = row.cells.get(NUMBER) if row.kind is RowKind.DATA else None
    return cell is not None and _words(cell).isdecimal()


def _with_number(row: ResolvedRow, places: Iterator[int]) -> dict[str, ResolvedCell]:
    words = (Text(str(next(places))),)
    return {**row.cells, NUMBER: replace(row.cells[NUMBER], words=words)}
