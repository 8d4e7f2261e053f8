"""Opening the report of a year: a form, a year, a plan where the form tells of one."""

from __future__ import annotations

import pghistory
from django.db import transaction

from portal.models import Municipality, User
from reports.actions.compose import lay_out
from reports.city_forms.base import CityForm
from reports.models import Plan, Report


@transaction.atomic
def open_report(
    city: Municipality, form: CityForm, year: int, *, title: str, plan: Plan | None, by: User
) -> Report:
    """The report with its sections laid out. Raises FormNeedsPlan, and then leaves nothing behind."""
    with pghistory.context(user=by.pk, reason="Отчёт открыт по форме"):
        report = Report.objects.create(municipality=city, year=year, form=form.code, title=title, plan=plan)
    lay_out(report, by=by)
    return report
