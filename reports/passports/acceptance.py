"""Which section prints a number, and who accepted it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from portal.models import Department
from reports.built import Built
from reports.document import Number
from reports.models import Section, SectionState
from reports.passports.passport import Accepted
from reports.passports.traces import people_named
from reports.walking import inlines


def sections_by_place(built: Built) -> Mapping[str, Section]:
    """The section that prints each number first."""
    found: dict[str, Section] = {}
    for section in built.sections:
        for block in section.ordered_blocks:
            for run in inlines(built.nodes.get(block.pk, ())):
                if isinstance(run, Number) and run.provenance:
                    found.setdefault(run.provenance.place, section)
    return found


def acceptances(sections: Iterable[Section], *, for_staff: bool) -> Mapping[int, Accepted]:
    """By the section's number; two queries, and one for the names of people."""
    sections = list(sections)
    keys = {section.department_id for section in sections if section.department_id}
    departments = dict(Department.objects.filter(pk__in=keys).values_list("pk", "name"))
    moments = _accepted_moments([each.pk for each in sections if each.state == SectionState.ACCEPTED])
    people = people_named(by for _, by in moments.values() if by) if for_staff else {}
    return {
        section.pk: Accepted(
            str(section),
            departments.get(section.department_id, ""),
            moments[section.pk][0] if section.pk in moments else None,
            people.get(moments[section.pk][1] or 0, "") if section.pk in moments else "",
        )
        for section in sections
    }


def _accepted_moments(keys: list[int]) -> Mapping[int, tuple[date, int | None]]:
    """When each section last became accepted, and by whom."""
    events: Any = Section.pgh_event_model.objects
    told = events.filter(pgh_obj_id__in=keys).order_by("pgh_obj_id", "pgh_id")
    found: dict[int, tuple[date, int | None]] = {}
    before: dict[int, str] = {}
    for key, state, at, about in told.values_list(
        "pgh_obj_id", "state", "pgh_created_at", "pgh_context__metadata"
    ):
        if state == SectionState.ACCEPTED and before.get(key) != SectionState.ACCEPTED:
            found[key] = (timezone.localdate(at), (about or {}).get("user"))
        before[key] = state
    return found
