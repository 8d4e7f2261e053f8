"""What is given to whom: programmes, support, contests, awards, and what departments know only in total."""

from grants.models.award import Award
from grants.models.contest import Contest, ContestRound, RoundShare
from grants.models.programme import Programme
from grants.models.register import RegisterEntry, Violation
from grants.models.reported_total import ReportedTotal
from grants.models.support import Support

__all__ = [
    "Award",
    "Contest",
    "ContestRound",
    "Programme",
    "RegisterEntry",
    "ReportedTotal",
    "RoundShare",
    "Support",
    "Violation",
]
