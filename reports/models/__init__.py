"""What the city says of its year: plans, indicators, declared values, reports with their blocks, editions."""

from reports.models.agreement import Comment, DecisionKind, FindingDecision
from reports.models.block import Block
from reports.models.declared_value import DeclaredValue
from reports.models.edition import Edition, EditionFile, EditionSignature
from reports.models.file_order import FileOrder, OrderState
from reports.models.history import PlanItemDepartment
from reports.models.indicator import Indicator, IndicatorValue
from reports.models.open_file import OpenFile
from reports.models.plan import Plan, PlanDirection, PlanItem
from reports.models.rendered_file import RenderedFile
from reports.models.report import Report
from reports.models.saved_form import SavedForm
from reports.models.section import Section, SectionState

__all__ = [
    "Block",
    "Comment",
    "DecisionKind",
    "DeclaredValue",
    "Edition",
    "EditionFile",
    "EditionSignature",
    "FileOrder",
    "FindingDecision",
    "Indicator",
    "IndicatorValue",
    "OpenFile",
    "OrderState",
    "Plan",
    "PlanDirection",
    "PlanItem",
    "PlanItemDepartment",
    "RenderedFile",
    "Report",
    "SavedForm",
    "Section",
    "SectionState",
]
