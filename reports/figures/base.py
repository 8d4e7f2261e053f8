"""What a figure is, and how a file declares one.

A figure is a function of the scope and of keyword parameters, which are its filters. Its signature is its
declaration: a parameter without a default must be given, and no other parameter is taken. Each may also be
asked for another ``year``.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import Choices, Model

from portal.lib.quantities import Quantity
from reports.discovery import UnknownCode, discover
from reports.document import Basis, Counts, Inline
from reports.errors import FigureError

if TYPE_CHECKING:
    from reports.scope import Scope


@dataclass(frozen=True)
class Found:
    """The value of a figure, what it rests on, and the records themselves."""

    quantity: Quantity
    basis: Basis = Basis.RECORDS
    records: tuple[Model, ...] = ()
    place: str = ""
    counts: Counts = Counts.ANYTHING


@dataclass(frozen=True)
class Figure:
    """A number: ``{{ code key=value }}`` in a text."""

    code: str
    title: str
    compute: Callable[..., Found]
    counts: Counts = Counts.ANYTHING

    @property
    def params(self) -> tuple[str, ...]:
        return tuple(_filters(self.compute))

    def find(self, scope: Scope, params: Mapping[str, str]) -> Found:
        return _call(self, scope, params)


@dataclass(frozen=True)
class Reference:
    """Words that follow from a record: a name, the date and number of an act."""

    code: str
    title: str
    compute: Callable[..., tuple[Inline, ...]]

    @property
    def params(self) -> tuple[str, ...]:
        return tuple(_filters(self.compute))

    def find(self, scope: Scope, params: Mapping[str, str]) -> tuple[Inline, ...]:
        return _call(self, scope, params)


def figure(
    code: str, title: str, *, counts: Counts = Counts.ANYTHING
) -> Callable[[Callable[..., Found]], Figure]:
    return lambda compute: Figure(code, title, compute, counts)


def reference(code: str, title: str) -> Callable[[Callable[..., tuple[Inline, ...]]], Reference]:
    return lambda compute: Reference(code, title, compute)


def find_declared(code: str) -> Figure | Reference:
    """The figure or reference of this code. Raises FigureError that names what to do."""
    home = "reports.figures"
    found = discover(home, Figure).get(code) or discover(home, Reference).get(code)
    if found is None:
        raise FigureError(f"Показателя «{code}» нет. Выберите показатель из каталога.")
    return found


def choice(value: str, choices: type[Choices], what: str) -> str:
    """The filter's value, checked against what the field allows; empty means any."""
    if value and value not in choices.values:
        raise FigureError(f"{what}: значения «{value}» нет. Возможны: {', '.join(choices.values)}.")
    return value


def in_book(scope: Scope, book: str, code: str, what: str) -> str:
    """The filter's value, checked against a reference book; empty means any."""
    if code and code not in scope.facts.city.books[book]:
        raise FigureError(f"{what} «{code}»: такой записи в справочнике нет.")
    return code


def by_code(rows: tuple[Any, ...], code: str, what: str) -> Any:
    """The row of this code. Raises FigureError when there is none."""
    for row in rows:
        if row.code == code:
            return row
    raise FigureError(f"{what} с кодом «{code}» не найдена среди записей города за этот год.")


@cache
def _filters(compute: Callable[..., Any]) -> Mapping[str, bool]:
    """Name of each filter → whether it must be given."""
    parameters = inspect.signature(compute).parameters.values()
    return {each.name: each.default is each.empty for each in parameters if each.kind is each.KEYWORD_ONLY}


def _call(declared: Figure | Reference, scope: Scope, params: Mapping[str, str]) -> Any:
    filters = {key: value for key, value in params.items() if key != "year"}
    _refuse_unknown(declared, filters)
    return declared.compute(_scope_of_year(scope, params.get("year", "")), **filters)


def _refuse_unknown(declared: Figure | Reference, filters: Mapping[str, str]) -> None:
    known = _filters(declared.compute)
    if unknown := filters.keys() - known.keys():
        raise FigureError(f"Показатель «{declared.code}» не знает условия «{min(unknown)}».")
    for name, is_required in known.items():
        if is_required and name not in filters:
            raise FigureError(f"Показателю «{declared.code}» нужно условие «{name}».")


def _scope_of_year(scope: Scope, year: str) -> Scope:
    if not year:
        return scope
    if not year.isdecimal():
        raise FigureError(f"Год «{year}» записан не числом.")
    return scope.in_year(int(year))


__all__ = ["Counts", "Figure", "FigureError", "Found", "Reference", "UnknownCode", "figure", "reference"]
