"""Rounds of contests with what is known of each: who took part, who won, how much was given."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from grants.models import ContestRound, RoundShare
from grants.models.contest import Side
from portal.lib.quantities import Quantity, total
from portal.models import Municipality

APPLICANTS, WINNERS = str(Side.APPLICANTS), str(Side.WINNERS)


@dataclass(frozen=True)
class Shares:
    """One side of a round: the whole, and what of it is known by kind."""

    whole: Quantity
    by_kind: Sequence[RoundShare]


def rounds_shown(city: Municipality) -> QuerySet[ContestRound]:
    """Each with its contest, and its shares as the list ``known_shares``; the newest first."""
    shares = Prefetch("shares", RoundShare.objects.order_by("side", "applicant_kind"), to_attr="known_shares")
    return (
        ContestRound.objects.filter(municipality=city)
        .select_related("contest")
        .prefetch_related(shares)
        .order_by("-year", "position", "id")
    )


def open_rounds(city: Municipality, today: datetime.date) -> QuerySet[ContestRound]:
    """Those that take applications today or will take them, the nearest last day first.

    Without a last day a round is open until its outcome is known, but not beyond its year.
    """
    endless = Q(closes_on__isnull=True, opens_on__isnull=False, decided_on__isnull=True, year__gte=today.year)
    not_over = Q(closes_on__gte=today) | endless
    return rounds_shown(city).filter(not_over).order_by("closes_on", "opens_on", "id")


def applicants_of(held: ContestRound) -> Shares:
    return _side(held, APPLICANTS, held.applicants)


def winners_of(held: ContestRound) -> Shares:
    return _side(held, WINNERS, held.winners)


def _side(held: ContestRound, side: str, plain: Quantity) -> Shares:
    """The plain count, or the sum of the shares where only they are known."""
    shares = [share for share in held.known_shares if share.side == side]
    if plain.is_known or not shares:
        return Shares(plain, shares)
    summed = total((share.count for share in shares), "participant")
    return Shares(Quantity(summed.value, plain.unit, summed.step, summed.qualifier), shares)


@dataclass(frozen=True)
class RoundsTogether:
    """Sums over the rounds that stand in the report's table; the others are told, never added."""

    rounds: int
    applicants: Quantity
    winners: Quantity
    amount: Quantity


def together(rounds: Iterable[ContestRound]) -> RoundsTogether:
    added = [held for held in rounds if held.in_report_table]
    return RoundsTogether(
        len(added),
        total((applicants_of(held).whole for held in added), "participant"),
        total((winners_of(held).whole for held in added), "winner"),
        total((held.amount for held in added), "rub"),
    )
