"""Whether a report can be published, and what stands in the way: read at one moment together with its document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from reports.builder import build
from reports.built import Built
from reports.editions.difference.compare import Difference, difference, is_same
from reports.editions.freezing import FrozenFile, canonical, own_files
from reports.editions.queries import newest_edition
from reports.editions.reading import document_of
from reports.editions.refusals import NotPublished, ReportChanged
from reports.editions.snapshot import one_snapshot
from reports.models import Edition, Report, Section, SectionState
from reports.queries import reports_of
from reports.renderers.json import document_data
from reports.resolving import Judged, judged


@dataclass(frozen=True)
class Readiness:
    """``previous`` is the newest edition there is, withdrawn or not."""

    built: Built
    findings: tuple[Judged, ...]
    previous: Edition | None
    files: tuple[FrozenFile, ...] = ()

    @property
    def number(self) -> int:
        return self.previous.number + 1 if self.previous else 1

    @property
    def stopping(self) -> tuple[Judged, ...]:
        return tuple(each for each in self.findings if each.stops)

    @property
    def unaccepted(self) -> tuple[Section, ...]:
        return tuple(each for each in self.built.sections if each.state != SectionState.ACCEPTED)

    @cached_property
    def data(self) -> dict[str, Any]:
        return document_data(self.built.document)

    @cached_property
    def seen(self) -> str:
        """The digest of what would be published: the page sends it back, so that nothing unseen is published."""
        return hashlib.sha256(canonical(self.data)).hexdigest()

    @cached_property
    def difference(self) -> Difference | None:
        return difference(self._before, self.data) if self._before else None

    @cached_property
    def is_same(self) -> bool:
        """Whether readers have exactly this already; what was withdrawn may be published again."""
        return self._says_the_same and not (self.previous and self.previous.is_withdrawn)

    @cached_property
    def repeats_withdrawn(self) -> bool:
        """Whether exactly this was withdrawn: what it was withdrawn for may still be in it."""
        return self._says_the_same and not self.is_same

    @cached_property
    def _says_the_same(self) -> bool:
        return self._before is not None and is_same(self._before, self.data)

    @cached_property
    def _before(self) -> dict[str, Any] | None:
        return document_of(self.previous) if self.previous else None

    def refuse(self, *, reason: str, seen: str | None, confirmed: bool) -> None:
        """Raises NotPublished with the first thing that stands in the way. ``seen`` is None where nobody looked."""
        if not self.built.document.sheets:
            raise NotPublished("В отчёте ещё ничего нет: публиковать нечего.")
        if self.stopping:
            raise NotPublished("Сначала исправьте ошибки и поясните предупреждения: они перечислены ниже.")
        if seen is not None and seen != self.seen:
            raise ReportChanged(
                "Пока вы смотрели, отчёт изменился. Ничего не опубликовано: проверьте, что вышло, и нажмите снова."
            )
        if self.is_same:
            raise NotPublished(f"Отчёт не отличается от редакции {self.number - 1}: публиковать нечего.")
        if self.previous and not reason:
            raise NotPublished("Напишите, что исправлено: читатели увидят это рядом с отчётом.", "reason")
        if self.unaccepted and not confirmed:
            raise NotPublished("Не все разделы приняты: отметьте, что публикуете и так.", "confirmed")


def readiness_of(report: Report, *, freezes: bool = False) -> Readiness:
    """Reads the report anew, at one moment. ``freezes`` also makes what needs the database: the edition's own files.

    Raises Report.DoesNotExist for a report that was deleted meanwhile.
    """
    with one_snapshot():
        current = reports_of(report.municipality).select_related("plan").get(pk=report.pk)
        built = build(current)
        previous = newest_edition(current)
        found = Readiness(built, tuple(judged(built)), previous)
        files = tuple(own_files(built, found.number)) if freezes else ()
        return Readiness(built, found.findings, previous, files)
