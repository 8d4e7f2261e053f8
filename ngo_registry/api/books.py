"""The reference books whose codes stand in filters and answers."""

from __future__ import annotations

import datetime

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from ngo_registry.models import ActivityKind, Category, LegalForm, Sphere
from ngo_registry.models.mark import Register
from ngo_registry.models.organization import Status
from ngo_registry.models.reference import Entry
from portal.api.shapes import REFUSALS, Named, Refusal

router = Router(tags=["Справочники"])


class BookEntry(Schema):
    """Запись справочника; прежние формулировки остаются со своими сроками."""

    code: str
    name: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None


class Books(Schema):
    """Справочники портала: коды для отбора."""

    statuses: list[Named]
    marks: list[Named] = Field(description="Реестры, включение в которые даёт признак СОНКО.")
    legal_forms: list[BookEntry]
    categories: list[BookEntry]
    spheres: list[BookEntry]
    activity_kinds: list[BookEntry]


@router.get("/books", response={200: Books, REFUSALS: Refusal}, summary="Справочники")
def books(request: HttpRequest) -> Books:
    """Общие для всех городов: статусы, реестры, формы, категории, сферы, виды деятельности."""
    return Books(
        statuses=_choices(Status.choices),
        marks=_choices(Register.choices),
        legal_forms=_entries(LegalForm),
        categories=_entries(Category),
        spheres=_entries(Sphere),
        activity_kinds=_entries(ActivityKind),
    )


def _choices(choices: list[tuple[str, str]]) -> list[Named]:
    return [Named(code=code, name=str(name)) for code, name in choices]


def _entries(model: type[Entry]) -> list[BookEntry]:
    fields = ("code", "name", "valid_from", "valid_to")
    return [BookEntry(**row) for row in model.objects.order_by("position", "name", "id").values(*fields)]
