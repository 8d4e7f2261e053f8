"""The filters of a figure, to be chosen in words: which of them it takes and what this city has for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Choices

from portal.lib.units import unit
from reports.facts import Facts
from reports.figures.base import Figure, Reference
from reports.passports.conditions import RECORDS, choices_of, label_of
from reports.scope import Scope


@dataclass(frozen=True, slots=True)
class Condition:
    """``choices`` holds what may stand in the token → what it is called."""

    name: str
    label: str
    choices: Mapping[str, str]


def conditions_of(declared: Figure | Reference, scope: Scope) -> Iterator[Condition]:
    """In the order of the figure's own parameters. A code of one record is no condition, but what the figure is of."""
    for name in declared.params:
        if choices := _choices(declared, name)(scope):
            label = label_of(declared.code, name)
            yield Condition(name, label[:1].upper() + label[1:], choices)


Choose = Callable[[Scope], Mapping[str, str]]


def _enumerated(choices: type[Choices]) -> Choose:
    named = {str(value): str(label) for value, label in choices.choices}
    return lambda scope: named


def _in_book(book: str) -> Choose:
    return lambda scope: dict(sorted(used_names(book, scope).items(), key=lambda each: each[1]))


def used_names(book: str, scope: Scope) -> dict[str, str]:
    """Code → name of what the city has used of a reference book: the whole of it is of no help."""
    used = BOOKS[book](scope) | {total.breakdown.get(book, "") for total in scope.facts.totals}
    return {code: name for code, name in scope.facts.city.names.get(book, {}).items() if code in used}


def _used_spheres(scope: Scope) -> set[str]:
    of_support = {row.sphere.code for row in scope.facts.support if row.sphere}
    return of_support.union(*scope.facts.city.spheres.values())


def _used_forms(scope: Scope) -> set[str]:
    return {each.legal_form.code for each in scope.facts.city.organizations if each.legal_form}


BOOKS: Mapping[str, Callable[[Scope], set[str]]] = {
    "category": lambda scope: set().union(*scope.facts.city.categories.values()),
    "sphere": _used_spheres,
    "legal_form": _used_forms,
}


def _records(rows: Callable[[Facts], Iterable[Any]]) -> Choose:
    return lambda scope: {row.code: str(row) for row in rows(scope.facts) if row.code}


def _numbers(scope: Scope) -> Mapping[str, str]:
    """Only where a contest was held several times in the year."""
    last = max((row.number for row in scope.facts.rounds), default=1)
    return {str(number): f"{number}-й в году" for number in range(1, last + 1)} if last > 1 else {}


def _service_units(scope: Scope) -> Mapping[str, str]:
    return {row.service_unit: unit(row.service_unit).many for row in scope.facts.support if row.service_unit}


def _choices(declared: Figure | Reference, name: str) -> Choose:
    if choices := choices_of(declared.code, name):
        return _enumerated(choices)
    return _records(RECORDS[name]) if name in RECORDS else _OF_CITY.get(name, lambda scope: {})


_OF_CITY: Mapping[str, Choose] = {
    "unit": _service_units,
    "category": _in_book("category"),
    "sphere": _in_book("sphere"),
    "legal_form": _in_book("legal_form"),
    "number": _numbers,
}
