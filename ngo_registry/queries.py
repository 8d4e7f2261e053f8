"""Questions about organisations and councils that more than one place asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ngo_registry.models import Council, CouncilMeeting, FormerName, Organization
from ngo_registry.models.organization import spelled_plainly
from portal.models import Municipality


def organizations_of(municipality: Municipality) -> QuerySet[Organization]:
    """In the order of the Russian alphabet, with Ё beside Е on every server."""
    return (
        Organization.objects.filter(municipality=municipality)
        .select_related("municipality", "legal_form")
        .order_by(spelled_plainly(F("name")), "id")
    )


def search_organizations(found: QuerySet[Organization], words: str) -> QuerySet[Organization]:
    """Organisations that bear every word, whole or in part, in a present or former name, in ОГРН or in ИНН."""
    for word in words.lower().replace("ё", "е").split():
        former = FormerName.objects.filter(organization=OuterRef("pk"), search_text__contains=word)
        found = found.filter(
            Q(search_text__contains=word)
            | Q(ogrn__startswith=word)
            | Q(inn__startswith=word)
            | Exists(former)
        )
    return found


def councils_of(municipality: Municipality) -> QuerySet[Council]:
    return Council.objects.filter(municipality=municipality).order_by("name")


def meetings_of(municipality: Municipality, years: Collection[int]) -> QuerySet[CouncilMeeting]:
    meetings = CouncilMeeting.objects.filter(council__municipality=municipality, year__in=years)
    return meetings.order_by("council_id", "year", "number")


def categories_by_organization(municipality: Municipality) -> Iterable[tuple[int, str]]:
    """(organisation's id, category's code) for each pair."""
    pairs = Organization.categories.through.objects.filter(organization__municipality=municipality)
    return pairs.values_list("organization_id", "category__code")


def spheres_by_organization(municipality: Municipality) -> Iterable[tuple[int, str]]:
    """(organisation's id, sphere's code) for each pair."""
    pairs = Organization.spheres.through.objects.filter(organization__municipality=municipality)
    return pairs.values_list("organization_id", "sphere__code")
