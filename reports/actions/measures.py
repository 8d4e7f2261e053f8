"""The measures of a plan become sections of a report, each with a text to be written."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.models import User
from reports.actions.compose import section_codes
from reports.actions.outline import number, ordered_sections, runs_of
from reports.actions.step import step
from reports.models import Block, Plan, PlanItem, Report, Section

PROMPT = "Что сделано за год по мероприятию: факты, числа, организации."


class OtherPlan(ValueError):
    """A report tells of one plan; the message says which it is."""


def missing_measures(report: Report, plan: Plan) -> QuerySet[PlanItem]:
    """Those that the report has no section for, in the order of the plan."""
    return _of_plan(plan).exclude(sections__report=report)


def add_measures(report: Report, plan: Plan, *, after: Section | None, by: User) -> list[Section]:
    """Sections of the measures that the report does not tell of yet.

    They join those that are there, in the order of the plan; the first ones stand under ``after``, or at the end.
    Raises OtherPlan.
    """
    if report.plan_id not in (None, plan.pk):
        raise OtherPlan(f"Отчёт рассказывает о плане «{report.plan}»: о другом плане откройте другой отчёт.")
    with step(report, by=by, reason="Добавлены мероприятия плана"):
        runs = runs_of(ordered_sections(report))
        if report.plan_id is None:
            Report.objects.filter(pk=report.pk).update(plan=plan)
        added = [_section(report, item, code) for item, code in _coded(report, plan)]
        measures = next((run for run in runs if run[0].plan_item_id is not None), None)
        if measures is None:
            measures = []
            place = next((n for n, run in enumerate(runs, start=1) if after in run), len(runs))
            runs.insert(place, measures)
        order = {pk: place for place, pk in enumerate(_of_plan(plan).values_list("pk", flat=True))}
        measures[:] = sorted([*measures, *added], key=lambda section: order.get(section.plan_item_id, -1))
        _save(added, last=sum(map(len, runs)))
        number(runs)
    return added


def _of_plan(plan: Plan) -> QuerySet[PlanItem]:
    items = PlanItem.objects.filter(direction__plan=plan).select_related("direction")
    return items.order_by("direction__position", "position")


def _coded(report: Report, plan: Plan) -> list[tuple[PlanItem, str]]:
    """Each with a code that no section of the report bears."""
    missing = list(missing_measures(report, plan))
    codes = section_codes(missing, taken=report.sections.values_list("code", flat=True))
    return [(item, codes[item.pk]) for item in missing]


def _section(report: Report, item: PlanItem, code: str) -> Section:
    return Section(report=report, code=code, plan_item=item)


def _save(sections: list[Section], *, last: int) -> None:
    """Beyond all places that are taken; `number` gives them their own."""
    for place, section in enumerate(sections, start=last + 1):
        section.position = place
        section.save()
        Block.objects.create(section=section, position=1, type="text", prompt=PROMPT)
