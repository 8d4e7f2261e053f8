"""A city at a glance: search first, then the figures of its newest report, its money by year, contests, councils."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from grants.contests.rounds import open_rounds
from grants.models import RegisterEntry
from grants.sums.asked import Asked
from grants.sums.books import books_of
from grants.sums.cells import Cell, fitting
from grants.sums.drawing import drawn
from grants.sums.kept import cells_of_city
from grants.sums.tables import table_of_kinds, table_of_years
from ngo_registry.models import Organization
from ngo_registry.queries import councils_of
from portal.models import Municipality
from portal.views.of_city import of_city
from reports.large_years import large_year
from reports.models import Report
from reports.overview import contests_of_year, key_figures, load_overview, money_by_programme
from reports.scope import Scope
from reports.views.visible import is_open, visible_reports

FEW = 5


@require_safe
@of_city
def city(request: HttpRequest, city: Municipality) -> HttpResponse:
    cells = cells_of_city(city)
    reports = list(visible_reports(city, request.user))
    newest = next((report for report in reports if is_open(report)), None)
    context = {
        "city": city,
        "organizations": Organization.objects.filter(municipality=city).count(),
        "reports": reports,
        "newest": newest,
        "councils": councils_of(city).annotate(meetings_number=_meetings_of(newest)),
        "here": "city",
        **(_told_by(newest, cells) if newest else {}),
        **_given(city, cells),
        **_going_on(city),
    }
    return render(request, "city.html", context)


def _told_by(report: Report, cells: Sequence[Cell]) -> dict[str, Any]:
    """What the report's year gives: figures, each with a page in it, the table of money, the contests."""
    city, year = report.municipality, report.year
    scope = Scope(load_overview(city, year, with_support=large_year(city, year, cells) is None))
    shares, total = money_by_programme(scope)
    return {
        "figures": key_figures(scope),
        "shares": shares,
        "total": total,
        "contests": contests_of_year(scope),
    }


def _given(city: Municipality, cells: Sequence[Cell]) -> dict[str, Any]:
    """Support through the years, and its kinds in the newest of them."""
    books = books_of(city)
    trend = table_of_years(cells, books)
    if not trend.rows:
        return {}
    asked = Asked(year=trend.rows[-1].label)
    kinds = table_of_kinds(fitting(cells, asked, books), asked, trend.rows[-1])
    return {"trend": drawn(trend), "kinds": kinds, "kinds_year": asked.year}


def _going_on(city: Municipality) -> dict[str, Any]:
    """Contests that take applications, and what was entered last into the register of recipients."""
    today = timezone.localdate()
    entries = RegisterEntry.objects.filter(municipality=city).select_related("support__organization")
    return {
        "open": open_rounds(city, today)[:FEW],
        "today": today,
        "entries": entries.order_by("-entered_on", "-number")[:FEW],
    }


def _meetings_of(report: Report | None) -> Count:
    return Count("meetings", filter=Q(meetings__year=report.year if report else None))
