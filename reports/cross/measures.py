"""Kinds of measures: how many records, how many different organisations, the sum of a quantity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from portal.lib.quantities import Quantity, total
from portal.lib.units import unit
from reports.cross.base import Entry, Measure
from reports.document import Counts, Style
from reports.errors import FigureError

THOUSANDS = Style(scale="тыс.", decimals=1, with_unit=False)
Of = Callable[[Any], Quantity]


def number_of(code: str, title: str, counted: str) -> Measure:
    """Each record is one; what is left of an aggregate after its parts is no record more."""
    none, one = Quantity.of(0, counted), Quantity.of(1, counted)
    return Measure(
        code,
        title,
        counted,
        lambda entries: Quantity.of(sum(1 for entry in entries if not entry.less), counted),
        when_none=none,
        brings=lambda entry: none if entry.less else one,
    )


def different_organizations(code: str, title: str) -> Measure:
    none, one = Quantity.of(0, "organization"), Quantity.of(1, "organization")

    def compute(entries: Sequence[Entry]) -> Quantity:
        named = {entry.record.organization_id for entry in entries if entry.record.organization_id}
        return Quantity.of(len(named), "organization")

    return Measure(
        code,
        title,
        "organization",
        compute,
        is_additive=False,
        when_none=none,
        counts=Counts.ORGANIZATIONS,
        brings=lambda entry: one if entry.record.organization_id else none,
    )


def sum_of(code: str, title: str, counted: str, get: Of, *, style: Style | None = None) -> Measure:
    return Measure(
        code,
        title,
        counted,
        lambda entries: total((_left(entry, get) for entry in entries), counted),
        when_none=Quantity.absent(counted),
        style=style or Style(with_unit=False),
        brings=lambda entry: _left(entry, get),
    )


def money(code: str, title: str, get: Of) -> Measure:
    return sum_of(code, f"{title}, тыс. рублей", "rub", get, style=THOUSANDS)


def sum_of_any_unit(code: str, title: str, get: Of) -> Measure:
    """A quantity whose unit is the record's own. Different units cannot be added: FigureError."""

    def compute(entries: Sequence[Entry]) -> Quantity:
        terms = [quantity for entry in entries if (quantity := _left(entry, get)).is_known]
        return total(terms, _one_unit(title, terms))

    return Measure(code, title, "", compute, is_additive=False, brings=lambda entry: _left(entry, get))


def _left(entry: Entry, get: Of) -> Quantity:
    """A record without those of its parts that are counted by themselves; never below nothing."""
    whole = get(entry.record)
    parts = [part for part in map(get, entry.less) if part.is_known and part.unit == whole.unit]
    if not parts or whole.value is None:
        return whole
    taken = total(parts, whole.unit)
    left = max(whole.value - taken.number, Decimal(0))
    return Quantity(
        left, whole.unit, max(whole.step, taken.step), whole.qualifier, whole.uncertainty + taken.uncertainty
    )


def _one_unit(title: str, terms: Iterable[Quantity]) -> str:
    units = sorted({term.unit for term in terms})
    if len(units) > 1:
        names = ", ".join(f"«{unit(each).many}»" for each in units)
        raise FigureError(
            f"«{title}»: числа в разных единицах ({names}) не складываются. Оставьте одну условием."
        )
    return units[0] if units else ""
