"""The page before publication: what stops it, what readers will see changed, and the button."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.workspace.desk import Desk
from reports.actions.publish import publish
from reports.checks.base import Severity
from reports.editions.queries import published_already
from reports.editions.readiness import Readiness, readiness_of
from reports.editions.reading import FileLost
from reports.editions.refusals import NotPublished, ReportChanged
from reports.models import Report
from reports.resolving import address_of
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
    and the answer says whether the report is published. A second click of the same person is told the same.
    """
    if request.method != "POST":
        return _page(request, desk, report, Typed())
    typed, seen = Typed.of(request), request.POST.get("seen", "")
    try:
        edition = publish(report, by=desk.user, reason=typed.reason, seen=seen, confirmed=typed.confirmed)
    except Report.DoesNotExist as gone:
        raise Http404("Этот отчёт только что удалили.") from gone
    except NotPublished as refused:
        done = published_already(report, seen, by=desk.user)
        if done is None:
            status = 409 if isinstance(refused, ReportChanged) else 422
            return _page(request, desk, report, typed, refused, status)
        edition = done
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
    """Each with the address where it is mended."""
    told = [(each, address_of(each, ready.built.report)) for each in ready.stopping]
    errors = [each for each in told if each[0].spoken.finding.severity is Severity.ERROR]
    return {"errors": errors, "warnings": [each for each in told if each not in errors]}
