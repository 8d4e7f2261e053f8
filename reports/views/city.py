"""A city at a glance: search first, then the figures of its newest report, its money and councils."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ngo_registry.forms.search import SearchForm
from ngo_registry.models import Organization
from ngo_registry.queries import councils_of
from portal.models import Municipality
from portal.views.of_city import of_city
from reports.models import Report
from reports.overview import contests_of_year, key_figures, load_overview, money_by_programme
from reports.scope import Scope
from reports.views.visible import is_open, visible_reports


@require_safe
@of_city
def city(request: HttpRequest, city: Municipality) -> HttpResponse:
    reports = list(visible_reports(city, request.user))
    newest = next((report for report in reports if is_open(report)), None)
    context = {
        "city": city,
        "form": SearchForm(),
        "organizations": Organization.objects.filter(municipality=city).count(),
        "reports": reports,
        "newest": newest,
        "councils": councils_of(city).annotate(meetings_number=_meetings_of(newest)),
        "here": "city",
        **(_told_by(newest) if newest else {}),
    }
    return render(request, "city.html", context)


def _told_by(report: Report) -> dict[str, Any]:
    """What the report's year gives: figures, each with a page in it, the table of money, the contests."""
    scope = Scope(load_overview(report.municipality, report.year))
    shares, total = money_by_programme(scope)
    return {
        "figures": key_figures(scope),
        "shares": shares,
        "total": total,
        "contests": contests_of_year(scope),
    }


def _meetings_of(report: Report | None) -> Count:
    return Count("meetings", filter=Q(meetings__year=report.year if report else None))
