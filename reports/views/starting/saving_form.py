"""The shape of a report kept as a form."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from portal.workspace.desk import Desk
from reports.actions.save_form import save_form
from reports.form_making import form_from
from reports.models import Report
from reports.templatetags.report_words import form_title
from reports.views.at_report import composing
from reports.views.starting.offers import inside_of
from reports.views.starting.saved_form_form import SavedFormForm
from reports.views.steps import steps_to


@require_http_methods(["GET", "HEAD", "POST"])
@composing
def saving_form(request: HttpRequest, desk: Desk, report: Report) -> HttpResponse:
    form = SavedFormForm(request.POST or None, initial={"title": form_title(report)[:200]})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        save_form(
            report,
            title=given["title"],
            about=given["about"],
            is_shared=given["is_shared"],
            by=request.user,
        )
        messages.success(
            request, f"Форма «{given['title']}» сохранена. По ней можно начать отчёт любого года."
        )
        return HttpResponseRedirect(desk.url("report-list"))
    context = {
        "desk": desk,
        "city": desk.city,
        "report": report,
        "form": form,
        "inside": inside_of(form_from(report), report.year),
        "here": "reports",
        "steps": steps_to(desk, report, "Сохранить как форму"),
    }
    return render(request, "reports/starting/save_form.html", context, status=422 if form.is_bound else 200)
