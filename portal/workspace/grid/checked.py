"""A table that was judged: its rows with what has to be mended, its totals and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError

from portal.lib.quantities import Agreement
from portal.workspace.grid.reading import Row
from portal.workspace.grid.row_form import RowForm

ROW = ""
"""The place of an error that belongs to no cell."""


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REMOVED = "removed"
    EMPTY = "empty"
    """A row in which nothing was typed: it is not saved and not counted."""


@dataclass
class Told:
    """What is wrong with a cell, and the names that may have been meant."""

    text: str
    choices: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Conflict:
    """Someone else saved the record meanwhile: how it stands now, and who did it."""

    version: str
    cells: Mapping[str, str]
    who: str


@dataclass
class CheckedRow:
    """``record`` is as it would be saved and ``form`` what would save it.

    ``errors`` are by column, those of the whole row under ``ROW``.
    """

    row: Row
    state: State
    record: Any = None
    form: Any = None
    errors: dict[str, Told] = field(default_factory=dict)
    conflict: Conflict | None = None
    is_gone: bool = False

    @property
    def is_right(self) -> bool:
        return not self.errors and self.conflict is None

    @property
    def is_to_save(self) -> bool:
        return self.state in (State.NEW, State.CHANGED)

    def refuse(self, text: str, column: str = ROW) -> None:
        self.errors.setdefault(column, Told(text))

    def refuse_cells(self, form: RowForm) -> None:
        for name, errors in form.errors.as_data().items():
            place = name if name in form.fields else ROW
            self.errors[place] = Told(_sentence(errors), form.choices_of(name))


def _sentence(errors: list[ValidationError]) -> str:
    return " ".join(message for error in errors for message in error.messages)


@dataclass(frozen=True)
class ColumnTotal:
    """The total of a column in words; ``agreement`` is with the declared value, where one is known."""

    column: str
    title: str
    text: str
    agreement: Agreement | None = None
    told: str = ""


@dataclass(frozen=True)
class Counts:
    rows: int
    new: int
    changed: int
    removed: int
    wrong: int

    @property
    def has_changes(self) -> bool:
        return bool(self.new or self.changed or self.removed)


@dataclass
class Checked:
    """``problem`` is what the database refused of the table as a whole."""

    rows: list[CheckedRow]
    totals: list[ColumnTotal]
    counts: Counts
    problem: str = ""

    @property
    def is_right(self) -> bool:
        return not self.problem and all(row.is_right for row in self.rows)
