"""Whose each section is and till when: a small form a section, on one page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from portal.lib.dates import DateError, parse_date
from portal.models import Department, Municipality
from portal.workspace.fields import DayField
from portal.workspace.keys import key_in
from reports.actions.assign import Assigned, Change
from reports.models import Report, Section, SectionState
from reports.views.builder.outline import entries_of, parts_of

Choices = list[tuple[int, str]]


class AssignmentForm(forms.Form):
    """``was`` is what the person saw; ``offered`` is a department that the plan names for a section of nobody."""

    department = forms.TypedChoiceField(label="Подразделение", required=False, coerce=int, empty_value=None)
    due_on = DayField(label="Срок", required=False)
    was = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60)

    def __init__(self, *args: Any, section: Section, departments: Choices, **kwargs: Any) -> None:
        self.section = section
        self.is_locked = section.state == SectionState.ACCEPTED
        self.by_plan = departments_by_plan(section)
        self.offered = self.by_plan[0].pk if self.by_plan else None
        initial = {
            "department": section.department_id or self.offered,
            "due_on": section.due_on,
            "was": written(Assigned.of(section)),
        }
        super().__init__(*args, prefix=f"section-{section.pk}", initial=initial, auto_id="%s", **kwargs)
        self.fields["department"].choices = [("", "— никому —"), *departments]
        for name in ("department", "due_on"):
            self.fields[name].widget.attrs |= {"aria-labelledby": f"name-{section.pk} head-{name}"}

    @property
    def is_offered(self) -> bool:
        return not self.is_bound and bool(self.offered) and self.section.department_id is None

    def change(self) -> Change:
        given = self.cleaned_data
        was = read(given["was"]) or Assigned.of(self.section)
        return Change(self.section.pk, was, Assigned(given["department"], given["due_on"]))


def written(assigned: Assigned) -> str:
    return f"{assigned.department or ''}|{assigned.due_on or ''}"


def read(text: str) -> Assigned | None:
    """What `written` wrote; None for anything else."""
    department, bar, day = text.partition("|")
    try:
        return (
            Assigned(key_in(department), datetime.date.fromisoformat(day) if day else None) if bar else None
        )
    except ValueError:
        return None


def departments_by_plan(section: Section) -> list[Department]:
    """Those that the plan names for the measure. One of them writes the section; the others can talk about it."""
    return list(section.plan_item.departments.all()) if section.plan_item else []


@dataclass(frozen=True)
class Line:
    """A section on the page. ``part`` is told where it begins."""

    number: str
    part: str
    section: Section
    form: AssignmentForm


class Assignments:
    """All sections of a report with their forms; accepted ones are shown and not asked about."""

    def __init__(
        self, report: Report, sections: list[Section], post: Mapping[str, str] | None = None
    ) -> None:
        departments = _departments(report.municipality)
        self.forms = {
            section.pk: AssignmentForm(
                None if section.state == SectionState.ACCEPTED else post,
                section=section,
                departments=departments,
            )
            for section in sections
        }
        self.sections = sections

    @property
    def asked(self) -> list[AssignmentForm]:
        return [form for form in self.forms.values() if not form.is_locked]

    def is_valid(self) -> bool:
        # Every form is asked, so that each shows its own mistakes.
        return not [form for form in self.asked if not form.is_valid()]

    def lines(self) -> Iterator[Line]:
        for part in parts_of(self.sections):
            for place, entry in enumerate(entries_of([part])):
                title = f"{part.number} {part.title}".strip() if place == 0 else ""
                yield Line(entry.number, title, entry.section, self.forms[entry.section.pk])

    def changes(self) -> list[Change]:
        return [form.change() for form in self.asked]


def spread(post: Any, sections: list[Section], day: str) -> Any:
    """What was posted with one day for every section. Raises DateError for what is no day."""
    if not day.strip():
        raise DateError("Укажите день, до которого всё сдать.")
    parse_date(day)
    filled = post.copy()
    for section in sections:
        filled[f"section-{section.pk}-due_on"] = day
    return filled


def _departments(city: Municipality) -> Choices:
    return [(each.pk, str(each)) for each in Department.objects.filter(municipality=city)]
