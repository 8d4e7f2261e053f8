"""What a figure is, and how a file declares one.

A figure is a function of the scope and of keyword parameters, which are its filters. Its signature is its
declaration: a parameter without a default must be given, and no other parameter is taken, unless the function takes
any (``**filters``, for another figure). Each may also be asked for another ``year``, and one that counts what happened
``since`` an earlier year, all years up to that one together.
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
from reports.operands import Operand

if TYPE_CHECKING:
    from reports.scope import Scope

PERIOD = ("year", "since")


@dataclass(frozen=True)
class Found:
    """The value of a figure, what it rests on, and the records themselves; see `reports.tables.base.Value`."""

    quantity: Quantity
    basis: Basis = Basis.RECORDS
    records: tuple[Model, ...] = ()
    place: str = ""
    counts: Counts = Counts.ANYTHING
    brought: tuple[Quantity, ...] = ()
    operands: tuple[Operand, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A number: ``{{ code key=value }}`` in a text."""

    code: str
    title: str
    compute: Callable[..., Found]
    counts: Counts = Counts.ANYTHING
    adds_years: bool = True

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
    code: str, title: str, *, counts: Counts = Counts.ANYTHING, adds_years: bool = True
) -> Callable[[Callable[..., Found]], Figure]:
    """``adds_years`` is False for what stands at a moment and cannot be added over years: a register, a plan."""
    return lambda compute: Figure(code, title, compute, counts, adds_years)


def reference(code: str, title: str) -> Callable[[Callable[..., tuple[Inline, ...]]], Reference]:
    return lambda compute: Reference(code, title, compute)


def find_declared(code: str) -> Figure | Reference:
    """The figure or reference of this code. Raises FigureError that names what to do."""
    home = "reports.figures"
    found = discover(home, Figure).get(code) or discover(home, Reference).get(code)
    if found is None:
        raise FigureError(
            f"Показателя «{code}» нет: его убрали или назвали иначе. Выберите другой в списке показателей."
        )
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
def _takes_any(compute: Callable[..., Any]) -> bool:
    return any(each.kind is each.VAR_KEYWORD for each in inspect.signature(compute).parameters.values())


@cache
def _filters(compute: Callable[..., Any]) -> Mapping[str, bool]:
    """Name of each filter → whether it must be given."""
    parameters = inspect.signature(compute).parameters.values()
    return {each.name: each.default is each.empty for each in parameters if each.kind is each.KEYWORD_ONLY}


def _call(declared: Figure | Reference, scope: Scope, params: Mapping[str, str]) -> Any:
    own = _filters(declared.compute)
    filters = {key: value for key, value in params.items() if key in own or key not in PERIOD}
    period = {key: value for key, value in params.items() if key not in filters}
    _refuse_unknown(declared, filters)
    if "since" in period and isinstance(declared, Figure) and not declared.adds_years:
        raise FigureError(f"«{declared.title}» за несколько лет не складывается: уберите «since».")
    return declared.compute(_scope_of_period(scope, **period), **filters)


def _refuse_unknown(declared: Figure | Reference, filters: Mapping[str, str]) -> None:
    known = _filters(declared.compute)
    if not _takes_any(declared.compute) and (unknown := filters.keys() - known.keys()):
        raise FigureError(f"Показатель «{declared.code}» не знает условия «{min(unknown)}».")
    for name, is_required in known.items():
        if is_required and name not in filters:
            raise FigureError(f"Показателю «{declared.code}» нужно условие «{name}».")


def _scope_of_period(scope: Scope, year: str = "", since: str = "") -> Scope:
    last = year_number(year) if year else scope.facts.year
    return scope.over(year_number(since), last) if since else scope.in_year(last)


def year_number(year: str) -> int:
    """The year that a token names. Raises FigureError."""
    if not (year.isascii() and year.isdecimal()):
        raise FigureError(f"Год «{year}» записан не числом.")
    return int(year)


__all__ = ["Counts", "Figure", "FigureError", "Found", "Reference", "UnknownCode", "figure", "reference"]
