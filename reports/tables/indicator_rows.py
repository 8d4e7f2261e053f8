"""Rows of target indicators, whatever years stand in the columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.lib.units import unit
from reports.document import Basis, Text
from reports.facts import Facts
from reports.figures.base import by_code
from reports.figures.indicators import divided
from reports.models import Indicator, IndicatorValue
from reports.tables.base import Content, DraftRow, Value, Words

Values = Mapping[tuple[int, int], IndicatorValue]
"""By the key of the indicator and the year."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A column of numbers: ``name`` is «plan» or «fact» of the year."""

    column: str
    year: int
    name: str


def indicators_of_plan(facts: Facts, plan: str) -> tuple[Indicator, ...]:
    """Of the plan with this code, or all of the city. Raises FigureError."""
    if not plan:
        return facts.city.indicators
    chosen = by_code(facts.city.plans, plan, "Запись плана")
    return tuple(each for each in facts.city.indicators if each.plan_id == chosen.pk)


def indicator_rows(
    indicators: tuple[Indicator, ...], values: Values, asked: Sequence[Asked], *, names_units: bool
) -> Iterator[DraftRow]:
    """Those that have a value, and the headings above them, which have none of their own. Only the top ones count.

    ``names_units``: where nobody said how the table is to write a unit, it is written as the portal calls it.
    """
    told = {indicator for indicator, _ in values}
    parents = {each.parent_id for each in indicators if each.pk in told}
    shown = [each for each in indicators if each.pk in told or each.pk in parents]
    top = [each.pk for each in shown if each.parent_id is None]
    numbers = {number: f"{place}. " for place, number in enumerate(top, start=1)}
    for indicator in shown:
        own = {} if indicator.pk in parents else values
        title = Words((Text(f"{numbers.get(indicator.pk, '')}{indicator.title}"),))
        known = unit(indicator.unit).many if names_units else ""
        counted_in = Words((Text(indicator.unit_label or known),))
        yield DraftRow(
            indicator.code, {"title": title, "unit": counted_in, **_numbers(indicator, own, asked)}
        )


def _numbers(indicator: Indicator, values: Values, asked: Sequence[Asked]) -> dict[str, Content]:
    cells: dict[str, Content] = {}
    for each in asked:
        if value := values.get((indicator.pk, each.year)):
            cells[each.column] = _cell(value, each.name)
    return cells


def _cell(value: IndicatorValue, name: str) -> Value:
    """A fact tells what it was divided from."""
    if name == "fact":
        return Value(value.fact, (value,), Basis.PLAN, brought=(value.fact,), operands=divided(value))
    upper = value.plan_upper if value.plan_upper.is_known else None
    return Value(value.plan, (value,), Basis.PLAN, upper, (value.plan,))
