"""The imports of a city, newest first, by pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from portal.imports import actions
from portal.imports.kinds import ImportKind, kinds
from portal.imports.pages.words import grouped
from portal.models import FileImport
from portal.models.file_import import AT_WORK, ImportState, Outcome

SIZE = 20
TONES = {
    ImportState.CHOSEN: "warn",
    ImportState.CHECKED: "warn",
    ImportState.CHECKING: "now",
    ImportState.APPLYING: "now",
    ImportState.UNDOING: "now",
    ImportState.APPLIED: "ok",
    ImportState.FAILED: "err",
}
STATES = {ImportState.CHOSEN: "укажите столбцы", ImportState.CHECKED: "ждёт решения"}
COUNTED = ((Outcome.NEW, "новых"), (Outcome.CHANGED, "изменённых"), (Outcome.REFUSED, "не принято"))


@dataclass(frozen=True)
class PastImport:
    """A line of the list."""

    record: FileImport

    @property
    def kind(self) -> ImportKind:
        return kinds()[self.record.kind]

    @cached_property
    def is_interrupted(self) -> bool:
        """Asked only of what is at work, and that is never much."""
        return self.record.state in AT_WORK and actions.progress(self.record).is_interrupted

    @property
    def tone(self) -> str:
        return "err" if self.is_interrupted else TONES.get(ImportState(self.record.state), "")

    @property
    def state(self) -> str:
        if self.is_interrupted:
            return "прервано"
        return STATES.get(ImportState(self.record.state)) or self.record.get_state_display()

    @property
    def told(self) -> str:
        """«новых 120, изменённых 14» once the rows have been judged."""
        counts = self.record.counts
        return ", ".join(
            f"{words} {grouped(counts[outcome])}" for outcome, words in COUNTED if counts.get(outcome)
        )


def past_page(imports: QuerySet[FileImport], before: str) -> tuple[list[PastImport], str]:
    """A page of the list that follows the import ``before`` (its number), and what the next page follows."""
    anchor = imports.filter(pk=int(before)).first() if before.isascii() and before.isdecimal() else None
    if anchor is not None:
        older = Q(created_at=anchor.created_at, pk__lt=anchor.pk) | Q(created_at__lt=anchor.created_at)
        imports = imports.filter(older)
    found = list(imports.order_by("-created_at", "-pk")[: SIZE + 1])
    page = [PastImport(each) for each in found[:SIZE]]
    return page, str(page[-1].record.pk) if len(found) > SIZE else ""
