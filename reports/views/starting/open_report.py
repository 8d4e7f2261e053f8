"""Opening a report: the forms that there are, and what each needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.workspace.desk import Desk, at_desk
from reports.actions.open_report import open_report
from reports.city_forms.base import CityForm
from reports.discovery import discover
from reports.models import Plan, Report
from reports.queries import plans_of


class OpenReportForm(forms.Form):
    """``desk`` gives the plans to choose from."""

    form = forms.ChoiceField(label="Форма отчёта", widget=forms.RadioSelect)
    year = forms.IntegerField(label="За какой год", min_value=1990, max_value=2100)
    title = forms.CharField(
        label="Заголовок",
        max_length=600,
        help_text="Как будет напечатан на первой странице; можно поправить потом.",
    )
    plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label="Комплексный план",
        required=False,
        empty_label="— без плана —",
        help_text="Нужен форме, которая рассказывает о мероприятиях плана.",
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.known = discover("reports.city_forms", CityForm)
        self.fields["form"].choices = [(form.code, form.title) for form in self.known.values()]
        self.fields["plan"].queryset = plans_of(desk.city)
        self.fields["year"].initial = timezone.localdate().year - 1

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        form = self.known.get(given.get("form", ""))
        if form is not None and form.needs_plan and not given.get("plan"):
            self.add_error(
                "plan", "Эта форма рассказывает о мероприятиях плана: выберите план или сначала внесите его."
            )
        taken = Report.objects.filter(
            municipality=self.desk.city, year=given.get("year"), form=given.get("form")
        )
        if form is not None and taken.exists():
            raise ValidationError("Отчёт за этот год по этой форме уже открыт.")
        return given


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def report_forms(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not desk.may_add(Report):
        raise PermissionDenied
    form = OpenReportForm(request.POST or None, desk=desk)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        report = open_report(
            desk.city,
            form.known[given["form"]],
            given["year"],
            title=given["title"],
            plan=given["plan"],
            by=request.user,
        )
        messages.success(request, "Отчёт открыт. Назначьте разделам подразделения и сроки.")
        return HttpResponseRedirect(f"{desk.url('ledger', 'sections')}?report={report.pk}")
    context = {"desk": desk, "city": desk.city, "form": form, "steps": [("Новый отчёт", None)]}
    return render(request, "workspace/report_forms.html", context, status=422 if form.is_bound else 200)
