"""What everybody may see of an organisation, declared once for every file.

A field of the model is not public by itself: it is named here or it does not leave the portal. A head is named
only with a recorded basis, contacts only when they are marked as published (152-ФЗ). Rows come as plain values
with their lists gathered by the database: objects of the model would cost ten times as much.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, Model, OuterRef, QuerySet, Value, When
from django.db.models.functions import JSONObject
from django.urls import reverse

from ngo_registry.models import Contact, FormerName, Organization, OrganizationMark
from ngo_registry.models.mark import Register
from ngo_registry.models.organization import Status

Row = Mapping[str, Any]

AS_THEY_ARE = (
    *("id", "code", "name", "short_name", "status", "status_on", "status_source", "ogrn", "inn"),
    *("ministry_number", "registered_on", "dissolved_on", "address", "district", "site"),
    *("legal_form__code", "legal_form__name"),
)


@dataclass(frozen=True)
class Column:
    """``value`` is text, a date, None, an object with code and name, or a list of such: see `in_words`."""

    code: str
    title: str
    value: Callable[[Row], Any]


def public(found: QuerySet[Organization]) -> QuerySet[Organization, Row]:
    """The same organisations as rows with everything that the columns read, and nothing else."""
    return found.values(
        *AS_THEY_ARE,
        head=Case(When(head_published_because="", then=Value("")), default=F("head_name")),
        former=_gathered(FormerName, "-until", name="name", until="until"),
        open_contacts=_gathered(Contact.objects.filter(is_published=True), "kind", code="kind", name="value"),
        in_categories=_entries("categories", "category"),
        in_spheres=_entries("spheres", "sphere"),
        in_activities=_entries("activity_kinds", "activitykind"),
        in_registers=_gathered(OrganizationMark, "register", code="register", since="since", until="until"),
    )


def columns(site: str, city: str) -> tuple[Column, ...]:
    """The public columns; ``site`` («https://nko.example.ru») makes the last one an address of the page."""
    page = Column(
        "page", "Страница на портале", lambda row: site + reverse("organization", args=[city, row["id"]])
    )
    return (*COLUMNS, page)


def in_words(value: Any) -> str | datetime.date:
    """The value for one cell of a table: names in place of codes, members of a list after a semicolon."""
    if isinstance(value, list):
        return "; ".join(str(in_words(each)) for each in value)
    if isinstance(value, dict):
        return value["name"]
    return "" if value is None else value


def _gathered(source: type[Model] | QuerySet, *order: str, **values: str) -> ArraySubquery:
    rows = source if isinstance(source, QuerySet) else source._default_manager.all()
    mine = rows.filter(organization=OuterRef("pk")).order_by(*order, "pk")
    return ArraySubquery(mine.values(told=JSONObject(**values)).values("told"))


def _entries(field: str, entry: str) -> ArraySubquery:
    """Entries of a reference book in the order of the book."""
    pairs = getattr(Organization, field).through
    return _gathered(
        pairs, f"{entry}__position", f"{entry}__name", code=f"{entry}__code", name=f"{entry}__name"
    )


def _as_is(code: str, title: str) -> Column:
    return Column(code, title, lambda row: row[code])


def _form(row: Row) -> dict[str, str] | None:
    code, name = row["legal_form__code"], row["legal_form__name"]
    return {"code": code, "name": name} if code else None


def _marks(row: Row) -> list[dict[str, Any]]:
    return [{**mark, "name": str(Register(mark["code"]).label)} for mark in row["in_registers"]]


COLUMNS = (
    _as_is("name", "Полное название"),
    _as_is("short_name", "Краткое название"),
    Column("former_names", "Прежние названия", lambda row: row["former"]),
    Column("legal_form", "Организационная форма", _form),
    Column("status", "Статус", lambda row: {"code": row["status"], "name": Status(row["status"]).label}),
    _as_is("status_on", "Статус проверен"),
    _as_is("status_source", "Откуда известен статус"),
    _as_is("ogrn", "ОГРН"),
    _as_is("inn", "ИНН"),
    _as_is("ministry_number", "Учётный номер Минюста"),
    _as_is("registered_on", "Зарегистрирована"),
    _as_is("dissolved_on", "Ликвидирована"),
    _as_is("address", "Адрес"),
    _as_is("district", "Район города"),
    _as_is("site", "Сайт"),
    _as_is("head", "Руководитель"),
    Column("contacts", "Контакты", lambda row: row["open_contacts"]),
    Column("categories", "Категории", lambda row: row["in_categories"]),
    Column("spheres", "Сферы", lambda row: row["in_spheres"]),
    Column("activity_kinds", "Виды деятельности", lambda row: row["in_activities"]),
    Column("marks", "Реестры и признаки СОНКО", _marks),
    _as_is("code", "Код на портале"),
)
