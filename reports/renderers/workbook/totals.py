"""Which rows a printed total sums.

The document does not say it, so it is proved: a total is a formula only where the printed numbers of some rows
really give the printed total.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reports.document import RowKind

SUMS = (RowKind.SUBTOTAL, RowKind.TOTAL)


def summed(kinds: Sequence[RowKind], values: Mapping[int, Decimal], total: int) -> list[int]:
    """Rows of one column whose values give that of the row ``total``; empty where none do.

    ``values`` are the numbers of the column by row. What is no number counts for nothing, as in a spreadsheet.
    """
    for rows in _candidates(kinds, total):
        terms = [values[row] for row in rows if row in values]
        if terms and sum(terms) == values[total]:
            return rows
    return []


def sum_above(kinds: Sequence[RowKind], values: Mapping[int, Decimal], total: int) -> Decimal | None:
    """What the rows give that one would expect the total to sum; None where there is no number."""
    terms = [values[row] for row in next(_candidates(kinds, total)) if row in values]
    return sum(terms, Decimal(0)) if terms else None


def ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of rows that follow one another."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row == found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _candidates(kinds: Sequence[RowKind], total: int) -> Iterator[list[int]]:
    """The likeliest first: a subtotal sums its own part, a total everything."""
    below = _data_until(kinds, total, () if kinds[total] is RowKind.TOTAL else (RowKind.GROUP, *SUMS))
    if _stand_above(kinds, kinds[total]):
        yield below
        return
    part = _data_since(kinds, total, (RowKind.GROUP, *SUMS))
    group = _data_since(kinds, total, (RowKind.GROUP,))
    everything = _data_since(kinds, total, ())
    if kinds[total] is RowKind.TOTAL:
        yield from (everything, group, part)
    else:
        yield from (part, group, everything)
    yield below


def _stand_above(kinds: Sequence[RowKind], kind: RowKind) -> bool:
    """Whether the totals of this kind stand above what they sum: «Всего, в том числе:»."""
    first = kinds.index(kind)
    if RowKind.DATA in kinds[:first]:
        return False
    return RowKind.DATA in (kinds[first:] if kind is RowKind.TOTAL else kinds[first + 1 : first + 2])


def _data_since(kinds: Sequence[RowKind], total: int, borders: tuple[RowKind, ...]) -> list[int]:
    """Rows of data above the total, up to the nearest border."""
    first = next((row + 1 for row in range(total - 1, -1, -1) if kinds[row] in borders), 0)
    return [row for row in range(first, total) if kinds[row] is RowKind.DATA]


def _data_until(kinds: Sequence[RowKind], total: int, borders: tuple[RowKind, ...]) -> list[int]:
    """Rows of data below the total, down to the nearest border."""
    last = next((row for row in range(total + 1, len(kinds)) if kinds[row] in borders), len(kinds))
    return [row for row in range(total + 1, last) if kinds[row] is RowKind.DATA]
