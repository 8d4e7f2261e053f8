"""Starting the report of a year: by a form, or by an earlier report of the city."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.models import User
from portal.workspace.desk import Desk, at_desk
from reports.actions.open_report import ReportIsOpen, open_report
from reports.actions.start_from_last import plan_for, start_from_last
from reports.models import Plan, Report
from reports.queries import plans_of
from reports.views.starting.offers import LAST, Book

TITLE_LENGTH = 600


class OpenReportForm(forms.Form):
    """``desk`` gives what to begin with and the plans to choose from."""

    year = forms.IntegerField(label="За какой год", min_value=1990, max_value=2100)
    form = forms.ChoiceField(
        label="С чего начать",
        widget=forms.RadioSelect,
        error_messages={"required": "Выберите прошлый отчёт или форму."},
    )
    title = forms.CharField(
        label="Заголовок",
        max_length=TITLE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Печатается на первой странице. Если не заполнить, портал возьмёт прошлогодний с новым годом "
        "или составит по названию формы.",
    )
    plan = forms.ModelChoiceField(
        Plan.objects.none(),
        label="Комплексный план",
        required=False,
        empty_label="— без плана —",
        help_text="Нужен форме, которая рассказывает о мероприятиях плана. План прошлого отчёта перейдёт сам, "
        "если он ещё действует.",
    )

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.book = Book(desk.city, timezone.localdate().year - 1)
        self.fields["form"].choices = self.book.values
        self.fields["plan"].queryset = plans_of(desk.city)
        self.fields["year"].initial = self.book.year
        self.fields["form"].initial = next(iter(self.book.last), None)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        begun, year = given.get("form"), given.get("year")
        if begun and year:
            self._refuse_taken(begun, year)
            self._settle_plan(given, begun, year)
        return given

    def _refuse_taken(self, begun: str, year: int) -> None:
        last = self.book.last.get(begun)
        taken = Report.objects.filter(
            municipality=self.desk.city, year=year, form=last.form if last else begun
        )
        if taken.exists():
            raise ValidationError(f"Отчёт за {year} год по этой форме уже открыт. Он есть в списке отчётов.")

    def _settle_plan(self, given: dict[str, Any], begun: str, year: int) -> None:
        last = self.book.last.get(begun)
        if last and last.plan and not given.get("plan"):
            given["plan"] = plan_for(last, year)
            if given["plan"] is None:
                self.add_error(
                    "plan",
                    f"План прошлого отчёта действует в {last.plan.year_from}–{last.plan.year_to} годах: "
                    f"выберите план, по которому отчитываетесь за {year} год, или сначала внесите его.",
                )
        if not last and self.book.forms[begun].needs_plan and not given.get("plan"):
            self.add_error(
                "plan", "Эта форма рассказывает о мероприятиях плана: выберите план или сначала внесите его."
            )

    def open(self, by: User) -> Report:
        """Raises ReportIsOpen, where somebody else was quicker."""
        given = self.cleaned_data
        begun, year, title, plan = (given[name] for name in ("form", "year", "title", "plan"))
        if begun.startswith(LAST):
            return start_from_last(self.book.last[begun], year, title=title, plan=plan, by=by)
        form = self.book.forms[begun]
        return open_report(
            self.desk.city, form, year, title=title or f"{form.title} за {year} год", plan=plan, by=by
        )


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def report_new(request: HttpRequest, desk: Desk) -> HttpResponse:
    if not desk.may_add(Report):
        raise PermissionDenied
    form = OpenReportForm(request.POST or None, desk=desk)
    if request.method == "POST" and form.is_valid():
        try:
            report = form.open(request.user)
        except ReportIsOpen as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Отчёт открыт. Назначьте разделам подразделения и сроки.")
            return HttpResponseRedirect(desk.url("report-assign", report.pk))
    context = {
        "desk": desk,
        "city": desk.city,
        "form": form,
        "groups": form.book.groups(),
        "here": "reports",
        "steps": [("Отчёты", desk.url("report-list")), ("Новый отчёт", None)],
    }
    return render(request, "workspace/report_forms.html", context, status=422 if form.is_bound else 200)
