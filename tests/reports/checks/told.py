"""What one check says of a report, for its own test."""

from __future__ import annotations

from typing import Any

from reports.builder import build
from reports.checks.base import Check, Finding
from reports.discovery import discover
from reports.models import Report
from tests.reports.records import report_with


def spoken(code: str, *blocks: dict[str, Any] | str, report: Report | None = None) -> list[Finding]:
    """Findings of the check over the report, or over a new one of these blocks."""
    check = discover("reports.checks", Check)[code]
    report = report or report_with(*blocks, form=f"free-{Report.objects.count()}")
    return list(check.find(build(report)))


def values(finding: Finding) -> dict[str, str]:
    return {name: value.replace("\u00a0", " ") for name, value in finding.values}
