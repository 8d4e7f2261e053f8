"""One organisation with what it was given and what it won."""

from __future__ import annotations

import datetime

from django.http import HttpRequest, HttpResponsePermanentRedirect
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import Field

from grants.api.shapes import (
    AWARD_TOLD_WITH,
    SUPPORT_TOLD_WITH,
    AwardRow,
    SupportRow,
    award_row,
    support_row,
)
from grants.models import Award, Support
from ngo_registry.api.shapes import ROW_TOLD_WITH, OrganizationRow, row_of
from ngo_registry.models import MergedOrganization, Organization
from ngo_registry.queries import organizations_of
from portal.api.cities import find_city
from portal.api.parameters import City, Key
from portal.api.shapes import REFUSALS, Named, Refusal, choice_of, named
from portal.models import Municipality

router = Router(tags=["Организации"])

TOLD_WITH = (*ROW_TOLD_WITH, "former_names", "contacts", "councils")
NEWEST = 100
MOVED = {"responses": {301: {"description": "Объединена с другой организацией: адрес в заголовке Location."}}}


class Former(Schema):
    """Прежнее название."""

    name: str
    until: datetime.date | None


class PublishedContact(Schema):
    """Контакт, который организация разрешила показывать."""

    kind: Named | None = Field(description="phone, email или page.")
    value: str


class OrganizationCard(OrganizationRow):
    """Организация с поддержкой и победами."""

    head: str = Field(description="Руководитель; пусто, пока нет основания показывать имя.")
    former_names: list[Former]
    contacts: list[PublishedContact]
    councils: list[Named] = Field(description="Советы, в которых организация участвует.")
    support: list[SupportRow] = Field(
        description=f"До {NEWEST} последних; все — /support?organization={{id}}."
    )
    awards: list[AwardRow] = Field(description=f"До {NEWEST} последних; все — /awards?organization={{id}}.")


@router.get(
    "/cities/{city}/organizations/{id}",
    response={200: OrganizationCard, REFUSALS: Refusal},
    summary="Одна организация",
    openapi_extra=MOVED,
)
def organization(
    request: HttpRequest,
    city: City,
    id: Key,  # noqa: A002 — the name of the field
) -> OrganizationCard | HttpResponsePermanentRedirect:
    """С поддержкой, победами, прежними названиями и советами."""
    municipality = find_city(city)
    found = organizations_of(municipality).prefetch_related(*TOLD_WITH).filter(pk=id).first()
    if found is None:
        return _moved(request, municipality, id)
    row = row_of(request, municipality, found)
    return OrganizationCard(
        **dict(row),
        head=found.published_head,
        former_names=[Former(name=each.name, until=each.until) for each in found.former_names.all()],
        contacts=_contacts(found),
        councils=[each for each in map(named, found.councils.all()) if each],
        support=[support_row(request, municipality, each) for each in _support(found)],
        awards=[award_row(request, municipality, each) for each in _awards(found)],
    )


def _moved(request: HttpRequest, city: Municipality, pk: int) -> HttpResponsePermanentRedirect:
    merged = MergedOrganization.objects.filter(municipality=city, former_id=pk).first()
    if merged is None:
        raise HttpError(404, "Такой организации в городе нет.")
    folder = request.path.rpartition("/")[0]
    return HttpResponsePermanentRedirect(f"{folder}/{merged.organization_id}")


def _contacts(organization: Organization) -> list[PublishedContact]:
    published = [each for each in organization.contacts.all() if each.is_published]
    return [PublishedContact(kind=choice_of(each, "kind"), value=each.value) for each in published]


def _support(organization: Organization) -> list[Support]:
    mine = Support.objects.filter(municipality=organization.municipality_id, organization=organization)
    return list(mine.select_related(*SUPPORT_TOLD_WITH).order_by("-year", "-id")[:NEWEST])


def _awards(organization: Organization) -> list[Award]:
    mine = Award.objects.filter(municipality=organization.municipality_id, organization=organization)
    return list(mine.select_related(*AWARD_TOLD_WITH).order_by("-year", "-id")[:NEWEST])
