"""The city's support of a year in sums, each of which opens the records behind it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from grants.sums.asked import Asked, AskedError
from grants.sums.books import books_of
from grants.sums.drawing import drawn
from grants.sums.kept import cells_of_city
from grants.sums.levels import levels_of_year
from grants.sums.tables import other_recipients, table_of_years, tables_of_year
from grants.sums.told import Subject, told_elsewhere
from portal.models import Municipality
from portal.views.of_city import of_city


@require_safe
@of_city
def support(request: HttpRequest, city: Municipality) -> HttpResponse:
    try:
        asked = Asked(year=Asked.read(request.GET).year)
    except AskedError as error:
        refused = {"city": city, "here": "support", "refused": str(error)}
        return render(request, "grants/support.html", refused, status=400)
    cells, books = cells_of_city(city), books_of(city)
    trend = table_of_years(cells, books)
    years = [row.label for row in trend.rows]
    year = asked.year or (years[-1] if years else "")
    asked = Asked(year=year)
    levels, all_levels = levels_of_year(city, int(year)) if year else ([], None)
    context: dict[str, Any] = {
        "city": city,
        "here": "support",
        "year": year,
        "years": years[::-1],
        "whole": next((row for row in trend.rows if row.label == year), None),
        "tables": [drawn(table) for table in tables_of_year(cells, asked, books)] if year else [],
        "trend": drawn(trend),
        "others": other_recipients(cells, asked, books) if year else [],
        "levels": levels,
        "all_levels": all_levels,
        "told": told_elsewhere(city, int(year), Subject.SUPPORT) if year else [],
    }
    return render(request, "grants/support.html", context)
