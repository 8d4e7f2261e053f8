"""Addresses of cells inside a typed table: «B4», «C1:C4», and what becomes of them when rows come and go."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

GONE = "#ССЫЛКА"
"""Stands in a formula in place of a cell that was taken out of the table."""

LOOKALIKES = str.maketrans("АВСЕНКМОРТХУ", "ABCEHKMOPTXY")
"""Russian letters that look like Latin ones: people type a column's letter in the layout that is on."""

_CELL = r"\$?([A-ZА-Я])\$?([0-9]{1,4})"
_CELLS = re.compile(rf"{{{{.*?}}}}|(?<![\w$]){_CELL}(?:\s*:\s*{_CELL})?(?![\w(])", re.IGNORECASE)
"""Cells and their ranges; a figure of the records, which may be called like a cell, is passed over whole."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A cell by the places of its row and column, both from nought."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{letter(self.column)}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Range:
    """All cells between two corners, both included."""

    first: Ref
    last: Ref

    @property
    def cells(self) -> list[Ref]:
        rows, columns = self.corners
        return [Ref(row, column) for row in range(*rows) for column in range(*columns)]

    @property
    def corners(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Rows and columns as half-open spans, whichever corner was named first."""
        rows = sorted((self.first.row, self.last.row))
        columns = sorted((self.first.column, self.last.column))
        return (rows[0], rows[1] + 1), (columns[0], columns[1] + 1)


def letter(column: int) -> str:
    return chr(ord("A") + column)


def ref(column: str, row: str) -> Ref | None:
    """The cell that a letter and a number name; None for a letter that no column has."""
    latin = column.upper().translate(LOOKALIKES)
    return Ref(int(row) - 1, ord(latin) - ord("A")) if "A" <= latin <= "Z" else None


def with_row_at(formula: str, place: int) -> str:
    """The formula after a row was put in at ``place``: what stood there stands one lower.

    A range that ends just above the new row takes it in, so that a total stays a total of all rows; one that runs
    along a single row does not.
    """

    def widened(first: Ref, last: Ref) -> Ref:
        is_flat = first.row == last.row and first.column < last.column
        return _down(last, place if is_flat else place - 1)

    return _moved(formula, lambda cell: _down(cell, place), widened)


def one_row_down(formula: str, row: int) -> str:
    """The same formula for the row below, where it speaks of this row alone («=C2/B2*100»); nothing otherwise."""
    rows = {int(number) - 1 for found in _CELLS.findall(formula) for number in (found[1], found[3]) if number}
    if rows != {row} or not formula.lstrip().startswith("="):
        return ""
    return _moved(formula, lambda cell: _down(cell, row), lambda first, last: _down(last, row))


def with_column_at(formula: str, place: int) -> str:
    """The same for a column; a range within one column does not take the new one in."""

    def widened(first: Ref, last: Ref) -> Ref:
        return _right(last, place - 1 if first.column < last.column else place)

    return _moved(formula, lambda cell: _right(cell, place), widened)


def without_row(formula: str, place: int) -> str:
    """The formula after the row was taken out; ranges shrink, a cell that is gone is named `GONE`."""
    return _shrunk(formula, lambda cell: cell.row, lambda cell, row: Ref(row, cell.column), place)


def without_column(formula: str, place: int) -> str:
    return _shrunk(formula, lambda cell: cell.column, lambda cell, column: Ref(cell.row, column), place)


def _down(cell: Ref, place: int) -> Ref:
    return Ref(cell.row + 1, cell.column) if cell.row >= place else cell


def _right(cell: Ref, place: int) -> Ref:
    return Ref(cell.row, cell.column + 1) if cell.column >= place else cell


def _moved(formula: str, move: Callable[[Ref], Ref], move_last: Callable[[Ref, Ref], Ref]) -> str:
    def moved(first: Ref, last: Ref | None) -> str:
        if last is None:
            return str(move(first))
        first, last = _sorted(first, last)
        return f"{move(first)}:{move_last(first, last)}"

    return _rewritten(formula, moved)


def _shrunk(formula: str, place_of: Callable[[Ref], int], put: Callable[[Ref, int], Ref], place: int) -> str:
    def shrunk(first: Ref, last: Ref | None) -> str:
        if last is None:
            at = place_of(first)
            return GONE if at == place else str(put(first, at - (at > place)))
        first, last = _sorted(first, last)
        start, end = place_of(first), place_of(last)
        if start == end == place:
            return GONE
        return f"{put(first, start - (start > place))}:{put(last, end - (end >= place))}"

    return _rewritten(formula, shrunk)


def _sorted(first: Ref, last: Ref) -> tuple[Ref, Ref]:
    (top, bottom), (left, right) = Range(first, last).corners
    return Ref(top, left), Ref(bottom - 1, right - 1)


def _rewritten(formula: str, write: Callable[[Ref, Ref | None], str]) -> str:
    if not formula.lstrip().startswith("="):
        return formula

    def replaced(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        first = ref(match[1], match[2])
        last = ref(match[3], match[4]) if match[3] else None
        known = first is not None and (last is not None or not match[3])
        return write(first, last) if known and first else match[0]

    return _CELLS.sub(replaced, formula)
