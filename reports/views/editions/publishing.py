"""The page before publication: what stops it, what readers will see changed, and the button."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.workspace.desk import Desk
from reports.actions.publish import publish
from reports.checks.base import Severity
from reports.editions.readiness import Readiness, readiness_of
from reports.editions.reading import FileLost
from reports.editions.refusals import NotPublished, ReportChanged
from reports.models import Report
from reports.views.at_report import composing
from reports.views.steps import steps_to

MAX_REASON = 1000


@dataclass(frozen=True)
class Typed:
    """What the person has typed, kept when publication is refused."""

    reason: str = ""
    confirmed: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> Typed:
        return cls(request.POST.get("reason", "")[:MAX_REASON], "confirmed" in request.POST)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@composing
def publishing(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    """The files take a few seconds, less than a tired person would want to read of a queue: they are made at once,
    and the answer says whether the report is published.
    """
    if request.method != "POST":
        return _page(request, desk, report, Typed())
    typed = Typed.of(request)
    try:
        edition = publish(
            report,
            by=desk.user,
            reason=typed.reason,
            seen=request.POST.get("seen", ""),
            confirmed=typed.confirmed,
        )
    except NotPublished as refused:
        status = 409 if isinstance(refused, ReportChanged) else 422
        return _page(request, desk, report, typed, refused, status)
    messages.success(request, f"Опубликовано: редакция {edition.number}. Её видят все.")
    return HttpResponseRedirect(desk.url("report-editions", report.pk))


def _page(
    request: HttpRequest,
    desk: Desk,
    report: Report,
    typed: Typed,
    refused: NotPublished | None = None,
    status: int = 200,
) -> HttpResponse:
    try:
        ready = readiness_of(report)
        found = ready.difference
    except FileLost as error:
        context = {"city": desk.city, "report": report, "reason": str(error)}
        return render(request, "reports/editions/lost.html", context, status=503)
    context = {
        "desk": desk,
        "city": desk.city,
        "report": ready.built.report,
        "ready": ready,
        "difference": found,
        **_stopping(ready),
        "typed": typed,
        "refused": refused,
        "max_reason": MAX_REASON,
        "steps": steps_to(desk, report, "Публикация"),
    }
    return render(request, "reports/editions/publish.html", context, status=status)


def _stopping(ready: Readiness) -> dict[str, object]:
    errors = [each for each in ready.stopping if each.spoken.finding.severity is Severity.ERROR]
    return {"errors": errors, "warnings": [each for each in ready.stopping if each not in errors]}
