"""One contest in one year: who took part, who won, how much; and how it went in other years."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from grants.contests.rounds import rounds_shown, together
from grants.models import Award, Contest, ContestRound
from grants.views.contests.listing import rows_of
from portal.charts import Bar, draw
from portal.lib.numbers import format_quantity
from portal.lib.quantities import Quantity, total
from portal.models import Municipality
from portal.views.of_city import of_city

MOST_AWARDS = 500


@require_safe
@of_city
def contest(request: HttpRequest, city: Municipality, code: str, year: int) -> HttpResponse:
    found = get_object_or_404(Contest.objects.select_related("act"), municipality=city, code=code)
    rounds = list(rounds_shown(city).filter(contest=found))
    awards = Award.objects.filter(municipality=city, contest=found, year=year)
    named = awards.filter(organization__isnull=False).select_related("organization__municipality")
    of_year = [held for held in rounds if held.year == year]
    if not of_year and not awards.exists():
        raise Http404("В этом году итогов конкурса нет.")
    trend = [(each, together(held for held in rounds if held.year == each)) for each in _years(rounds)]
    context = {
        "city": city,
        "here": "contests",
        "contest": found,
        "year": year,
        "rows": rows_of(of_year),
        "awards": named.order_by("-amount_value", "id")[:MOST_AWARDS],
        "named": named.count(),
        "most": MOST_AWARDS,
        **_people(list(awards.filter(organization__isnull=True))),
        "trend": trend,
        "chart": _chart(trend),
        "today": timezone.localdate(),
    }
    return render(request, "grants/contest.html", context)


def _years(rounds: Sequence[ContestRound]) -> list[int]:
    return sorted({held.year for held in rounds})


def _people(awards: Sequence[Award]) -> dict[str, Any]:
    """Winners who are people: how many and how much, never who."""
    return {
        "persons": total((award.persons for award in awards), "person") if awards else None,
        "persons_amount": total((award.amount for award in awards), "rub"),
    }


def _chart(trend: Sequence[tuple[int, Any]]) -> SafeString | str:
    """Money by year, or winners where no money is known; nothing for a single year."""
    if len(trend) < 2:
        return ""
    by_money = any(each.amount.value for _, each in trend)
    bars = [_bar(year, each.amount if by_money else each.winners, by_money) for year, each in trend]
    measure = "выделено, тыс. рублей" if by_money else "победителей"
    return mark_safe(draw(bars, f"Конкурс по годам, {measure}", "contest-years"))


def _bar(year: int, value: Quantity, by_money: bool) -> Bar:
    if not value.is_known:
        return Bar(str(year), Decimal(0), "нет сведений")
    scale, decimals = ("тыс.", 1) if by_money else (None, None)
    words = format_quantity(value, scale=scale, decimals=decimals, with_unit=False)
    return Bar(str(year), value.number, words)
