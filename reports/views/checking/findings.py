"""The findings of a report: beside its sheet, as counts in its head, or as a page of their own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.workspace.desk import Desk
from reports.models import Report
from reports.views.at_report import at_report
from reports.views.checking.shown import findings_context
from reports.views.steps import steps_to


@require_safe
@at_report
def findings(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    context = findings_context(desk, report, request.GET.get("section", ""))
    if "counts" in request.GET:
        return render(request, "reports/checking/counts.html", context)
    if request.htmx:
        return render(request, "reports/checking/pane.html", context)
    return render(
        request, "reports/checking/page.html", {**context, "steps": steps_to(desk, report, "Замечания")}
    )
