"""Giving sections to departments, with the day on which they are due."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

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


class AssignedMeanwhile(Exception):
    """Others have assigned these sections while the form was open."""

    def __init__(self, sections: list[Section]) -> None:
        super().__init__("Разделы назначили, пока вы правили.")
        self.sections = sections


@transaction.atomic
def assign(report: Report, changes: Iterable[Change], *, by: User) -> list[Section]:
    """The sections that went to another department, so that it can be told.

    All of it or nothing: raises AssignedMeanwhile, SectionLocked, and ValueError for a department of another city.
    """
    wanted = {change.section: change for change in changes if change.was != change.now}
    sections = list(
        Section.objects.select_for_update(of=("self",))
        .filter(report=report, pk__in=wanted)
        .select_related("report__municipality", "plan_item", "department")
        .order_by("position")
    )
    elsewhere = [
        each for each in sections if Assigned.of(each) not in (wanted[each.pk].was, wanted[each.pk].now)
    ]
    if elsewhere:
        raise AssignedMeanwhile(elsewhere)
    departments = _departments(report, wanted.values())
    given = []
    with pghistory.context(user=by.pk, reason="Разделы назначены подразделениям"):
        for section in sections:
            refuse_locked(section)
            now = wanted[section.pk].now
            if now.department != section.department_id and now.department is not None:
                given.append(section)
            section.department = departments[now.department] if now.department else None
            section.due_on = now.due_on
            section.save(update_fields=["department", "due_on"])
    return given


def _departments(report: Report, changes: Iterable[Change]) -> dict[int, Department]:
    asked = {change.now.department for change in changes if change.now.department}
    found = Department.objects.filter(municipality=report.municipality, pk__in=asked).in_bulk()
    if set(found) != asked:
        raise ValueError("a department of another city")
    return found
