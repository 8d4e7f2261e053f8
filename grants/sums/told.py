"""Where a report of the city says another number than the records: the page of the sums tells of both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portal.declarations import declared_in
from portal.lib.quantities import Quantity
from portal.models import Municipality


class Subject(StrEnum):
    SUPPORT = "support"
    CONTESTS = "contests"


@dataclass(frozen=True)
class ToldElsewhere:
    """``said`` stands in the report, ``summed`` is what the records bring together; ``url`` explains the number."""

    subject: Subject
    what: str
    said: Quantity
    summed: Quantity
    report: str
    url: str


def told_elsewhere(city: Municipality, year: int, subject: Subject) -> list[ToldElsewhere]:
    """What the apps above know of it: each declares ``told_of_support`` in a module of this name."""
    told = (each for module in declared_in("told_of_support") for each in module.told_of_support(city, year))
    return [each for each in told if each.subject is subject]
