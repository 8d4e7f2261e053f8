"""The register of a city: the filters, the order and the pages are those of its page for people."""

from __future__ import annotations

from typing import Annotated

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from ninja import Field, Query, Router
from ninja.errors import HttpError

from ngo_registry.api.shapes import ROW_TOLD_WITH, OrganizationRow, row_of
from ngo_registry.search import Selection, SelectionError, page
from portal.api.cities import find_city
from portal.api.paging import LOST_PLACE, Place, next_url
from portal.api.parameters import City, Words
from portal.api.shapes import REFUSALS, Page, Refusal

router = Router(tags=["Организации"])

MOST_VALUES = 50
OR_NOTHING = "Можно повторять: подойдёт любое из значений; «-» — не указано."
Values = Annotated[list[Words], Field(max_length=MOST_VALUES)]


class OrganizationsWanted(Place):
    """The parameters of the register's page, by the same names."""

    q: Words = Field("", description="Слова из названия (нынешнего или прежнего), адреса, ИНН или ОГРН.")
    status: Values = Field([], description=f"active, unregistered, dissolved. {OR_NOTHING}")
    form: Values = Field([], description=f"Код организационной формы (ОКОПФ). {OR_NOTHING}")
    category: Values = Field([], description=f"Код категории из /books. {OR_NOTHING}")
    sphere: Values = Field([], description=f"Код сферы из /books. {OR_NOTHING}")
    activity: Values = Field([], description=f"Код вида деятельности из /books. {OR_NOTHING}")
    mark: Values = Field([], description=f"Код реестра, в который включена. {OR_NOTHING}")
    year: Values = Field([], description="Год, в котором организация получала поддержку; «-» — никогда.")
    sort: Words = Field("", description="name, relevance, registered или support.")


class Organizations(Page):
    items: list[OrganizationRow]
    corrected: str = Field(
        description="Слова, по которым искали на деле, если исправлены опечатка или раскладка."
    )


@router.get(
    "/cities/{city}/organizations",
    response={200: Organizations, REFUSALS: Refusal},
    summary="Реестр организаций",
)
def organizations(request: HttpRequest, city: City, wanted: Query[OrganizationsWanted]) -> Organizations:
    """Те же отбор, порядок и счёт, что на странице реестра: значения одного условия складываются, условия сужают."""
    municipality = find_city(city)
    try:
        selection = Selection.read(request.GET)
    except SelectionError as error:
        raise HttpError(422, str(error)) from error
    found = page(municipality, selection, wanted.after, wanted.limit)
    if wanted.after and found.is_first:
        raise HttpError(400, LOST_PLACE)
    prefetch_related_objects(found.rows, "legal_form", *ROW_TOLD_WITH)
    return Organizations(
        items=[row_of(request, municipality, row) for row in found.rows],
        total=found.total,
        next=next_url(request, found.after),
        corrected=found.corrected,
    )
