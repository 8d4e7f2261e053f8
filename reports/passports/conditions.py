"""The filters of a figure, said in words: ``level=federal`` is «уровень: всероссийский»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Choices

from grants.models.dimensions import Level, MoneyForm, MoneySource, RecipientKind, SupportKind, Tenure
from ngo_registry.models import Category, LegalForm, Sphere
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
    "sphere": "сфера",
    "legal_form": "организационная форма",
    "organization": "организация",
    "programme": "программа",
    "contest": "конкурс",
    "council": "совет",
    "number": "который в году",
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
}
BOOKS: Mapping[str, Any] = {"category": Category, "sphere": Sphere, "legal_form": LegalForm}


@dataclass
class BookNames:
    """Names from the reference books by code: each book is read once, and only when one of its codes is met."""

    books: dict[str, Mapping[str, str]] = field(default_factory=dict)

    def find(self, book: str, code: str) -> str:
        """The code itself where the book has no such record."""
        if book not in self.books:
            self.books[book] = {row.code: str(row) for row in BOOKS[book].objects.all()}
        return self.books[book].get(code, code)


def conditions_of(place: FigurePlace, facts: Facts, names: BookNames) -> tuple[tuple[str, str], ...]:
    """In the order of the address. ``code`` is left out: the one record it names stands below the number."""
    known = [(name, value) for name, value in place.params.items() if name in LABELS]
    return tuple(
        (_label(place.code, name), _value_words(place.code, name, value, facts, names))
        for name, value in known
    )


def _label(figure: str, name: str) -> str:
    return "вид совета" if name == "kind" and figure.startswith("councils.") else LABELS[name]


def _value_words(figure: str, name: str, value: str, facts: Facts, names: BookNames) -> str:
    if name == "kind":
        kinds: type[Choices] = CouncilKind if figure.startswith("councils.") else SupportKind
        return str(kinds(value).label)
    if name == "of":
        return find_declared(value).title
    if name in CHOICES:
        return str(CHOICES[name](value).label)
    if name in BOOKS:
        return names.find(name, value)
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
