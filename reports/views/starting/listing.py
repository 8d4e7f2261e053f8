"""The reports of a city at work, year by year: how far each has come, and the ways into it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.lib.dates import format_date
from portal.workspace.desk import Desk, at_desk
from reports.models import Report, SavedForm, SectionState
from reports.queries import reports_of

HANDED_IN = (SectionState.SUBMITTED, SectionState.ACCEPTED)


@dataclass(frozen=True)
class Listed:
    """``state`` is in words, ``tone`` as tags have it; ``due`` tells of the nearest day of what is not handed in."""

    report: Report
    state: str
    tone: str
    done: int
    total: int
    due: str
    is_late: bool
    is_shown: bool


@require_safe
@at_desk
def listing(request: HttpRequest, desk: Desk) -> HttpResponse:
    leads = desk.may_add(Report)
    context = {
        "desk": desk,
        "city": desk.city,
        "listed": [_listed(report) for report in _reports(desk)],
        "leads": leads,
        "forms": desk.records(SavedForm).order_by("title") if leads else (),
        "here": "reports",
        "steps": [("Отчёты", None)],
    }
    return render(request, "reports/starting/list.html", context)


def _reports(desk: Desk) -> QuerySet[Report]:
    """One query, however many there are."""
    waiting = ~Q(sections__state__in=HANDED_IN)
    return reports_of(desk.city).annotate(
        total=Count("sections", distinct=True),
        done=Count("sections", filter=Q(sections__state__in=HANDED_IN), distinct=True),
        accepted=Count("sections", filter=Q(sections__state=SectionState.ACCEPTED), distinct=True),
        due=Min("sections__due_on", filter=waiting),
        edition=Max("editions__number", filter=Q(editions__withdrawn_at__isnull=True)),
    )


def _listed(report: Report) -> Listed:
    state, tone = _state(report)
    due = None if report.edition else report.due
    return Listed(
        report=report,
        state=state,
        tone=tone,
        done=report.done,
        total=report.total,
        due=format_date(due) if due else "",
        is_late=_is_past(due),
        is_shown=bool(report.edition) or report.is_public,
    )


def _state(report: Report) -> tuple[str, str]:
    if report.edition:
        return ("опубликован" if report.edition == 1 else f"опубликован: редакция {report.edition}"), "ok"
    if report.total and report.accepted == report.total:
        return "всё принято, можно публиковать", "ok"
    if report.total and report.done == report.total:
        return f"всё сдано, принято {report.accepted} из {report.total}", "info"
    words = f"сдано {report.done} из {report.total}" if report.done else "собирается"
    return (f"{words}, черновик на сайте" if report.is_public else words), ""


def _is_past(day: datetime.date | None) -> bool:
    return day is not None and day < timezone.localdate()
