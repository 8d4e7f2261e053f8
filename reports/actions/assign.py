"""Giving sections to departments, with the day on which they are due."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

import pghistory
from django.db import transaction

from portal.models import Department, User
from reports.actions.locking import refuse_locked
from reports.models import Report, Section


@dataclass(frozen=True)
class Assigned:
    """Whose a section is and till when; nobody's and no day are None."""

    department: int | None
    due_on: datetime.date | None

    @classmethod
    def of(cls, section: Section) -> Assigned:
        return cls(section.department_id, section.due_on)


@dataclass(frozen=True)
class Change:
    """``was`` is what the person saw: somebody may have changed it since."""

    section: int
    was: Assigned
    now: Assigned


@dataclass(frozen=True)
class Outcome:
    """``given`` went to another department, ``taken`` from the one named; ``moved`` are due on another day."""

    given: list[Section] = field(default_factory=list)
    taken: list[tuple[Section, Department]] = field(default_factory=list)
    moved: list[Section] = field(default_factory=list)

    def note(self, section: Section, was: Assigned, before: Department | None) -> None:
        """``section`` as it is now, ``before`` the department that it had."""
        if section.department_id == was.department:
            if section.department_id and section.due_on != was.due_on:
                self.moved.append(section)
            return
        if section.department_id:
            self.given.append(section)
        if before is not None:
            self.taken.append((section, before))


class AssignedMeanwhile(Exception):
    """Others have assigned these sections while the form was open."""

    def __init__(self, sections: list[Section]) -> None:
        super().__init__("Разделы назначили, пока вы правили.")
        self.sections = sections


@transaction.atomic
def assign(report: Report, changes: Iterable[Change], *, by: User) -> Outcome:
    """What has changed for the departments, so that they can be told.

    All of it or nothing: raises AssignedMeanwhile, SectionLocked, and ValueError for a department of another city.
    """
    wanted = {change.section: change for change in changes if change.was != change.now}
    sections = list(
        Section.objects.select_for_update(of=("self",))
        .filter(report=report, pk__in=wanted)
        .select_related("report__municipality", "plan_item", "department")
        .order_by("pk")  # As `lock_sections` has them.
    )
    elsewhere = [
        each for each in sections if Assigned.of(each) not in (wanted[each.pk].was, wanted[each.pk].now)
    ]
    if elsewhere:
        raise AssignedMeanwhile(elsewhere)
    departments = _departments(report, wanted.values())
    outcome = Outcome()
    with pghistory.context(user=by.pk, reason="Разделы назначены подразделениям"):
        for section in sorted(sections, key=lambda each: each.position):
            refuse_locked(section)
            now, was, before = wanted[section.pk].now, Assigned.of(section), section.department
            section.department = departments[now.department] if now.department else None
            section.due_on = now.due_on
            section.save(update_fields=["department", "due_on"])
            outcome.note(section, was, before)
    return outcome


def _departments(report: Report, changes: Iterable[Change]) -> dict[int, Department]:
    asked = {change.now.department for change in changes if change.now.department}
    found = Department.objects.filter(municipality=report.municipality, pk__in=asked).in_bulk()
    if set(found) != asked:
        raise ValueError("a department of another city")
    return found
