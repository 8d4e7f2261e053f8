"""What the checks say of a city's newest reports right now; kept until any record changes."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.cache import cache
from django.urls import reverse

from portal.models import Municipality
from portal.workspace.registry import ledgers
from reports.builder import build
from reports.checks.base import Finding, Severity
from reports.checks.responsible import departments_of
from reports.checks.run import run_checks
from reports.models import Report
from reports.queries import reports_of
from reports.stamp import records_stamp

DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Standing:
    """A finding as the workspace tells it; ``departments`` is empty where it is everybody's."""

    message: str
    where: str
    advice: str
    severity: Severity
    url: str
    departments: frozenset[int]


def findings_of(city: Municipality) -> list[Standing]:
    """Of the reports of the newest year, gravest first."""
    newest = reports_of(city).values_list("year", flat=True).first()
    if newest is None:
        return []
    stamp = records_stamp()
    key = f"findings:{city.pk}:{stamp.value}"
    found = cache.get(key) if stamp.is_settled else None
    if found is None:
        found = [each for report in reports_of(city).filter(year=newest) for each in _of_report(report)]
        if stamp.is_settled:
            cache.set(key, found, DAY)
    return found


def _of_report(report: Report) -> list[Standing]:
    built = build(report)
    return [
        _told(each.finding, built.report, frozenset(departments_of(each.finding, built)))
        for each in run_checks(built)
    ]


def _told(finding: Finding, report: Report, departments: frozenset[int]) -> Standing:
    url = _address(finding, report)
    return Standing(finding.message, finding.where, finding.advice, finding.severity, url, departments)


def _address(finding: Finding, report: Report) -> str:
    """To the record itself, to the page of the number, or to the report."""
    place = finding.place
    if place.startswith("record:"):
        label, _, pk = place.removeprefix("record:").rpartition("/")
        code = next((each.code for each in ledgers().values() if each.model._meta.label_lower == label), None)
        if code is not None:
            return reverse("workspace:record", args=[report.municipality.slug, code, pk])
    if place.startswith(("table:", "figure:")):
        page = reverse("number", args=[report.municipality.slug, report.year, report.form])
        return f"{page}?{urlencode({'place': place})}"
    return report.get_absolute_url()
