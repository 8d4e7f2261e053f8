"""The public page of the records behind a compared number, for where no page of a report explains it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from grants.models.dimensions import SupportKind
from grants.sums.asked import Asked
from ngo_registry.models.organization import Status
from portal.models import Municipality
from reports.comparison.measures import Measure

IN_REGISTER = tuple(status for status in Status.values if status != Status.DISSOLVED)
"""Organisations that are counted."""


def records_url(measure: Measure, city: Municipality, year: int) -> str:
    """Nothing where the portal has no such page."""
    match measure.figure.partition(".")[0]:
        case "organizations":
            return _address("organizations", city, [("status", status) for status in IN_REGISTER])
        case "support":
            return _support(city, year, measure.params["kind"])
        case "property":
            return _support(city, year, str(SupportKind.PROPERTY))
        case "contests":
            level = measure.params.get("level", "")
            return _address("contests", city, [("year", year), *([("level", level)] if level else [])])
        case _:
            return ""


def _support(city: Municipality, year: int, kind: str) -> str:
    return f"{reverse('support-records', args=[city.slug])}?{Asked(year=str(year), kind=kind).query()}"


def _address(page: str, city: Municipality, asked: list[tuple[str, object]]) -> str:
    return f"{reverse(page, args=[city.slug])}?{urlencode(asked)}"
