"""What is set side by side."""

from __future__ import annotations

from dataclasses import dataclass

from portal.models import Municipality
from reports.models import Report


@dataclass(frozen=True)
class Side:
    """A column: a city and a year; ``report`` is what the public sees of it, if anything."""

    city: Municipality
    year: int
    title: str
    report: Report | None
    is_newest: bool = False
    """Whether the register of today may speak for this year."""
