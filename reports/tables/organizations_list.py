"""Organisations by name: of a category, a status, a sphere, a district; those supported in the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from ngo_registry.models import Organization
from portal.lib.dates import format_date
from reports.cross.base import Member
from reports.cross.dimensions import book_members, told
from reports.document import Align, Inline, RowKind, Text
from reports.errors import FigureError
from reports.facts import Facts
from reports.figures.names import link
from reports.figures.organizations import select
from reports.scope import Scope
from reports.tables.base import Content, DraftRow, TableColumn, TableDefinition, Words


def make_rows(
    facts: Facts,
    *,
    category: str = "",
    status: str = "",
    sphere: str = "",
    legal_form: str = "",
    district: str = "",
    supported: str = "",
    group: str = "",
) -> list[DraftRow]:
    found = select(Scope(facts), category=category, status=status, sphere=sphere, legal_form=legal_form)
    helped = {row.organization_id for row in facts.support} if supported else set()
    chosen = [
        each
        for each in found
        if (not district or told(each.district).code == district) and (not supported or each.pk in helped)
    ]
    if group:
        return list(_grouped(chosen, facts, group))
    return [_row(each, each.code, place) for place, each in enumerate(chosen, start=1)]


def _grouped(chosen: Iterable[Organization], facts: Facts, by: str) -> Iterator[DraftRow]:
    """One that belongs to two groups stands in both; the numbers run on."""
    groups: dict[Member, list[Organization]] = {}
    for each in chosen:
        for member in _members(each, facts, by):
            groups.setdefault(member, []).append(each)
    places = count(1)
    for member in sorted(groups, key=lambda member: member.order):
        title: dict[str, Content] = {"number": Words((Text(member.title, bold=True),))}
        yield DraftRow(f"group-{member.code}", title, RowKind.GROUP)
        for each in groups[member]:
            yield _row(each, f"{member.code}.{each.code}", next(places))


def _members(organization: Organization, facts: Facts, by: str) -> tuple[Member, ...]:
    if by == "district":
        return (told(organization.district),)
    if by == "category":
        return book_members(facts.city.names["category"], facts.city.categories.get(organization.pk, ()))
    raise FigureError(f"На группы «{by}» организации не делятся. Есть: category, district.")


def _row(organization: Organization, key: str, place: int) -> DraftRow:
    """The head is told only where a basis for showing the name is recorded."""
    words: dict[str, str] = {
        "number": str(place),
        "full_name": organization.name,
        "legal_form": str(organization.legal_form or ""),
        "status": organization.get_status_display(),
        "ogrn": organization.ogrn,
        "inn": organization.inn,
        "registered_on": format_date(organization.registered_on) if organization.registered_on else "",
        "district": organization.district,
        "address": organization.address,
        "site": organization.site,
        "head": organization.published_head,
    }
    cells: dict[str, Content] = {name: Words(_line(text)) for name, text in words.items()}
    return DraftRow(key, {**cells, "name": Words((link(organization),))})


def _line(text: str) -> tuple[Inline, ...]:
    return (Text(text),) if text else ()


TABLE = TableDefinition(
    code="organizations_list",
    title="Перечень организаций",
    hint="Организации по названиям: по категории, сфере, району, получившие поддержку.",
    params=("category", "status", "sphere", "legal_form", "district", "supported", "group"),
    columns=(
        TableColumn("number", "№", 8),
        TableColumn("name", "Организация", 67),
        TableColumn("full_name", "Полное название", 40, is_optional=True),
        TableColumn("legal_form", "Организационно-правовая форма", 20, is_optional=True),
        TableColumn("status", "Статус", 25),
        TableColumn("ogrn", "ОГРН", 16, Align.CENTER, is_optional=True),
        TableColumn("inn", "ИНН", 13, Align.CENTER, is_optional=True),
        TableColumn("registered_on", "Зарегистрирована", 14, Align.CENTER, is_optional=True),
        TableColumn("district", "Район", 15, is_optional=True),
        TableColumn("address", "Адрес", 30, is_optional=True),
        TableColumn("site", "Сайт", 20, is_optional=True),
        TableColumn("head", "Руководитель", 20, is_optional=True),
    ),
    make_rows=make_rows,
)
