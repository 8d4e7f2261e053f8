"""The words of a difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is the same, was added or was removed."""

    how: How
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """``what`` is «абзац», «заголовок», «картинка»; what stayed in its place but looks otherwise has no runs."""

    how: How
    what: str
    runs: tuple[Run, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class CellChange:
    """``row`` and ``column`` are their names, the texts as they were printed."""

    row: str
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row that came or went; ``cells`` are (column, text) of those that say something."""

    how: How
    name: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """``notes`` are changes of what stands around the rows: caption, unit, columns, footnotes, order."""

    title: str
    notes: tuple[Change, ...]
    cells: tuple[CellChange, ...]
    rows: tuple[RowChange, ...]
    anchor: str = ""

    @property
    def count(self) -> int:
        return len(self.notes) + len(self.cells) + len(self.rows)


@dataclass(frozen=True, slots=True)
class Part:
    """The changes under one heading; ``anchor`` leads to the first place there that the newer document has."""

    title: str
    anchor: str
    changes: tuple[Change | TableChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Nothing in it when the documents say the same, even where they look otherwise."""

    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        changes = (change for part in self.parts for change in part.changes)
        return sum(change.count if isinstance(change, TableChange) else 1 for change in changes)
