"""Contests of a year by level: what the rounds brought, and the victories that are known by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from grants.models import Award, ContestRound
from grants.models.dimensions import Level
from grants.sums.asked import Asked
from grants.sums.cells import sum_of_like
from portal.lib.quantities import Quantity, total
from portal.models import Municipality

LevelSums = dict[str, tuple[int, Quantity]]


@dataclass(frozen=True)
class LevelRow:
    """``query`` finds the victories of the row, ``contests`` its contests."""

    label: str
    query: str
    contests: str
    rounds: int
    amount: Quantity
    awards: int
    awarded: Quantity


def levels_of_year(city: Municipality, year: int) -> tuple[Sequence[LevelRow], LevelRow | None]:
    """The rows of the levels that the year knows, and all of them together; nothing without contests."""
    rounds = summed(ContestRound.objects.filter(municipality=city, year=year, in_report_table=True))
    awards = summed(Award.objects.filter(municipality=city, year=year))
    rows = [_row(code, str(label).capitalize(), year, rounds, awards) for code, label in Level.choices]
    rows = [row for row in rows if row.rounds or row.awards]
    return rows, _row("", "Всего", year, _whole(rounds), _whole(awards)) if rows else None


def _row(level: str, label: str, year: int, rounds: LevelSums, awards: LevelSums) -> LevelRow:
    nothing = (0, Quantity.unknown("rub"))
    held, amount = rounds.get(level, nothing)
    won, awarded = awards.get(level, nothing)
    victories = Asked(year=str(year), level=level or "any").query()
    contests = Asked(year=str(year), level=level).query()
    return LevelRow(label, victories, contests, held, amount, won, awarded)


def _whole(sums: LevelSums) -> LevelSums:
    return {
        "": (sum(number for number, _ in sums.values()), total((each for _, each in sums.values()), "rub"))
    }


def summed(records: QuerySet) -> LevelSums:
    """Level → the number of records and the sum of their amounts, in one query."""
    keys = ("contest__level", "amount_step", "amount_qualifier")
    groups = records.order_by().values_list(*keys).annotate(number=Count("pk"), value=Sum("amount_value"))
    found: dict[str, list[tuple[int, Quantity]]] = {}
    for level, step, qualifier, number, value in groups:
        found.setdefault(level, []).append((number, sum_of_like(value, "rub", step, qualifier, number)))
    return {
        level: (sum(number for number, _ in parts), total((each for _, each in parts), "rub"))
        for level, parts in found.items()
    }
