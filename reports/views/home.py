"""The first page: the cities of the portal and what each has."""

from __future__ import annotations

from django.db.models import Count, IntegerField, OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ngo_registry.models import Organization
from portal.models import Municipality
from reports.queries import with_form_titles
from reports.views.visible import published_reports


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home.html", {"cities": _cities()})


def _cities() -> QuerySet[Municipality]:
    """With the number of organisations and the public reports, in two queries."""
    of_city = Organization.objects.filter(municipality=OuterRef("pk")).order_by().values("municipality")
    counted = Subquery(of_city.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    shown = published_reports().select_related("municipality")
    public = with_form_titles(shown).order_by("-year", "form")
    reports = Prefetch("reports", public, to_attr="public_reports")
    return Municipality.objects.annotate(organizations_number=counted).prefetch_related(reports)
