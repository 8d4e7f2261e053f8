"""Pages by key: a program goes on by the address of the next page, at one cost at any depth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from ninja.errors import HttpError
from pydantic import StringConstraints

from portal.api.parameters import MOST_ROWS
from portal.workspace.listing.keyset import COUNTED, bounded_count, page_of

LOST_PLACE = "after: такой страницы нет. Начните с первой и идите по адресам из поля next."


class Place(Schema):
    """Which page of a list is wanted."""

    after: Annotated[str, StringConstraints(max_length=2000)] = Field(
        "", description="Метка страницы из поля next прошлого ответа. Её не составляют и не меняют."
    )
    limit: int = Field(50, ge=1, le=MOST_ROWS, description="Сколько записей на странице.")


@dataclass(frozen=True)
class Found:
    """The three fields of an answer that is a page."""

    items: list[Any]
    next: str | None
    total: int | None


def page(
    request: HttpRequest,
    records: QuerySet,
    order: tuple[str, ...],
    place: Place,
    shown: Callable[[Any], Schema],
) -> Found:
    """Raises HttpError 400 for a mark that this list did not give."""
    found = page_of(records, order, place.after, place.limit)
    if place.after and not found.position:
        raise HttpError(400, LOST_PLACE)
    return Found([shown(row) for row in found.rows], next_url(request, found.after), _total(records))


def next_url(request: HttpRequest, after: str) -> str | None:
    if not after:
        return None
    query = request.GET.copy()
    query["after"] = after
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _total(records: QuerySet[Model]) -> int | None:
    counted = bounded_count(records)
    return counted if counted <= COUNTED else None
