"""The list of a city's reports, year by year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.editions.queries import with_standing_editions
from reports.views.editions.offered import of_listed
from reports.views.visible import listed_reports


@require_safe
@of_city
def reports(request: HttpRequest, city: Municipality) -> HttpResponse:
    shown = list(with_standing_editions(listed_reports(city, request.user)))
    for report in shown:
        report.offered = of_listed(report)
        report.edition = next(iter(report.standing_editions), None)
    return render(request, "reports/reports.html", {"city": city, "reports": shown, "here": "reports"})
