"""The catalogue of reports: of all cities, found by city, year and form; and the page of one city's."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.models import Municipality
from portal.views.of_city import of_city
from reports.models import Report
from reports.queries import with_form_titles
from reports.templatetags.report_words import form_title
from reports.views.catalogue.listing import listed
from reports.views.catalogue.selection import Selection
from reports.views.visible import listed_reports, published_reports, readable_reports

SIZE = 50
Choice = tuple[str, str]
"""Code, words."""


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    selection = Selection.read(request.GET)
    found = selection.of(with_form_titles(readable_reports()).select_related("municipality"))
    page = Paginator(found, SIZE).get_page(request.GET.get("page"))
    context = {
        "selection": selection,
        "choices": _choices(),
        "page": page,
        "reports": list(listed(page.object_list)),
        "here": "reports",
    }
    return render(request, "reports/catalogue.html", context)


@require_safe
@of_city
def of_one_city(request: HttpRequest, city: Municipality) -> HttpResponse:
    reports = list(listed(listed_reports(city, request.user)))
    return render(request, "reports/reports.html", {"city": city, "reports": reports, "here": "reports"})


def _choices() -> list[tuple[str, str, Sequence[Choice]]]:
    """Name, title and values of each condition: those that some report has."""
    reports = published_reports().order_by()
    cities = Municipality.objects.filter(pk__in=reports.values("municipality")).order_by("name")
    years = reports.values_list("year", flat=True).distinct().order_by("-year")
    return [
        ("city", "Город", [(city.slug, city.name) for city in cities]),
        ("year", "Год", [(str(year), str(year)) for year in years]),
        ("form", "Форма", _forms(reports)),
    ]


def _forms(reports: QuerySet[Report]) -> list[Choice]:
    """One report of each form names it."""
    of_forms = with_form_titles(reports).order_by("form", "id").distinct("form")
    return sorted(((each.form, form_title(each)) for each in of_forms), key=lambda choice: choice[1])
