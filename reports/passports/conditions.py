"""The filters of a figure, said in words: ``level=federal`` is «уровень: всероссийский»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Choices

from grants.models.dimensions import (
    ApplicantKind,
    Level,
    MoneyForm,
    MoneySource,
    RecipientKind,
    SupportKind,
    Tenure,
)
from ngo_registry.models.council import CouncilKind
from ngo_registry.models.organization import Status
from portal.lib.units import unit
from reports.facts import Facts
from reports.figures.base import find_declared
from reports.place import FigurePlace

LABELS = {
    "kind": "вид поддержки",
    "level": "уровень",
    "source": "источник средств",
    "tenure": "право",
    "money_form": "форма",
    "recipients": "получатели",
    "status": "статус",
    "category": "категория",
    "district": "район",
    "sphere": "сфера",
    "legal_form": "организационная форма",
    "organization": "организация",
    "programme": "программа",
    "contest": "конкурс",
    "council": "совет",
    "number": "который в году",
    "who": "кто",
    "unit": "единица",
    "year": "год",
    "of": "что сравнивается",
    "since": "с какого года",
}
CHOICES: Mapping[str, type[Choices]] = {
    "level": Level,
    "source": MoneySource,
    "tenure": Tenure,
    "money_form": MoneyForm,
    "recipients": RecipientKind,
    "status": Status,
    "who": ApplicantKind,
}


def conditions_of(place: FigurePlace, facts: Facts) -> tuple[tuple[str, str], ...]:
    """In the order of the address. ``code`` is left out: the one record it names stands below the number."""
    figure = place.params.get("of", place.code)  # a comparison has the conditions of what it compares
    known = [(name, value) for name, value in place.params.items() if name in LABELS]
    return tuple((label_of(figure, name), _value_words(figure, name, value, facts)) for name, value in known)


def params_in_words(params: Mapping[str, str], facts: Facts) -> tuple[tuple[str, str], ...]:
    """The conditions of a table: those of its parameters that have a name."""
    return conditions_of(FigurePlace("", params), facts)


def label_of(figure: str, name: str) -> str:
    """Of a parameter that has a name. «kind» of a council is not «kind» of support."""
    return "вид совета" if name == "kind" and figure.startswith("councils.") else LABELS[name]


def _value_words(figure: str, name: str, value: str, facts: Facts) -> str:
    if name == "kind":
        kinds: type[Choices] = CouncilKind if figure.startswith("councils.") else SupportKind
        return str(kinds(value).label)
    if name == "number":
        return f"{value}-й"
    if name == "of":
        return find_declared(value).title
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    if name in facts.city.names:
        return facts.city.names[name].get(value, value)
    if name == "unit":
        return unit(value).one
    rows = {
        "organization": facts.city.organizations,
        "programme": facts.city.programmes,
        "contest": facts.city.contests,
        "council": facts.city.councils,
    }
    return _first_name((row for row in rows.get(name, ()) if row.code == value), value)


def _first_name(rows: Iterable[Any], otherwise: str) -> str:
    return next((str(row) for row in rows), otherwise)
