"""Merged cells laid on the grid of a table, for formats that want every place of every row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Spanning(Protocol):
    @property
    def colspan(self) -> int: ...

    @property
    def rowspan(self) -> int: ...


C = TypeVar("C", bound=Spanning)


@dataclass(frozen=True, slots=True)
class Placed(Generic[C]):
    """A cell on the grid. ``below`` counts the rows that it still covers; no ``cell`` where a row is too short."""

    cell: C | None
    place: int
    colspan: int = 1
    below: int = 0
    is_continued: bool = False


def laid(rows: Iterable[Sequence[C]], width: int) -> Iterator[list[Placed[C]]]:
    """Each row as cells that together fill ``width`` columns; what is covered from above is continued."""
    covering: dict[int, Placed[C]] = {}
    for row in rows:
        line = list(_line(iter(row), covering, width))
        covering = {each.place: each for each in line if each.below}
        yield line


def _line(cells: Iterator[C], covering: dict[int, Placed[C]], width: int) -> Iterator[Placed[C]]:
    place = 0
    while place < width:
        above = covering.get(place)
        if above is not None:
            placed = Placed(above.cell, place, above.colspan, above.below - 1, is_continued=True)
        else:
            placed = _next(cells, place, min((each for each in covering if each > place), default=width))
        yield placed
        place += placed.colspan


def _next(cells: Iterator[C], place: int, limit: int) -> Placed[C]:
    """The next cell; it ends before ``limit``, where another one begins."""
    cell = next(cells, None)
    if cell is None:
        return Placed(None, place)
    return Placed(cell, place, max(1, min(cell.colspan, limit - place)), max(0, cell.rowspan - 1))
