"""Where a page may not end inside a table of numbers: one rule for the PDF and for Word.

A table that takes little of a page stands on one. A taller one breaks between rows; its head never parts from the first
rows, nor its last rows from one another, nor a title from what it is the title of, nor a sum from what it sums.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

from portal.charts import FONT, text_width
from reports.document import Cell, Row, RowKind, Table, TableKind
from reports.renderers.columns import BESIDE, BOLD, LETTERS
from reports.renderers.grid import Placed, laid
from reports.renderers.wording import plain_text

# Points.
LINE, AROUND = 13.65, 7.5  # a line of a row, and what a row has above and below its lines
SHORT = 200.0  # of the rows of a table that stands on one page: a wide page holds 480, an upright one 730
EDGE = 3  # rows stay together at the head and at the foot, where they are no taller than a short table
_SUMS = (RowKind.SUBTOTAL, RowKind.TOTAL)


def is_short(table: Table, widths: Sequence[float]) -> bool:
    """``widths`` of the columns are points."""
    if table.kind is TableKind.MEASURES or len(table.rows) * (LINE + AROUND) > SHORT:
        return False
    return sum(_heights(table, widths)) <= SHORT


def kept_with_next(table: Table, widths: Sequence[float]) -> list[bool]:
    """For each row, whether a page may not end after it."""
    if table.kind is TableKind.MEASURES:
        return [row.kind is RowKind.GROUP for row in table.rows]
    last = len(table.rows) - 1
    heights = list(_heights(table, widths))
    if sum(heights) <= SHORT:
        return [place < last for place in range(last + 1)]
    first, final = _edge(heights), _edge(heights[::-1])
    return [
        place < last
        and (place < first - 1 or place > last - final or _belongs(*table.rows[place : place + 2]))
        for place in range(last + 1)
    ]


def _belongs(row: Row, following: Row) -> bool:
    return row.kind is RowKind.GROUP or following.kind in _SUMS


def _edge(heights: Iterable[float]) -> int:
    """How many rows from here on stay together."""
    return sum(top <= SHORT for top in accumulate(islice(heights, EDGE)))


def _heights(table: Table, widths: Sequence[float]) -> Iterable[float]:
    grid = laid([row.cells for row in table.rows], len(widths))
    for row, cells in zip(table.rows, grid, strict=True):
        wider = 1 if row.kind is RowKind.DATA else BOLD
        yield max(_lines(placed, widths, wider) for placed in cells) * LINE + AROUND


def _lines(placed: Placed[Cell], widths: Sequence[float], wider: float) -> int:
    if placed.cell is None or placed.is_continued:
        return 1
    room = sum(widths[placed.place : placed.place + placed.colspan]) - BESIDE
    return max(
        1,
        math.ceil(text_width(plain_text(placed.cell.content)) * wider / FONT * LETTERS / max(room, LETTERS)),
    )
