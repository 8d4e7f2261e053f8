"""How plans, indicators and reports are called by officials."""

from portal.records.lookup import Lookup
from reports.models import Indicator, Plan, PlanDirection, PlanItem, Report

LOOKUPS = [
    Lookup(Plan, names=("title", "code")),
    Lookup(PlanDirection, names=("title", "short_title", "code"), related=("plan",)),
    Lookup(PlanItem, names=("title", "short_title", "code")),
    Lookup(Indicator, names=("title", "code")),
    Lookup(Report, names=("title",)),
]
