"""The list of a city's reports, year by year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.views.report import offered_files
from reports.views.visible import visible_reports


@require_safe
@of_city
def reports(request: HttpRequest, city: Municipality) -> HttpResponse:
    shown = visible_reports(city, request.user)
    context = {"city": city, "reports": shown, "files": offered_files(), "here": "reports"}
    return render(request, "reports/reports.html", context)
