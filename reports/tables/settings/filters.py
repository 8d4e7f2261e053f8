"""What the parameters of the tables are called, and what may be chosen in each: names, never codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms

from grants.models.dimensions import Level, MoneySource
from ngo_registry.models.organization import Status
from reports.cross.dimensions import by_alphabet, told
from reports.facts import City
from reports.tables.base import TableDefinition

Choices = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Filter:
    label: str
    choices: Callable[[City], Choices]
    anything: str = "любые"


def _districts(city: City) -> Choices:
    names = {each.district for each in city.organizations if each.district}
    return [(told(name).code, name) for name in sorted(names, key=by_alphabet)]


FILTERS = {
    "programme": Filter("Программа", lambda city: [(each.code, str(each)) for each in city.programmes]),
    "plan": Filter("План", lambda city: [(each.code, str(each)) for each in city.plans]),
    "level": Filter("Уровень конкурса", lambda city: Level.choices),
    "source": Filter("Источник средств", lambda city: MoneySource.choices),
    "category": Filter("Кого объединяет", lambda city: city.names["category"].items()),
    "sphere": Filter("Сфера", lambda city: city.names["sphere"].items()),
    "legal_form": Filter("Организационно-правовая форма", lambda city: city.names["legal_form"].items()),
    "status": Filter("Статус", lambda city: Status.choices, "действующие и незарегистрированные"),
    "district": Filter("Район города", _districts),
    "supported": Filter("Поддержка", lambda city: [("yes", "получали в году отчёта")], "не важна"),
    "group": Filter(
        "Разделить на группы",
        lambda city: [("category", "по тому, кого объединяет"), ("district", "по районам города")],
        "не делить",
    ),
}


def filter_fields(definition: TableDefinition, city: City) -> dict[str, forms.Field]:
    """A choice for each parameter of the table."""
    asked = (name for name in definition.params if name in FILTERS)
    return {name: _field(FILTERS[name], city, name in definition.required) for name in asked}


def _field(asked: Filter, city: City, is_required: bool) -> forms.ChoiceField:
    nothing = "— выберите —" if is_required else asked.anything
    return forms.ChoiceField(
        label=asked.label,
        choices=[("", nothing), *((str(code), str(name)) for code, name in asked.choices(city))],
        required=is_required,
        error_messages={"required": "Без этого таблицы нет: выберите из списка."},
    )
