"""The tables of plans, indicators and reports."""

from portal.records.columns import Column
from portal.records.references import Reference
from portal.records.resource import resource_of
from reports.models import (
    Block,
    DeclaredValue,
    Indicator,
    IndicatorValue,
    Plan,
    PlanDirection,
    PlanItem,
    Report,
    Section,
)

TABLES = {
    "plans": resource_of(Plan),
    "plan_directions": resource_of(PlanDirection),
    # A direction's code is unique in its plan only, and the plan has a column of its own.
    "plan_items": resource_of(
        PlanItem,
        plan=Column("direction__plan__code", "plan", readonly=True, label="план"),
        direction=Column(
            "direction_id",
            "direction",
            Reference(PlanDirection, required=True, within="plan"),
            label="направление",
        ),
    ),
    "indicators": resource_of(Indicator),
    "indicator_values": resource_of(IndicatorValue),
    # Who resolved a contradiction, and when, is written by the action that resolves it.
    "declared_values": resource_of(DeclaredValue, omit=("resolved_by", "resolved_at")),
    "reports": resource_of(Report),
    "sections": resource_of(Section),
    "blocks": resource_of(Block),
}
