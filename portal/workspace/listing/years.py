"""A list cut into years by a column that holds a year or a day."""

from __future__ import annotations

from django.db import models
from django.db.models import Max, Min, QuerySet

from portal.workspace.ledger import Ledger
from portal.workspace.listing.paths import field_at

SHOWN = 8


def year_asked(ledger: Ledger, text: str) -> int | None:
    """A year of four digits, or nothing."""
    is_year = bool(ledger.years) and len(text) == 4 and text.isascii() and text.isdecimal()
    return int(text) or None if is_year else None


def of_year(records: QuerySet, ledger: Ledger, year: int) -> QuerySet:
    return records.filter(**{_path(ledger): year})


def years_of(records: QuerySet, ledger: Ledger) -> list[int]:
    """From the newest to the oldest; asked by the two ends alone, which an index tells at once."""
    ends = records.aggregate(first=Min(ledger.years), last=Max(ledger.years))
    if ends["last"] is None:
        return []
    first, last = (getattr(end, "year", end) for end in (ends["first"], ends["last"]))
    return list(range(last, first - 1, -1))


def _path(ledger: Ledger) -> str:
    is_day = isinstance(field_at(ledger.model, ledger.years), models.DateField)
    return f"{ledger.years}__year" if is_day else ledger.years
