"""The page where what concerns a report as a whole is set."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.workspace.desk import Desk
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.shown import comparable, shown_value
from portal.workspace.version import version_of
from reports.actions.locking import SectionLocked
from reports.actions.report_settings import change_settings
from reports.forms.report_settings import ReportSettings
from reports.models import Report
from reports.views.at_report import composing
from reports.views.steps import steps_to


@dataclass(frozen=True)
class Both:
    """A field that two people have set differently."""

    label: str
    mine: str
    theirs: str


@require_http_methods(["GET", "HEAD", "POST"])
@composing
def settings(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    if request.method != "POST":
        return _page(request, desk, report, ReportSettings(instance=report))
    stored = Report.objects.get(pk=report.pk)  # The form puts what was typed into its own copy.
    form = ReportSettings(request.POST, instance=stored)
    if not form.is_valid():
        return _page(request, desk, report, form, version=request.POST.get("version", ""), status=422)
    try:
        change_settings(report, form.cleaned_data, version=request.POST.get("version", ""), by=desk.user)
    except SectionLocked as locked:
        form.add_error("signer_name", str(locked))
        return _page(request, desk, report, form, version=request.POST.get("version", ""), status=409)
    except ChangedMeanwhile as changed:
        return _page(request, desk, report, form, theirs=changed.record, status=409)
    messages.success(request, "Настройки отчёта сохранены.")
    return HttpResponseRedirect(desk.url("report-builder", report.pk))


def _page(
    request: HttpRequest,
    desk: Desk,
    report: Report,
    form: ReportSettings,
    *,
    version: str = "",
    theirs: Report | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "form": form,
        # After a conflict the person has seen both, so the next save is over the version shown now.
        "version": version or version_of(theirs or report),
        "differences": _differences(form, theirs) if theirs else [],
        "is_conflict": theirs is not None,
        "steps": steps_to(desk, report, "Настройки отчёта"),
    }
    return render(request, "reports/orders/settings.html", context, status=status)


def _differences(mine: ReportSettings, theirs: Report) -> list[Both]:
    other = ReportSettings(instance=theirs)
    return [
        Both(str(mine[name].label), shown_value(mine[name]), shown_value(other[name]))
        for name in mine.fields
        if comparable(mine[name]) != comparable(other[name])
    ]
