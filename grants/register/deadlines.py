"""The clock of the register: by when each decision must be entered, in working days of the city's term."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from grants.models import Support
from portal.lib.working_days import Special, add_working_days, working_days_between


@dataclass(frozen=True)
class Due:
    """The last day of a term and how many working days lie between it and today: left, or overdue."""

    by: datetime.date
    days: int
    is_overdue: bool


@dataclass(frozen=True)
class Awaited:
    support: Support
    due: Due


def due_of(decided_on: datetime.date, term: int, special: Special, today: datetime.date) -> Due:
    """``term`` in working days from the day after the decision."""
    last = add_working_days(decided_on, term, special)
    return Due(last, abs(working_days_between(today, last, special)), is_overdue=today > last)


def awaited(
    supports: Iterable[Support], term: int, special: Special, today: datetime.date
) -> Iterator[Awaited]:
    known: dict[datetime.date, Due] = {}
    for support in supports:
        day = support.decided_on
        assert day is not None
        if day not in known:
            known[day] = due_of(day, term, special, today)
        yield Awaited(support, known[day])
