"""Support of one organisation as its page tells it: what runs now, then each year by kind."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from grants.models import Support
from grants.models.dimensions import SupportKind

KINDS = list(SupportKind.values)


@dataclass(frozen=True)
class SupportOfYear:
    year: int
    rows: list[Support]


def running(support: Iterable[Support], day: datetime.date) -> list[Support]:
    """Property whose written term covers the day, the earliest end first. Without an end nothing is known."""
    leases = [
        row
        for row in support
        if row.kind == SupportKind.PROPERTY
        and row.term_to is not None
        and row.term_to >= day
        and (row.term_from is None or row.term_from <= day)
    ]
    return sorted(leases, key=lambda row: row.term_to)


def by_year(support: Sequence[Support]) -> list[SupportOfYear]:
    """The newest year first, within it in the order of the law's kinds, then of the city's tables."""
    ordered = sorted(support, key=lambda row: (-row.year, KINDS.index(row.kind), row.position, row.pk))
    return [SupportOfYear(year, list(rows)) for year, rows in groupby(ordered, key=lambda row: row.year)]
