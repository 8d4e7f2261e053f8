"""Where the pages of one report lie: the reports of the city, this report, what is between, the page."""

from __future__ import annotations

from portal.workspace.desk import Desk
from reports.models import Report

Step = tuple[str, str | None]


def steps_to(desk: Desk, report: Report, page: str, *between: Step) -> list[Step]:
    """Crumbs of the workspace. ``between`` are steps from the report to the page, such as its section."""
    return [
        ("Отчёты", desk.url("report-list")),
        (f"Отчёт за {report.year} год", desk.url("report-builder", report.pk)),
        *between,
        (page, None),
    ]
