"""What the checks say of a city's newest reports right now; kept until any record changes."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from portal.models import Municipality
from reports.builder import build
from reports.built import Built
from reports.checks.base import Severity
from reports.checks.responsible import departments_of
from reports.models import Report
from reports.queries import reports_of
from reports.resolving import Judged, address_of, judged
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
    """What was explained is told no more."""
    built = build(report)
    return [_told(each, built) for each in judged(built) if not each.is_explained]


def _told(found: Judged, built: Built) -> Standing:
    finding = found.spoken.finding
    departments = departments_of(finding, built)
    if found.decision is not None and found.decision.department_id is not None:
        departments.add(found.decision.department_id)
    return Standing(
        finding.message,
        finding.where,
        finding.advice,
        finding.severity,
        address_of(found, built.report),
        frozenset(departments),
    )
