"""The contests of a city: those that take applications, and what each year's brought."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from grants.contests.rounds import Shares, applicants_of, open_rounds, rounds_shown, together, winners_of
from grants.models import ContestRound, ReportedTotal
from grants.models.dimensions import Level
from grants.queries import totals_of
from grants.sums.told import Subject, told_elsewhere
from portal.models import Municipality
from portal.views.of_city import of_city

YEAR = re.compile(r"[0-9]{4}")
LEVELS = {code: str(label) for code, label in Level.choices}


@dataclass(frozen=True)
class RoundRow:
    held: ContestRound
    applicants: Shares
    winners: Shares


@require_safe
@of_city
def contests(request: HttpRequest, city: Municipality) -> HttpResponse:
    asked, level = request.GET.get("year", ""), request.GET.get("level", "")
    context: dict[str, Any] = {"city": city, "here": "contests"}
    if (asked and not YEAR.fullmatch(asked)) or (level and level not in LEVELS):
        refused = "Год пишется четырьмя цифрами, а уровень выбирают на странице."
        return render(request, "grants/contests.html", {**context, "refused": refused}, status=400)
    shown = rounds_shown(city)
    years = known_years(city, shown)
    year = int(asked) if asked else next(iter(years), 0)
    rounds = [held for held in shown.filter(year=year) if level in ("", held.contest.level)]
    context |= {
        "year": year,
        "years": years,
        "level": level,
        "levels": LEVELS.items(),
        "level_label": LEVELS.get(level, ""),
        "rows": rows_of(rounds),
        "together": together(rounds),
        "told": told_elsewhere(city, year, Subject.CONTESTS) if year and not level else [],
        "totals": [] if level else _reported(city, year),
        "open": open_rounds(city, timezone.localdate()),
        "today": timezone.localdate(),
    }
    return render(request, "grants/contests.html", context)


def rows_of(rounds: Iterable[ContestRound]) -> Sequence[RoundRow]:
    return [RoundRow(held, applicants_of(held), winners_of(held)) for held in rounds]


def known_years(city: Municipality, shown: QuerySet[ContestRound]) -> list[int]:
    """Years with rounds or with what departments told of them in total, the newest first."""
    told = ReportedTotal.objects.filter(municipality=city, subject__startswith="contests.")
    found = {*shown.order_by().values_list("year", flat=True), *told.values_list("year", flat=True)}
    return sorted(found, reverse=True)


def _reported(city: Municipality, year: int) -> list[ReportedTotal]:
    return list(totals_of(city, (year,)).filter(subject__startswith="contests."))
