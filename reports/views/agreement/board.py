"""The board of a report, and reminding from it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.password_links import root_of
from portal.workspace.desk import Desk
from portal.workspace.keys import key_in
from reports.board import board_of
from reports.deadlines import UNFINISHED, due_within
from reports.letters import reminders
from reports.models import Report, Section
from reports.views.agreement.page import page_of_report
from reports.views.at_report import at_report, composing, may_compose, sections_at


@require_safe
@at_report
def board(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    context = page_of_report(desk, report, "Ход работы") | {
        "board": board_of(report, _sections(desk, report)),
        "may_remind": may_compose(desk, report),
    }
    return render(request, "reports/agreement/board.html", context)


@require_POST
@composing
def remind(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    """Posted: a ``department`` is reminded of all that it has not handed in; without one, all of what is late."""
    sections = _sections(desk, report)
    if "department" in request.POST:
        key = key_in(request.POST["department"]) or 0
        department = get_object_or_404(desk.city.departments, pk=key)
        sections = sections.filter(department=department, state__in=UNFINISHED)
    else:
        sections = due_within(-1, sections)
    reminded = reminders.remind(sections, root=root_of(request))
    level = messages.SUCCESS if reminded.people else messages.WARNING
    for sentence in reminders.in_words(reminded):
        messages.add_message(request, level, sentence)
    return HttpResponseRedirect(desk.url("report-board", report.pk))


def _sections(desk: Desk, report: Report) -> QuerySet[Section]:
    return sections_at(desk).filter(report=report).order_by("position")
