"""The tables of support and contests."""

from grants.models import (
    Award,
    Contest,
    ContestRound,
    Programme,
    RegisterEntry,
    ReportedTotal,
    RoundShare,
    Support,
    Violation,
)
from portal.records.cells import Pairs
from portal.records.columns import Column
from portal.records.resource import resource_of

TABLES = {
    "programmes": resource_of(Programme),
    "support": resource_of(Support),
    "register_entries": resource_of(RegisterEntry),
    "violations": resource_of(Violation),
    "contests": resource_of(Contest),
    "contest_rounds": resource_of(ContestRound),
    "round_shares": resource_of(RoundShare),
    "awards": resource_of(Award),
    "reported_totals": resource_of(
        ReportedTotal, breakdown=Column("breakdown", "breakdown", Pairs(), default=dict, label="разрез")
    ),
}
