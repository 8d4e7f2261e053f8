"""The pages of open data: of the whole portal with its cities, and of one city."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.models import OpenFile
from reports.opendata.ordering import order
from reports.opendata.publisher import Publisher
from reports.opendata.shown import shown


@require_safe
def opendata(request: HttpRequest) -> HttpResponse:
    context = {**_context(Publisher(None)), "cities": _cities()}
    return render(request, "reports/opendata/all.html", context)


@require_safe
@of_city
def city_opendata(request: HttpRequest, city: Municipality) -> HttpResponse:
    return render(request, "reports/opendata/city.html", {**_context(Publisher(city)), "city": city})


def _context(publisher: Publisher) -> dict[str, Any]:
    """Whoever comes where nothing is made yet sees to it that it will be."""
    found = shown(publisher)
    return {
        "here": "opendata",
        "publisher": publisher,
        "shown": found,
        "is_ordered": not found.is_made and order(publisher),
    }


def _cities() -> QuerySet[Municipality]:
    """With what each has: the number of its sets, their rows, the day of the newest."""
    data = OpenFile.objects.filter(municipality=OuterRef("pk"), format="csv", is_current=True)
    of_city = data.order_by().values("municipality")
    return Municipality.objects.annotate(
        sets=Subquery(of_city.annotate(n=Count("pk")).values("n")),
        open_rows=Subquery(of_city.annotate(n=Sum("rows")).values("n")),
        newest=Subquery(of_city.annotate(n=Max("made_at")).values("n")),
    ).order_by("name")
