"""What search engines are told of: cities and their sections, reports, organisations by ranges of their keys.

A section of organisations is all keys of one thousand after another, never «skip 190,000 and take the next»: any
section costs the same, and one that has been read stays the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Max
from django.urls import reverse

from ngo_registry.models import Organization
from portal.help.pages import PAGES
from portal.models import Municipality
from reports.editions.queries import with_standing_editions
from reports.views.visible import published_reports

KEYS = 10_000
"""Of one section: a fifth of what the standard lets a file hold, made in about a second."""

OF_CITY = ("city", "organizations", "recipients", "support", "contests", "reports", "city-opendata")
OF_PORTAL = ("home", "catalogue", "opendata", "api-docs", "help")


@dataclass(frozen=True)
class Place:
    """One address, from the root of the portal."""

    path: str
    changed_on: datetime.datetime | None = None


def organization_sections() -> list[int]:
    """Numbers of the ranges in which there are organisations."""
    ranges = Organization.objects.order_by().annotate(range=F("id") / KEYS).values_list("range", flat=True)
    return sorted(ranges.distinct())


def organizations_in(section: int) -> Iterator[Place]:
    """Those of one range, by their keys."""
    keys = {"pk__gte": section * KEYS, "pk__lt": (section + 1) * KEYS}
    changed = _changed(section)
    rows = Organization.objects.filter(**keys).order_by("pk").values_list("pk", "municipality__slug")
    for pk, slug in rows.iterator(chunk_size=2000):
        yield Place(reverse("organization", args=[slug, pk]), changed.get(pk))


def _changed(section: int) -> dict[int, datetime.datetime]:
    """When each organisation was last written, by its history."""
    events = Organization.pgh_event_model.objects.order_by().filter(
        pgh_obj_id__gte=section * KEYS, pgh_obj_id__lt=(section + 1) * KEYS
    )
    return dict(events.values_list("pgh_obj_id").annotate(at=Max("pgh_created_at")))


def cities() -> Iterator[Place]:
    for name in OF_PORTAL:
        yield Place(reverse(name))
    for page in PAGES:
        yield Place(reverse("help-page", args=[page.slug]))
    for slug in Municipality.objects.order_by("slug").values_list("slug", flat=True):
        yield from (Place(reverse(name, args=[slug])) for name in OF_CITY)


def reports() -> Iterator[Place]:
    """What stands published, and the drafts that their cities show."""
    for report in with_standing_editions(published_reports().select_related("municipality")):
        edition = next(iter(report.standing_editions), None)
        yield Place(report.get_absolute_url(), edition.published_at if edition else None)
