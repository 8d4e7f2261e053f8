"""Where a number of a report comes from: what it is, how exactly it is known, the records behind it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.builder import build
from reports.models import Report
from reports.passports import Passport, passport_of
from reports.views.visible import visible_report


@require_safe
@of_city
def number(request: HttpRequest, city: Municipality, year: int, form: str) -> HttpResponse:
    """``place`` of the query is the number's address: ``figure:contests.amount?level=federal``."""
    shown = visible_report(city, request.user, year, form)
    passport = _passport(shown, request.GET.get("place", ""))
    context = {"city": city, "report": shown, "passport": passport, "here": "reports"}
    return render(request, "reports/number.html", context)


def _passport(report: Report, place: str) -> Passport:
    try:
        return passport_of(build(report), place)
    except (ValueError, KeyError) as error:
        # Anybody can type an address. One that leads to no number, whatever is wrong with it, is not found.
        raise Http404("В этом отчёте нет такого числа.") from error
