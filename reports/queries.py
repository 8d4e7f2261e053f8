"""Questions about plans, indicators, declared values and reports."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Prefetch, QuerySet

from portal.models import Municipality
from reports.models import Block, DeclaredValue, Indicator, IndicatorValue, Plan, Report, Section


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
    return (
        Report.objects.filter(municipality=municipality)
        .select_related("municipality")
        .order_by("-year", "form")
    )


def sections_of(report: Report) -> QuerySet[Section]:
    """With everything that the builder reads, in two queries; the blocks stand in the list ``ordered_blocks``."""
    blocks = Prefetch("blocks", Block.objects.order_by("position"), to_attr="ordered_blocks")
    return (
        Section.objects.filter(report=report)
        .select_related("plan_item__direction")
        .prefetch_related(blocks)
        .order_by("position")
    )
