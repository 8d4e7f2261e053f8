"""Opening the report of a year: a form, a year, a plan where the form tells of one."""

from __future__ import annotations

from typing import Any

import pghistory
from django.db import IntegrityError, transaction

from portal.models import Municipality, User
from reports.actions.compose import lay_out
from reports.city_forms.base import CityForm
from reports.models import Plan, Report


class ReportIsOpen(ValueError):
    """The city has a report of this year in this form; the message says so."""


@transaction.atomic
def open_report(
    city: Municipality, form: CityForm, year: int, *, title: str, plan: Plan | None, by: User
) -> Report:
    """The report with its sections laid out. Raises FormNeedsPlan, ReportIsOpen, and then leaves nothing behind."""
    with pghistory.context(user=by.pk, reason="Отчёт открыт по форме"):
        report = new_report(municipality=city, year=year, form=form.code, title=title, plan=plan)
    lay_out(report, by=by)
    return report


def new_report(**fields: Any) -> Report:
    """Within the caller's transaction. Raises ReportIsOpen, also for two who open it at once."""
    try:
        with transaction.atomic():
            return Report.objects.create(**fields)
    except IntegrityError as error:
        if "report_once" not in str(error):
            raise
        raise ReportIsOpen(f"Отчёт за {fields['year']} год по этой форме уже открыт.") from error
