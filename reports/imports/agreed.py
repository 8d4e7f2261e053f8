"""How far the demonstration's reports are agreed: one city's is being checked, those of the others are accepted."""

from __future__ import annotations

import pghistory

from portal.models import User
from reports.actions.agreement import accept, hand_in
from reports.models import Report, Section, SectionState

NOT_HANDED_IN = (SectionState.NOT_STARTED, SectionState.DRAFT)


def agree_on(*, in_work: str, by: User) -> None:
    """Gives the sections of measures to their departments and hands all in; ``in_work`` is the city (its slug) whose
    report is not accepted yet. What somebody has handed in or returned since stays as it is.
    """
    for report in Report.objects.select_related("municipality", "plan"):
        for section in _untouched(report):
            _give(section, by)
            hand_in(section, by=by)
            if report.municipality.slug != in_work:
                accept(section, by=by)


def _untouched(report: Report) -> list[Section]:
    """Sections on which nobody has taken a step yet."""
    events = Section.pgh_event_model.objects.filter(report_id=report.pk).exclude(state__in=NOT_HANDED_IN)
    sections = report.sections.exclude(pk__in=events.values("pgh_obj_id")).order_by("position")
    return list(sections.select_related("report__municipality", "report__plan", "plan_item__direction"))


def _give(section: Section, by: User) -> None:
    """To the first department that answers for the measure."""
    if section.department is not None or section.plan_item is None:
        return
    section.department = section.plan_item.departments.order_by("position", "name").first()
    if section.department is not None:
        with pghistory.context(user=by.pk, reason="Раздел поручен"):
            section.save(update_fields=["department"])
