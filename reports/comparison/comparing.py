"""From cities and years to rows of values that can be set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.lib.quantities import Quantity
from reports.comparison.measures import MEASURES, Measure
from reports.comparison.reading import Known, read_sides
from reports.comparison.records import records_url
from reports.comparison.sides import Side
from reports.document import Basis
from reports.errors import FigureError
from reports.figures.base import Found
from reports.overview import MONEY as TABLE_OF_MONEY
from reports.place import figure_place

PERCENT = Decimal(100)
OF_RECORDS = (Basis.RECORDS, Basis.SUM)


@dataclass(frozen=True)
class Value:
    """``place`` is the number's address in the report of its side; empty where no page of the report explains it.

    ``records_url`` is the public page of the records that it adds up; empty where it is not made of records.
    """

    side: Side
    quantity: Quantity
    place: str
    records_url: str = ""


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
        return (last.number - first.number) / first.number * PERCENT


def compare_sides(sides: Sequence[Side]) -> list[Compared]:
    """A row for each measure that at least one side knows."""
    known = read_sides(sides)
    rows = [Compared(each, tuple(_value(each, of_side) for of_side in known)) for each in MEASURES]
    return [row for row in rows if row.known]


def _value(measure: Measure, known: Known) -> Value:
    side = known.side
    found = _found(measure, known)
    if known.large and not found.quantity.is_known:
        found = Found(known.large.quantity(measure.figure))
    url = records_url(measure, side.city, side.year) if found.basis in OF_RECORDS else ""
    return Value(side, found.quantity, found.place, url)


def _found(measure: Measure, known: Known) -> Found:
    """Nought by records means that nothing was entered: a blank, as no report claims it."""
    scope = known.scope
    if measure.figure == "organizations.count":
        return _organizations(known)
    cell = scope.table(TABLE_OF_MONEY, {}).cell("total", measure.column) if measure.column else None
    if cell is not None and cell.printed is not None and cell.printed.value:
        return Found(cell.printed, cell.basis, place=cell.place)
    try:
        found = scope.printed(measure.figure, measure.params)
    except FigureError:
        return Found(Quantity.unknown())
    is_told = found.quantity.value or found.records
    return found if is_told else Found(Quantity.unknown(found.quantity.unit))


def _organizations(known: Known) -> Found:
    """The department's total of the year; without one the register, which knows only today."""
    place = figure_place("organizations.count", {})
    total = known.scope.facts.total("organizations")
    if total is not None:
        return Found(total.value, Basis.TOTAL, place=place)
    if not known.side.is_newest:
        return Found(Quantity.unknown("organization"))
    count = known.registered
    return Found(
        Quantity.of(count, "organization") if count else Quantity.unknown("organization"), place=place
    )
