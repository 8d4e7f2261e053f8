"""One organisation: who it is (the register), what it was given (support, contests), where it is told of."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from grants.models import Award, Support
from ngo_registry.models import MergedOrganization, Organization
from ngo_registry.queries import organizations_of
from ngo_registry.views.claims.shown import claims_of
from portal.models import Municipality
from portal.views.of_city import of_city
from reports.models import Report
from reports.organization_money import chart_of, has_both, money_by_year
from reports.organization_support import by_year, running
from reports.views.visible import visible_reports

TOLD_WITH = ("categories", "spheres", "marks", "former_names", "contacts", "activity_kinds", "councils")
SHOWN = 200


@require_safe
@of_city
def organization(request: HttpRequest, city: Municipality, pk: int) -> HttpResponse:
    shown = organizations_of(city).prefetch_related(*TOLD_WITH).filter(pk=pk).first()
    if shown is None:
        return _moved(city, pk)
    support, awards = list(_support(shown)), list(_awards(shown))
    years = {row.year for row in (*support, *awards)}
    context = {
        "city": city,
        "here": "organizations",
        "organization": shown,
        "contacts": [contact for contact in shown.contacts.all() if contact.is_published],
        **_given(support, awards),
        "reports": _told_in(visible_reports(city, request.user), shown, years),
        "claims_shown": claims_of(shown),
    }
    return render(request, "ngo_registry/organization.html", context)


def _given(support: list[Support], awards: list[Award]) -> dict[str, Any]:
    """The newest records one by one; money is summed of them all."""
    money = money_by_year(support, awards)
    return {
        "running": running(support, timezone.localdate()),
        "support": by_year(support[:SHOWN]),
        "support_count": len(support),
        "awards": awards[:SHOWN],
        "awards_count": len(awards),
        "shown_at_most": SHOWN,
        "money": money,
        "money_has_both": has_both(money),
        "money_is_partial": any(each.is_partial for each in money),
        "chart": chart_of(money),
    }


def _moved(city: Municipality, pk: int) -> HttpResponsePermanentRedirect:
    """To the organisation with which this one was merged; Http404 where there never was such a one."""
    merged = get_object_or_404(MergedOrganization, municipality=city, former_id=pk)
    return HttpResponsePermanentRedirect(reverse("organization", args=[city.slug, merged.organization_id]))


def _support(organization: Organization) -> QuerySet[Support]:
    """The newest year first, each with its act and its entry in the register of recipients."""
    mine = Support.objects.filter(municipality=organization.municipality, organization=organization)
    return mine.select_related("programme", "act", "department", "register_entry").order_by("-year", "-id")


def _awards(organization: Organization) -> QuerySet[Award]:
    mine = Award.objects.filter(municipality=organization.municipality, organization=organization)
    return mine.select_related("contest").order_by("-year", "-id")


def _told_in(reports: QuerySet[Report], organization: Organization, years: set[int]) -> QuerySet[Report]:
    """Reports of the years of its support and victories, and those whose texts name it by its code."""
    token = rf"organization(\.name\s+code)?={re.escape(organization.code)}[^-\w]"
    return reports.filter(Q(year__in=years) | Q(sections__blocks__text__regex=token)).distinct()
