"""The board of a report: how far each department is, and what holds it up."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Max
from django.utils import timezone

from portal.models import Department
from reports.actions.comments import open_comments
from reports.changes import changes_since_acceptance
from reports.deadlines import UNFINISHED, is_late, is_published
from reports.models import Block, DecisionKind, Report, Section, SectionState
from reports.preview import preview
from reports.resolving import Judged, judged


@dataclass(frozen=True)
class Row:
    """A section: ``comments`` are its open threads, ``has_changed`` says that it prints other than was accepted."""

    section: Section
    comments: int
    last_change: datetime.datetime | None
    is_late: bool
    has_changed: bool


@dataclass(frozen=True)
class Group:
    """The sections of a department, or of nobody."""

    department: Department | None
    rows: Sequence[Row]
    handed: Sequence[Judged]

    @property
    def unfinished(self) -> int:
        return sum(row.section.state in UNFINISHED for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.is_late for row in self.rows)

    @property
    def comments(self) -> int:
        return sum(row.comments for row in self.rows)

    @property
    def returned(self) -> int:
        return self._in(SectionState.RETURNED)

    @property
    def submitted(self) -> int:
        return self._in(SectionState.SUBMITTED)

    @property
    def accepted(self) -> int:
        return self._in(SectionState.ACCEPTED)

    @property
    def last_change(self) -> datetime.datetime | None:
        return max((row.last_change for row in self.rows if row.last_change), default=None)

    def _in(self, state: object) -> int:
        return sum(row.section.state == state for row in self.rows)


@dataclass(frozen=True)
class Board:
    groups: Sequence[Group]

    @cached_property
    def whole(self) -> Group:
        """All sections together."""
        return Group(None, [row for group in self.groups for row in group.rows], ())

    @property
    def changed(self) -> list[Row]:
        """Accepted, and printed otherwise since."""
        return [row for row in self.whole.rows if row.has_changed]


def board_of(report: Report, sections: Iterable[Section]) -> Board:
    """Sections of nobody stand first, then the departments in their order."""
    sections, built = list(sections), preview(report)
    comments, changes, today = open_comments(report), _last_changes(sections), timezone.localdate()
    is_past = is_published(report)
    rows = [
        Row(
            section,
            comments.get(section.pk, 0),
            changes.get(section.pk),
            not is_past and is_late(section, today),
            section.state == SectionState.ACCEPTED and bool(changes_since_acceptance(section, built)),
        )
        for section in sections
    ]
    handed = [each for each in judged(built) if each.decision and each.decision.kind == DecisionKind.HANDED]
    departments = {each.pk: each for each in _departments(sections, handed)}
    keys = [None, *departments] if any(row.section.department is None for row in rows) else departments
    return Board([_group(departments.get(key), rows, handed) for key in keys])


def _group(department: Department | None, rows: Iterable[Row], handed: Iterable[Judged]) -> Group:
    return Group(
        department,
        [row for row in rows if row.section.department == department],
        [each for each in handed if each.decision and each.decision.department == department],
    )


def _departments(sections: Iterable[Section], handed: Iterable[Judged]) -> list[Department]:
    found = {section.department for section in sections} | {
        each.decision.department for each in handed if each.decision
    }
    return sorted((each for each in found if each), key=lambda each: (each.position, each.name))


def _last_changes(sections: Iterable[Section]) -> dict[int, datetime.datetime]:
    """When a section or one of its blocks was last changed."""
    keys = [section.pk for section in sections]
    own = Section.pgh_event_model.objects.filter(pgh_obj_id__in=keys).order_by()
    blocks = Block.pgh_event_model.objects.filter(section_id__in=keys).order_by()
    found = dict(own.values_list("pgh_obj_id").annotate(Max("pgh_created_at")))
    for key, at in blocks.values_list("section_id").annotate(Max("pgh_created_at")):
        found[key] = max(at, found.get(key, at))
    return found
