"""Who is told by e-mail of what happened to a section, and how it is written.

One letter for a person and a deed, whatever number of sections it concerns; never to who did it. The letters wait
among the tasks. ``root`` is the portal's own address, «https://nko.example.ru».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django_tasks import task

from portal.models import Department, User
from portal.records.access import may_change
from reports.actions.agreement import ACCEPT, HAND_IN, REOPEN, RETURN, TAKE_BACK, Step
from reports.deadlines import is_late
from reports.letters.lines import Line, line_of_comment, line_of_finding, lines_of
from reports.models import Comment, FindingDecision, Report, Section

TO_LEADERS = (HAND_IN, TAKE_BACK)
TEMPLATES = {
    HAND_IN: "handed_in",
    TAKE_BACK: "taken_back",
    ACCEPT: "accepted",
    RETURN: "returned",
    REOPEN: "reopened",
}


def tell_assigned(sections: Iterable[Section], *, by: User | None, root: str) -> None:
    """The departments that sections were given to."""
    for department, theirs in by_department(sections).items():
        _tell("assigned", people_of(department), by, lines_of(theirs, root))


def tell_reassigned(department: Department, lines: Sequence[Line], *, by: User) -> None:
    """A department of which sections were given, taken, or are due on another day: each line says which."""
    _tell("reassigned", people_of(department), by, lines)


def tell_step(step: Step, section: Section, *, by: User, root: str) -> None:
    """Who leads the report hears of what was handed in; the department of what became of it."""
    people = leaders_of(section.report) if step in TO_LEADERS else writers_of(section)
    _tell(TEMPLATES[step], people, by, lines_of([section], root), text=section.remark)


def tell_comment(comment: Comment, *, by: User, root: str) -> None:
    """The section's department hears of questions of others, who leads the report of those of the department; an
    answer goes to everybody in its thread as well.
    """
    section = comment.section
    writers = writers_of(section)
    is_ours = by.department_id is not None and by.department_id == section.department_id
    people = {
        person.pk: person for person in (leaders_of(section.report) if is_ours or not writers else writers)
    }
    if comment.answers is not None:
        people |= {person.pk: person for person in _in_thread(comment.answers)}
    kind = "answer" if comment.answers_id else "comment"
    _tell(kind, people.values(), by, [line_of_comment(comment, root)], text=comment.text)


def tell_settled(first: Comment, *, by: User, root: str) -> None:
    """Everybody in the thread hears that it is settled, or open again."""
    _tell(
        "settled" if first.is_settled else "unsettled", _in_thread(first), by, [line_of_comment(first, root)]
    )


def tell_handed(decision: FindingDecision, *, by: User, root: str) -> None:
    """The department that a finding was handed to."""
    if decision.department is None:
        return
    line = line_of_finding(decision, root)
    _tell("finding", people_of(decision.department), by, [line], text=decision.reason)


def tell_due(sections: Sequence[Section], person: User, *, root: str) -> None:
    """A reminder to one person."""
    late = sum(map(is_late, sections))
    _tell("reminder", [person], None, lines_of(sections, root, with_state=True), late=late)


def people_of(department: Department) -> list[User]:
    """Those of a department who can be written to and may write its sections."""
    people = User.objects.filter(is_active=True, department=department).exclude(email="")
    return [person for person in people.select_related("municipality") if may_change(person, Section)]


def writers_of(section: Section) -> list[User]:
    return people_of(section.department) if section.department else []


def leaders_of(report: Report) -> list[User]:
    """Those of the city who lead the report. Who stands above the cities gets no letters of all of them."""
    people = User.objects.filter(is_active=True, municipality=report.municipality).exclude(email="")
    return [person for person in people.select_related("municipality") if may_change(person, Report, report)]


def by_department(sections: Iterable[Section]) -> dict[Department, list[Section]]:
    """Sections of nobody are left out."""
    found: dict[Department, list[Section]] = defaultdict(list)
    for section in sections:
        if section.department is not None:
            found[section.department].append(section)
    return found


def _tell(
    kind: str, people: Iterable[User], by: User | None, lines: Sequence[Line], text: str = "", late: int = 0
) -> None:
    if not settings.SENDS_MAIL:
        return
    actor = (by.get_full_name() or by.get_username()) if by else ""
    told = {"lines": list(lines), "text": text, "actor": actor, "late": late}
    for person in people:
        if person != by:
            mail_notice.enqueue(person.pk, kind, told)


@task()
def mail_notice(pk: int, kind: str, told: dict) -> None:
    """The first line of a template is the subject, the others are the letter."""
    person = User.objects.get(pk=pk)
    written = render_to_string(f"reports/mail/{kind}.txt", {"person": person, **told})
    subject, _, body = written.lstrip().partition("\n")
    send_mail(" ".join(subject.split())[:150], body.strip() + "\n", None, [person.email])


def _in_thread(first: Comment) -> list[User]:
    authors = {first.author_id, *first.replies.values_list("author_id", flat=True)}
    return list(User.objects.filter(pk__in=authors, is_active=True).exclude(email=""))
