"""How wide the columns of a table are on the page: as they are declared, but none narrower than its longest word.

A column that is too narrow breaks words between any two letters («победител-ей»), and a number runs over its border.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TypeVar

from portal.charts import FONT, text_width
from reports.document import Align, Cell, HeaderCell, Link, RowKind, Table, TableKind, Text
from reports.renderers.grid import Placed, laid
from reports.renderers.wording import plain_text

LETTERS = 10.5  # points, of a table
BOLD = 1.07  # how much wider bold letters are than `text_width` counts, at most
BESIDE = 11.0  # points: what stands between the letters and the borders, with the borders
LARGEST = 30  # per cent that one word may ask for; a longer one is an address
PORTRAIT, LANDSCAPE = 510.0, 757.0  # points between the margins of a page
DIVIDED = 12  # letters: a word of so many is hyphenated in a column that is too narrow
NEAREST = 5  # letters that stay together at either end of it
LONGER_HALF = 0.62  # of such a word, with the hyphen
_GAPS = re.compile(r"[ \n-]+")  # where a line may end; a no-break space is none
_LONG = re.compile(rf"[^\W\d_]{{{DIVIDED},}}")


@dataclass
class _Need:
    """Points: with every word whole, and with the long words divided."""

    whole: float = 0.0
    least: float = 0.0

    def hold(self, whole: float, least: float) -> None:
        """As `text_width` counts them."""
        self.whole = max(self.whole, whole / FONT * LETTERS)
        self.least = max(self.least, least / FONT * LETTERS)


def fitted(table: Table, room: float) -> list[int]:
    """Shares in per cent, one a column; ``room`` is the width of the table in points.

    What a narrow column lacks comes from those that have more than they need. Where there is not enough for all, long
    words are divided; and where even that is too much, every column gets its part of what it needs.
    """
    declared = [max(column.width, 1) for column in table.columns]
    if table.kind is TableKind.MEASURES or not declared:
        return declared
    shares, needs = parts(100, declared), _needs(table)
    whole = [_share(need.whole, room) for need in needs]
    least = [_share(need.least, room) for need in needs]
    if all(each * 100 >= need * sum(declared) for each, need in zip(declared, whole, strict=True)):
        return declared
    if sum(whole) <= 100:
        return _lent(shares, whole)
    if sum(least) < 100:
        more = parts(100 - sum(least), [full - need for full, need in zip(whole, least, strict=True)])
        return [need + each for need, each in zip(least, more, strict=True)]
    return [max(1, each) for each in parts(100, least)]


def fits(table: Table, room: float) -> bool:
    """Whether every word and number has room, with the long words divided."""
    return sum(_share(need.least, room) for need in _needs(table)) <= 100


def parts(whole: int, weights: Sequence[int]) -> list[int]:
    """Whole numbers in the ratio of the weights, that together are the whole."""
    edges = [round(whole * each / sum(weights)) for each in accumulate(weights, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _share(points: float, room: float) -> int:
    return min(LARGEST, math.ceil((points + BESIDE) * 100 / room))


def _lent(shares: Sequence[int], needed: Sequence[int]) -> list[int]:
    """Columns that have more than they need lend in the ratio of what they can spare."""
    lacking = [max(0, need - share) for share, need in zip(shares, needed, strict=True)]
    spare = [max(0, share - need) for share, need in zip(shares, needed, strict=True)]
    if not any(lacking):
        return list(shares)
    lent = parts(sum(lacking), spare)
    return [share + more - less for share, more, less in zip(shares, lacking, lent, strict=True)]


def _needs(table: Table) -> list[_Need]:
    needs = [_Need() for _ in table.columns]
    for word in (*_of_header(table), *_of_body(table)):
        needs[word.place].hold(word.width, word.width * (LONGER_HALF if word.is_long else 1))
    return needs


@dataclass(frozen=True)
class _Word:
    """What no line may end in; ``is_long`` where it may be divided if it must. A cell over several columns has none."""

    place: int
    width: float
    is_long: bool


def _of_header(table: Table) -> Iterator[_Word]:
    for row in laid(table.header, len(table.columns)):
        for placed in row:
            if placed.cell is not None and _is_alone(placed):
                yield from _words(placed.place, placed.cell.text, BOLD)
    if table.column_numbers:
        yield from (
            _Word(place, text_width(str(place + 1)) * BOLD, False) for place in range(len(table.columns))
        )


def _of_body(table: Table) -> Iterator[_Word]:
    grid = laid([row.cells for row in table.rows], len(table.columns))
    for row, cells in zip(table.rows, grid, strict=True):
        wider = 1 if row.kind is RowKind.DATA else BOLD
        for placed in cells:
            if placed.cell is not None and _is_alone(placed):
                yield from _of_cell(placed.place, placed.cell, wider)


def _of_cell(place: int, cell: Cell, wider: float) -> Iterator[_Word]:
    """At the right edge stands a number with all that belongs to it."""
    text = f"{plain_text(cell.content)}{cell.note or ''}"
    if cell.align is Align.RIGHT:
        yield _Word(place, text_width(text) * wider, False)
    else:
        yield from _words(place, text, wider)


def _words(place: int, text: str, wider: float) -> Iterator[_Word]:
    """A number or a date is never divided, however long."""
    return (
        _Word(place, text_width(word) * wider, _LONG.search(word) is not None) for word in _GAPS.split(text)
    )


def _is_alone(placed: Placed[Cell] | Placed[HeaderCell]) -> bool:
    return placed.colspan == 1 and not placed.is_continued


def hyphenated(table: Table, widths: Sequence[float]) -> Table:
    """With soft hyphens in the long words that do not fit their columns; ``widths`` are points."""
    if table.kind is TableKind.MEASURES:
        return table
    count = len(table.columns)
    header = tuple(
        tuple(replace(cell, text=_fitting(cell.text, room)) for cell, room in _with_rooms(row, widths))
        for row in laid(table.header, count)
    )
    rows = tuple(
        replace(row, cells=tuple(_fitting_cell(cell, room) for cell, room in _with_rooms(cells, widths)))
        for row, cells in zip(table.rows, laid([row.cells for row in table.rows], count), strict=True)
    )
    return replace(table, header=header, rows=rows)


C = TypeVar("C", Cell, HeaderCell)


def _with_rooms(row: Iterable[Placed[C]], widths: Sequence[float]) -> Iterator[tuple[C, float]]:
    """Each cell once, with the room of its letters, in pixels of `text_width`."""
    for placed in row:
        if placed.cell is not None and not placed.is_continued:
            width = sum(widths[placed.place : placed.place + placed.colspan])
            yield placed.cell, (width - BESIDE) / LETTERS * FONT / BOLD


def _fitting_cell(cell: Cell, room: float) -> Cell:
    content = tuple(
        replace(run, text=_fitting(run.text, room)) if isinstance(run, Text | Link) else run
        for run in cell.content
    )
    return replace(cell, content=content)


def _fitting(text: str, room: float) -> str:
    if text_width(text) <= room:
        return text
    return _LONG.sub(lambda word: word[0] if text_width(word[0]) <= room else _divided(word[0]), text)


def _divided(word: str) -> str:
    from portal.pdf.lines import SOFT_HYPHEN, break_places

    places = [place for place in break_places(word) if NEAREST <= place <= len(word) - NEAREST]
    return SOFT_HYPHEN.join(word[left:right] for left, right in pairwise([0, *places, len(word)]))
