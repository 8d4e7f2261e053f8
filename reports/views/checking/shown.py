"""Findings as the builder shows them: those of the section first, each with its place and its ways out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.models import Department
from portal.workspace.desk import Desk
from reports.checks.base import Severity
from reports.decided import decided_values
from reports.models import Report
from reports.preview import preview
from reports.resolving import Judged, address_of, judged
from reports.views.at_report import may_compose

EXPLAINED = "explained"


@dataclass(frozen=True)
class Shown:
    """``url`` leads to the block or the record; ``error`` and ``typed`` are what came of an attempt to settle it."""

    judged: Judged
    url: str
    error: str = ""
    typed: Mapping[str, Any] | None = None

    @property
    def finding(self) -> Any:
        return self.judged.spoken.finding

    @property
    def tone(self) -> str:
        return next(kind.tone for kind in KINDS if kind.code == self.code)

    @property
    def code(self) -> str:
        """Of its kind: its gravity, or that it was explained, whatever its gravity."""
        return EXPLAINED if self.judged.is_explained else str(self.finding.severity)


@dataclass(frozen=True)
class Kind:
    """A heading of the page: ``code`` is its anchor, ``forms`` the noun as it is counted."""

    code: str
    title: str
    forms: str
    about: str
    tone: str


KINDS = (
    Kind(Severity.ERROR, "Ошибки", "ошибка,ошибки,ошибок", "Отчёт с ними не опубликовать.", "err"),
    Kind(
        Severity.WARNING,
        "Предупреждения",
        "предупреждение,предупреждения,предупреждений",
        "Исправьте или поясните: без пояснения отчёт не опубликовать.",
        "warn",
    ),
    Kind(Severity.HINT, "Подсказки", "подсказка,подсказки,подсказок", "Публиковать не мешают.", ""),
    Kind(
        EXPLAINED,
        "Пояснено",
        "пояснено,пояснено,пояснено",
        "Оставлено с пояснением: публиковать не мешает.",
        "ok",
    ),
)


@dataclass(frozen=True)
class Group:
    kind: Kind
    findings: tuple[Shown, ...]


@dataclass(frozen=True)
class Counts:
    errors: int
    warnings: int
    hints: int
    explained: int

    @property
    def is_clean(self) -> bool:
        return not (self.errors or self.warnings)


def counts_of(found: list[Judged]) -> Counts:
    open_ = [each.spoken.finding.severity for each in found if not each.is_explained]
    return Counts(
        open_.count(Severity.ERROR),
        open_.count(Severity.WARNING),
        open_.count(Severity.HINT),
        len(found) - len(open_),
    )


def findings_context(desk: Desk, report: Report, section: str, **attempt: Any) -> dict[str, Any]:
    """``section`` is the number of the section at hand as the address gives it, or nothing.

    ``attempt``: ``digest``, ``error`` and ``typed`` of a decision that was refused.
    """
    built = preview(report)
    found = judged(built)
    shown = [_shown(report, each, attempt) for each in found]
    here = [each for each in shown if each.judged.section and str(each.judged.section.pk) == section]
    return {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "section_pk": section,
        "counts": counts_of(found),
        "here": here,
        "elsewhere": [each for each in shown if each not in here],
        "groups": [] if section else _groups(shown),
        "decided": [] if section else decided_values(built),
        "may_settle": may_compose(desk, report),
        "departments": Department.objects.filter(municipality=desk.city).order_by("name"),
    }


def _groups(shown: list[Shown]) -> list[Group]:
    """By gravity; what was explained stands last."""
    by_code: dict[str, list[Shown]] = {kind.code: [] for kind in KINDS}
    for each in shown:
        by_code[each.code].append(each)
    return [Group(kind, tuple(by_code[kind.code])) for kind in KINDS if by_code[kind.code]]


def _shown(report: Report, found: Judged, attempt: Mapping[str, Any]) -> Shown:
    is_tried = attempt.get("digest") == found.digest
    return Shown(
        found,
        address_of(found, report),
        attempt.get("error", "") if is_tried else "",
        attempt.get("typed") if is_tried else None,
    )
