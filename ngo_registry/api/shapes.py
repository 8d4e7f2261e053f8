"""An organisation as programs read it: only what its public page shows."""

from __future__ import annotations

import datetime

from django.http import HttpRequest
from django.urls import reverse
from ninja import Schema
from pydantic import Field

from ngo_registry.models import Organization
from portal.api.shapes import Named, choice_of, named, plain
from portal.models import Municipality

ROW_TOLD_WITH = ("categories", "spheres", "activity_kinds", "marks")


class Mark(Schema):
    """Включение в реестр (признак СОНКО)."""

    kind: Named | None = Field(description="Реестр: sonko_federal, sonko_city, …")
    since: datetime.date | None
    until: datetime.date | None


class OrganizationLink(Schema):
    """Организация, названная в другой записи."""

    id: int
    name: str
    inn: str
    ogrn: str
    url: str = Field(description="Страница организации на портале.")


class OrganizationRow(Schema):
    """Некоммерческая организация."""

    id: int
    name: str
    short_name: str
    legal_form: Named | None = Field(description="Код — по ОКОПФ.")
    status: Named | None = Field(description="active, unregistered или dissolved.")
    status_on: datetime.date | None = Field(description="На какой день верен статус.")
    status_source: str = Field(description="Откуда известен статус.")
    ogrn: str = Field(description="13 цифр; пусто у незарегистрированных.")
    inn: str = Field(description="10 цифр; пусто, если нет.")
    ministry_number: str = Field(description="Учётный номер Минюста.")
    registered_on: datetime.date | None
    dissolved_on: datetime.date | None
    address: str
    district: str
    site: str
    categories: list[Named]
    spheres: list[Named]
    activity_kinds: list[Named]
    marks: list[Mark]
    url: str = Field(description="Страница организации на портале.")


def row_of(request: HttpRequest, city: Municipality, organization: Organization) -> OrganizationRow:
    """Costs no query where the organisation came with its form and `ROW_TOLD_WITH`."""
    return OrganizationRow(
        id=organization.pk,
        legal_form=named(organization.legal_form),
        status=choice_of(organization, "status"),
        categories=[each for each in map(named, organization.categories.all()) if each],
        spheres=[each for each in map(named, organization.spheres.all()) if each],
        activity_kinds=[each for each in map(named, organization.activity_kinds.all()) if each],
        marks=[
            Mark(kind=choice_of(mark, "register"), since=mark.since, until=mark.until)
            for mark in organization.marks.all()
        ],
        url=page_of_organization(request, city, organization.pk),
        **plain(organization, "name", "short_name", "status_on", "status_source", "ogrn", "inn"),
        **plain(organization, "ministry_number", "registered_on", "dissolved_on"),
        **plain(organization, "address", "district", "site"),
    )


def link_of(
    request: HttpRequest, city: Municipality, organization: Organization | None
) -> OrganizationLink | None:
    if organization is None:
        return None
    return OrganizationLink(
        id=organization.pk,
        name=organization.name,
        inn=organization.inn,
        ogrn=organization.ogrn,
        url=page_of_organization(request, city, organization.pk),
    )


def page_of_organization(request: HttpRequest, city: Municipality, pk: int) -> str:
    return request.build_absolute_uri(reverse("organization", args=[city.slug, pk]))
