"""Where the pages of a report's files, settings and numbers lie."""

from __future__ import annotations

from portal.workspace.desk import Desk
from reports.models import Report
from reports.templatetags.report_words import named


def steps_to(desk: Desk, report: Report, page: str) -> list[tuple[str, str | None]]:
    """Crumbs: the reports of the city, this report, the page."""
    return [
        ("Отчёты", desk.url("report-list")),
        (named(report), desk.url("report-builder", report.pk)),
        (page, None),
    ]
