"""What the commands on reports share: finding the report that was asked for, or saying plainly what there is."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import CommandError

from portal.models import Municipality
from reports.models import Report
from reports.queries import reports_of


def add_report_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("city", help="адрес города на портале, например kemerovo")
    parser.add_argument("year", type=int, help="год отчёта, например 2023")
    parser.add_argument("--form", default="", help="код формы; нужен, если отчётов за год несколько")


def find_report(city: str, year: int, form: str) -> Report:
    """Raises CommandError with one sentence that names what there is."""
    municipality = Municipality.objects.filter(slug=city).first()
    if municipality is None:
        known = (
            ", ".join(Municipality.objects.values_list("slug", flat=True))
            or "ни одного: manage.py demo загрузит примеры"
        )
        raise CommandError(f"Города «{city}» на портале нет. Есть: {known}.")
    reports = list(reports_of(municipality).select_related("plan"))
    found = [report for report in reports if report.year == year and form in ("", report.form)]
    if not found:
        known = ", ".join(f"{report.year} {report.form}" for report in reports) or "ни одного"
        what = f"за {year} год в форме «{form}»" if form else f"за {year} год"
        raise CommandError(f"Отчёта {municipality.name} {what} нет. Есть: {known}.")
    if len(found) > 1:
        forms = ", ".join(report.form for report in found)
        raise CommandError(f"За {year} год отчётов несколько. Выберите форму: --form {forms}.")
    return found[0]
