"""Money of one organisation by year: what the city gave it, and what it won in contests of any level.

The two are never added up: the grant of a city's contest may stand in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from grants.models import Award, Support
from grants.models.dimensions import SupportKind
from portal.charts import Bar, draw
from portal.lib.numbers import format_quantity
from portal.lib.quantities import Quantity, total

ROUBLES = "rub"
LEAST_BARS = 2
CITY, CONTESTS = "поддержка города", "победы в конкурсах"


@dataclass(frozen=True)
class MoneyOfYear:
    """Roubles; a blank where nothing is known. ``is_partial`` where some record does not name its sum."""

    year: int
    support: Quantity
    awards: Quantity
    is_partial: bool


def money_by_year(support: Iterable[Support], awards: Iterable[Award]) -> list[MoneyOfYear]:
    """The newest year first; years without any money are left out."""
    given = [row for row in support if row.kind == SupportKind.FINANCIAL]
    own = {row.pk for row in given}
    # A part that one of its own records already counts is shown but not summed again.
    given, won = [row for row in given if row.part_of_id not in own], list(awards)
    years = sorted({row.year for row in (*given, *won)}, reverse=True)
    told = (_of_year(year, given, won) for year in years)
    return [money for money in told if money.support.is_known or money.awards.is_known]


def has_both(years: Sequence[MoneyOfYear]) -> bool:
    return any(each.support.is_known for each in years) and any(each.awards.is_known for each in years)


def chart_of(years: Sequence[MoneyOfYear]) -> SafeString:
    """Bars from the oldest year to the newest; nothing where there is nothing to compare."""
    bars = tuple(_bars(years))
    return (
        mark_safe(draw(bars, "Деньги по годам", "money-by-year")) if len(bars) >= LEAST_BARS else SafeString()
    )


def _of_year(year: int, support: Iterable[Support], awards: Iterable[Award]) -> MoneyOfYear:
    given = [row.amount for row in support if row.year == year]
    won = [row.amount for row in awards if row.year == year]
    is_partial = any(not amount.is_known for amount in (*given, *won))
    return MoneyOfYear(year, total(given, ROUBLES), total(won, ROUBLES), is_partial)


def _bars(years: Sequence[MoneyOfYear]) -> Iterable[Bar]:
    """A year's label says whose money it is only where there are both."""
    both = has_both(years)
    for each in reversed(years):
        for quantity, whose in ((each.support, CITY), (each.awards, CONTESTS)):
            if quantity.is_known:
                label = f"{each.year}, {whose}" if both else f"{each.year} год"
                yield Bar(label, quantity.number, format_quantity(quantity))
