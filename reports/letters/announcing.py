"""Telling departments what they write and till when, once it is saved: one letter a person, whatever has changed.

A report begun from last year's brings its assignments along: a department hears of those when the assignments are
saved for the first time, and until then a moved day or another department is no news to it.
"""

from __future__ import annotations

from collections import defaultdict

from django.conf import settings
from django.db import transaction

from portal.models import Department, User
from reports.actions.assign import Outcome
from reports.deadlines import UNFINISHED, is_unfinished, unpublished
from reports.letters.lines import Line, line_of, term_words
from reports.letters.notices import by_department, people_of, tell_assigned, tell_reassigned
from reports.letters.remembered import is_first
from reports.models import Report, Section

REASON = "Письмо о порученном разделе"


@transaction.atomic
def announce(report: Report, outcome: Outcome, *, by: User, root: str) -> list[Department]:
    """The departments concerned in which nobody can be written to. Nothing where the portal sends no mail."""
    if not settings.SENDS_MAIL:
        return []
    came = by_department(_came_along(report))
    unheard = [
        each
        for department, theirs in came.items()
        if people_of(department)
        for each in theirs
        if _is_first(each, department)
    ]
    given = [*outcome.given, *(each for each in unheard if each not in outcome.given)]
    changed = _changed(report, outcome, unheard, root)
    for department, theirs in by_department(given).items():
        if department in changed:
            changed[department] += [line_of(each, root, _given(each)) for each in theirs]
        else:
            tell_assigned(theirs, by=by, root=root)
    for department, lines in changed.items():
        tell_reassigned(department, lines, by=by)
    concerned = dict.fromkeys([*changed, *by_department(given), *came])
    return [department for department in concerned if not people_of(department)]


def _changed(
    report: Report, outcome: Outcome, unheard: list[Section], root: str
) -> dict[Department, list[Line]]:
    """What each department is to know besides what is new to it."""
    found: dict[Department, list[Line]] = defaultdict(list)
    moved = [each for each in outcome.moved if is_unfinished(each) and each not in unheard]
    for department, theirs in by_department(moved).items():
        for section in theirs:
            term = term_words(section)
            found[department].append(line_of(section, root, f"новый срок: {term}" if term else "срок снят"))
    for section, before in outcome.taken:
        if report.continues_id is not None and _is_first(section, before):
            continue
        note = f"теперь пишет {section.department}" if section.department else "больше не поручен вам"
        found[before].append(line_of(section, root, note))
    return dict(found)


def _given(section: Section) -> str:
    return ", ".join(filter(None, ("поручен вам", term_words(section))))


def _came_along(report: Report) -> list[Section]:
    """Assigned sections, of which it may be that nobody has been told."""
    if report.continues_id is None:
        return []
    sections = report.sections.select_related("report__municipality", "plan_item", "department")
    waiting = sections.filter(state__in=UNFINISHED, department__isnull=False)
    return list(unpublished(waiting).order_by("position"))


def _is_first(section: Section, department: Department) -> bool:
    """Whether the department has never been told that the section is its."""
    about = f"{section.pk}/assigned/{department.pk}"
    return is_first(about, reason=REASON, section=section.pk, department=department.pk)
