"""Cities, and the city that stands in the address of everything else."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from portal.api.paging import Found, Place, page
from portal.api.parameters import City
from portal.api.shapes import REFUSALS, Page, Refusal
from portal.models import Municipality

router = Router(tags=["Города"])


class CityRow(Schema):
    """Город, чья администрация ведёт записи на портале."""

    slug: str = Field(description="Часть адреса: /cities/{slug}/…", examples=["kemerovo"])
    name: str = Field(examples=["Кемерово"])
    region: str
    administration: str
    administration_inn: str
    site: str
    url: str = Field(description="Страница города на портале.")
    licence: str = Field(description="Условия использования данных этого города.")
    licence_url: str


class Cities(Page):
    items: list[CityRow]


@router.get("/cities", response={200: Cities, REFUSALS: Refusal}, summary="Города портала")
def cities(request: HttpRequest, place: Query[Place]) -> Found:
    """По алфавиту."""
    return page(request, Municipality.objects.all(), ("name",), place, lambda city: city_row(request, city))


@router.get("/cities/{city}", response={200: CityRow, REFUSALS: Refusal}, summary="Один город")
def city(request: HttpRequest, city: City) -> CityRow:
    return city_row(request, find_city(city))


def find_city(slug: str) -> Municipality:
    """Raises HttpError 404 with a sentence."""
    found = Municipality.objects.filter(slug=slug).first()
    if found is None:
        raise HttpError(404, "Такого города на портале нет. Список городов: /api/v1/cities.")
    return found


def city_row(request: HttpRequest, city: Municipality) -> CityRow:
    return CityRow(
        slug=city.slug,
        name=city.name,
        region=city.region,
        administration=city.administration,
        administration_inn=city.administration_inn,
        site=city.site,
        url=request.build_absolute_uri(reverse("city", args=[city.slug])),
        licence=city.licence,
        licence_url=city.licence_url,
    )
