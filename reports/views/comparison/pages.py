"""Figures side by side: of the years of one city, or of several cities in one year."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.comparison.choice import MOST_SIDES, Choice, choose_cities, choose_years
from reports.comparison.comparing import compare_sides
from reports.comparison.drawing import chart_of, shown_rows, unknown_sides


@require_safe
@of_city
def years(request: HttpRequest, city: Municipality) -> HttpResponse:
    choice = choose_years(city, request.GET, request.user)
    context = {"city": city, "here": "reports", **_compared(request, choice, shows_change=True)}
    return render(request, "reports/comparison/years.html", context)


@require_safe
def cities(request: HttpRequest) -> HttpResponse:
    choice = choose_cities(request.GET, request.user)
    context = {"here": "compare", **_compared(request, choice, shows_change=False)}
    return render(request, "reports/comparison/cities.html", context)


def _compared(request: HttpRequest, choice: Choice, *, shows_change: bool) -> dict[str, Any]:
    rows = compare_sides(choice.sides)
    asked = (row for row in rows if row.measure.code == request.GET.get("chart"))
    drawn = next(asked, None) or max(rows, key=lambda row: row.known, default=None)
    has_change = any(row.change is not None for row in rows)
    return {
        "choice": choice,
        "most": MOST_SIDES,
        "rows": shown_rows(rows),
        "drawn": drawn,
        "chart": chart_of(drawn) if drawn else "",
        "unknown": unknown_sides(drawn) if drawn else (),
        "shows_change": shows_change and has_change and len(choice.sides) > 1,
    }
