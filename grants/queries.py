"""Questions about support, contests and awards of one city and year."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Prefetch, QuerySet

from grants.models import Award, Contest, ContestRound, Programme, ReportedTotal, RoundShare, Support
from portal.models import Municipality

SHARES = Prefetch("shares", RoundShare.objects.order_by("side", "applicant_kind"), to_attr="known_shares")
"""The shares of each round, in the order in which they are read."""


def support_of(municipality: Municipality, years: Collection[int]) -> QuerySet[Support]:
    return Support.objects.filter(municipality=municipality, year__in=years).order_by("position", "id")


def rounds_of(municipality: Municipality, years: Collection[int]) -> QuerySet[ContestRound]:
    """Each round with its shares as the list ``known_shares``."""
    return (
        ContestRound.objects.filter(municipality=municipality, year__in=years)
        .prefetch_related(SHARES)
        .order_by("position", "id")
    )


def awards_of(municipality: Municipality, years: Collection[int]) -> QuerySet[Award]:
    return Award.objects.filter(municipality=municipality, year__in=years).order_by("id")


def totals_of(municipality: Municipality, years: Collection[int]) -> QuerySet[ReportedTotal]:
    return ReportedTotal.objects.filter(municipality=municipality, year__in=years).order_by("code", "year")


def programmes_of(municipality: Municipality) -> QuerySet[Programme]:
    return Programme.objects.filter(municipality=municipality).order_by("position", "name")


def contests_of(municipality: Municipality) -> QuerySet[Contest]:
    return Contest.objects.filter(municipality=municipality).order_by("name")
