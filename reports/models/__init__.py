"""What the city says of its year: plans, indicators, declared values, reports with their sections and blocks."""

from reports.models.declared_value import DeclaredValue
from reports.models.history import PlanItemDepartment
from reports.models.indicator import Indicator, IndicatorValue
from reports.models.plan import Plan, PlanDirection, PlanItem
from reports.models.rendered_file import RenderedFile
from reports.models.report import Block, Report, Section

__all__ = [
    "Block",
    "DeclaredValue",
    "Indicator",
    "IndicatorValue",
    "Plan",
    "PlanDirection",
    "PlanItem",
    "PlanItemDepartment",
    "RenderedFile",
    "Report",
    "Section",
]
