"""What the pages of agreement tell their templates."""

from __future__ import annotations

from typing import Any

from portal.workspace.desk import Desk
from reports.models import Report, Section
from reports.views.steps import steps_to


def page_of_report(desk: Desk, report: Report, title: str) -> dict[str, Any]:
    steps = steps_to(desk, report, title)
    return {"desk": desk, "city": desk.city, "report": report, "title": title, "steps": steps}


def page_of_section(desk: Desk, section: Section, title: str) -> dict[str, Any]:
    page = page_of_report(desk, section.report, title)
    page["steps"].insert(-1, (str(section), section_url(desk, section)))
    return {**page, "section": section, "back": section_url(desk, section)}


def section_url(desk: Desk, section: Section) -> str:
    """The section in the builder."""
    return f"{desk.url('report-builder', section.report_id)}?section={section.pk}"
