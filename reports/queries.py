"""Questions about plans, indicators, declared values and reports."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery

from portal.models import Municipality
from reports.models import Block, DeclaredValue, Indicator, IndicatorValue, Plan, Report, SavedForm, Section


def indicators_of(municipality: Municipality) -> QuerySet[Indicator]:
    return Indicator.objects.filter(municipality=municipality).order_by("position", "id")


def indicator_values_of(municipality: Municipality, years: Collection[int]) -> QuerySet[IndicatorValue]:
    values = IndicatorValue.objects.filter(indicator__municipality=municipality, year__in=years)
    return values.order_by("indicator__position", "indicator_id", "year")


def declared_values_of(municipality: Municipality, years: Collection[int]) -> QuerySet[DeclaredValue]:
    return DeclaredValue.objects.filter(municipality=municipality, year__in=years).order_by("place")


def plans_of(municipality: Municipality) -> QuerySet[Plan]:
    return Plan.objects.filter(municipality=municipality).order_by("-year_from", "code")


def reports_of(municipality: Municipality) -> QuerySet[Report]:
    reports = Report.objects.filter(municipality=municipality).select_related("municipality")
    return with_form_titles(reports).order_by("-year", "form")


def with_form_titles(reports: QuerySet[Report]) -> QuerySet[Report]:
    """``saved_form_title`` names the form of a report where a coordinator made it; lists need no query a report."""
    saved = SavedForm.objects.filter(code=OuterRef("form")).values("title")
    return reports.annotate(saved_form_title=Subquery(saved))


def sections_of(report: Report) -> QuerySet[Section]:
    """With everything that the builder reads, in two queries; the blocks stand in the list ``ordered_blocks``."""
    blocks = Prefetch("blocks", Block.objects.order_by("position"), to_attr="ordered_blocks")
    return (
        report.sections.select_related("plan_item__direction")  # Each section knows this very report.
        .prefetch_related(blocks)
        .order_by("position")
    )


def last_turn_before(block: Block, kind: str) -> Block | None:
    """The block of this kind that comes last before it in the report, at whichever section."""
    section = block.section
    before = Q(section__position__lt=section.position) | Q(section=section, position__lt=block.position)
    turns = Block.objects.filter(before, section__report=section.report_id, type=kind)
    return turns.order_by("section__position", "position").last()
