"""The filters of a figure, said in words: ``level=federal`` is «уровень: всероссийский»."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
    "kind": SupportKind,
    "level": Level,
    "source": MoneySource,
    "tenure": Tenure,
    "money_form": MoneyForm,
    "recipients": RecipientKind,
    "status": Status,
    "who": ApplicantKind,
}
RECORDS: Mapping[str, Callable[[Facts], Iterable[Any]]] = {
    "organization": lambda facts: facts.city.organizations,
    "programme": lambda facts: facts.city.programmes,
    "contest": lambda facts: facts.city.contests,
    "council": lambda facts: facts.city.councils,
}
"""The records of the city that a parameter names by their codes."""


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
    return "вид совета" if _is_kind_of_council(figure, name) else LABELS[name]


def choices_of(figure: str, name: str) -> type[Choices] | None:
    """What a parameter may be; None where no fixed list says it."""
    return CouncilKind if _is_kind_of_council(figure, name) else CHOICES.get(name)


def _is_kind_of_council(figure: str, name: str) -> bool:
    return name == "kind" and figure.startswith("councils.")


def _value_words(figure: str, name: str, value: str, facts: Facts) -> str:
    if choices := choices_of(figure, name):
        return str(choices(value).label)
    if name == "number":
        return f"{value}-й"
    if name == "of":
        return find_declared(value).title
    if name in facts.city.names:
        return facts.city.names[name].get(value, value)
    if name == "unit":
        return unit(value).one
    rows = RECORDS[name](facts) if name in RECORDS else ()
    return next((str(row) for row in rows if row.code == value), value)
