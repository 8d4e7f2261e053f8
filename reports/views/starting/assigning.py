"""One page on which every section gets its department and its day."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.accounts.password_links import root_of
from portal.lib.dates import format_date
from portal.workspace.desk import Desk
from reports.actions.assign import AssignedMeanwhile, assign
from reports.actions.locking import SectionLocked
from reports.letters.announcing import announce
from reports.models import Report, Section
from reports.views.at_report import composing
from reports.views.starting.assignment_forms import Assigned, Assignments, spread, written
from reports.views.steps import steps_to


@require_http_methods(["GET", "HEAD", "POST"])
@composing
def assigning(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    sections = list(
        report.sections.select_related("plan_item__direction", "department")
        .prefetch_related("plan_item__departments")
        .order_by("position")
    )
    if request.method != "POST":
        return _page(request, desk, report, Assignments(report, sections))
    if request.POST.get("do") == "spread":
        return _spread(request, desk, report, sections)
    assignments = Assignments(report, sections, request.POST)
    if not assignments.is_valid():
        return _page(request, desk, report, assignments, status=422, is_wrong=True)
    return _save(request, desk, report, assignments)


def _spread(request: HttpRequest, desk: Desk, report: Report, sections: list[Section]) -> HttpResponse:
    """The day stands at every section; nothing is saved yet."""
    day = request.POST.get("for_all", "")
    try:
        post = spread(request.POST, sections, day)
    except ValueError as error:
        assignments = Assignments(report, sections, request.POST)
        return _page(request, desk, report, assignments, status=422, for_all=day, for_all_error=str(error))
    assignments = Assignments(report, sections, post)
    assignments.is_valid()
    return _page(request, desk, report, assignments, for_all=day, is_unsaved=True)


def _save(request: HttpRequest, desk: Desk, report: Report, assignments: Assignments) -> HttpResponse:
    try:
        outcome = assign(report, assignments.changes(), by=request.user)
    except SectionLocked as error:
        return _page(request, desk, report, assignments, status=409, refusal=str(error))
    except AssignedMeanwhile as error:
        return _conflict(request, desk, report, assignments, error)
    unreachable = announce(report, outcome, by=request.user, root=root_of(request))
    messages.success(request, "Подразделения и сроки сохранены.")
    if settings.SENDS_MAIL:
        for department in unreachable:
            messages.warning(request, f"{department}: ни у кого нет адреса почты, сообщите сами.")
    return HttpResponseRedirect(desk.url("report-board", report.pk))


def _conflict(
    request: HttpRequest, desk: Desk, report: Report, assignments: Assignments, error: AssignedMeanwhile
) -> HttpResponse:
    """What the person chose stays in the form; saved again, it takes the place of what is told here."""
    post = request.POST.copy()
    for section in error.sections:
        post[f"section-{section.pk}-was"] = written(Assigned.of(section))
    again = Assignments(report, assignments.sections, post)
    again.is_valid()
    now = [
        (
            section,
            str(section.department or "никому"),
            format_date(section.due_on) if section.due_on else "без срока",
        )
        for section in error.sections
    ]
    return _page(request, desk, report, again, status=409, theirs=now)


def _page(
    request: HttpRequest, desk: Desk, report: Report, assignments: Assignments, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "lines": list(assignments.lines()),
        "sends_mail": settings.SENDS_MAIL,
        "here": "reports",
        "steps": steps_to(desk, report, "Подразделения и сроки"),
        **more,
    }
    return render(request, "reports/starting/assign.html", context, status=status)
