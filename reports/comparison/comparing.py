"""From cities and years to rows of values that can be set side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ngo_registry.models import Organization
from ngo_registry.models.organization import Status
from ngo_registry.queries import councils_of
from portal.lib.quantities import Quantity, round_to
from portal.models import Municipality
from reports.comparison.measures import MEASURES, Measure
from reports.errors import FigureError
from reports.models import Report
from reports.overview import MONEY as TABLE_OF_MONEY
from reports.overview import load_overview
from reports.place import figure_place
from reports.scope import Scope

PERCENT = Decimal(100)


@dataclass(frozen=True)
class Side:
    """A column: a city and a year; ``report`` is what the public sees of it, if anything."""

    city: Municipality
    year: int
    title: str
    report: Report | None
    is_newest: bool = False
    """Whether the register of today may speak for this year."""


@dataclass(frozen=True)
class Value:
    """``place`` is the number's address in the report of its side; empty where no page explains it."""

    side: Side
    quantity: Quantity
    place: str


@dataclass(frozen=True)
class Compared:
    measure: Measure
    values: tuple[Value, ...]

    @property
    def known(self) -> int:
        """How many sides know it."""
        return sum(value.quantity.is_known for value in self.values)

    @property
    def change(self) -> Decimal | None:
        """Per cent from the first column to the last; None where there is nothing to divide by."""
        first, last = self.values[0].quantity, self.values[-1].quantity
        if not (first.is_known and last.is_known) or first.number == 0:
            return None
        return round_to((last.number - first.number) / first.number * PERCENT, Decimal(1))


def compare_sides(sides: Sequence[Side]) -> list[Compared]:
    """A row for each measure that at least one side knows."""
    scopes = [_scope(side) for side in sides]
    rows = [Compared(each, tuple(_values(each, sides, scopes))) for each in MEASURES]
    return [row for row in rows if row.known]


def _scope(side: Side) -> Scope:
    facts = load_overview(side.city, side.year)
    return Scope(replace(facts, city=replace(facts.city, councils=tuple(councils_of(side.city)))))


def _values(measure: Measure, sides: Iterable[Side], scopes: Iterable[Scope]) -> Iterable[Value]:
    for side, scope in zip(sides, scopes, strict=True):
        quantity, place = _value(measure, side, scope)
        yield Value(side, quantity, place)


def _value(measure: Measure, side: Side, scope: Scope) -> tuple[Quantity, str]:
    """Nought by records means that nothing was entered: a blank, as no report claims it."""
    if measure.figure == "organizations.count":
        return _organizations(side, scope)
    cell = scope.table(TABLE_OF_MONEY, {}).cell("total", measure.column) if measure.column else None
    if cell is not None and cell.printed is not None and cell.printed.value:
        return cell.printed, cell.place
    try:
        found = scope.printed(measure.figure, measure.params)
    except FigureError:
        return Quantity.unknown(), ""
    if not found.quantity.value and not found.records:
        return Quantity.unknown(found.quantity.unit), ""
    return found.quantity, found.place


def _organizations(side: Side, scope: Scope) -> tuple[Quantity, str]:
    """The department's total of the year; without one the register, which knows only today."""
    place = figure_place("organizations.count", {})
    total = scope.facts.total("organizations")
    if total is not None:
        return total.value, place
    if not side.is_newest:
        return Quantity.unknown("organization"), ""
    known = Organization.objects.filter(municipality=side.city).exclude(status=Status.DISSOLVED).count()
    return (Quantity.of(known, "organization"), place) if known else (Quantity.unknown("organization"), "")
