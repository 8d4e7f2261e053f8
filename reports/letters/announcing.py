"""Telling departments what they write and till when, once it is saved: one letter a person, whatever has changed."""

from __future__ import annotations

from collections import defaultdict

from portal.models import Department, User
from reports.actions.assign import Outcome
from reports.deadlines import UNFINISHED, is_unfinished
from reports.letters.lines import Line, line_of, term_words
from reports.letters.notices import by_department, people_of, tell_assigned, tell_reassigned
from reports.letters.remembered import is_first
from reports.models import Report, Section

REASON = "Письмо о порученном разделе"


def announce(report: Report, outcome: Outcome, *, by: User, root: str) -> list[Department]:
    """The departments concerned in which nobody can be written to."""
    given = [*outcome.given, *_never_told(report, outcome.given)]
    changed = _changed(outcome, root)
    for department, theirs in by_department(given).items():
        if department in changed:
            changed[department] += [line_of(each, root, _given(each)) for each in theirs]
        else:
            tell_assigned(theirs, by=by, root=root)
    for department, lines in changed.items():
        tell_reassigned(department, lines, by=by)
    concerned = dict.fromkeys([*changed, *by_department(given)])
    return [department for department in concerned if not people_of(department)]


def _changed(outcome: Outcome, root: str) -> dict[Department, list[Line]]:
    """What each department is to know besides what is new to it."""
    found: dict[Department, list[Line]] = defaultdict(list)
    for department, theirs in by_department(filter(is_unfinished, outcome.moved)).items():
        for section in theirs:
            term = term_words(section)
            found[department].append(line_of(section, root, f"новый срок: {term}" if term else "срок снят"))
    for section, before in outcome.taken:
        note = f"теперь пишет {section.department}" if section.department else "больше не поручен вам"
        found[before].append(line_of(section, root, note))
    return dict(found)


def _given(section: Section) -> str:
    return ", ".join(filter(None, ("поручен вам", term_words(section))))


def _never_told(report: Report, given: list[Section]) -> list[Section]:
    """Of a report begun from last year's: assignments that came along with it, of which nobody was told yet."""
    if report.continues_id is None:
        return []
    sections = report.sections.select_related("report__municipality", "plan_item", "department")
    waiting = sections.filter(state__in=UNFINISHED, department__isnull=False).order_by("position")
    new = [each for each in waiting if _is_first(each)]
    return [each for each in new if each not in given]


def _is_first(section: Section) -> bool:
    about = f"{section.pk}/assigned/{section.department_id}"
    return is_first(about, reason=REASON, section=section.pk, department=section.department_id)
