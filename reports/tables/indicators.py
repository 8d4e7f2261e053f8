"""Target indicators of the year: plan and fact under one heading of the year."""

from __future__ import annotations

from collections.abc import Mapping

from reports.document import Align, Basis, HeaderCell, Style, Text
from reports.facts import Facts
from reports.models import Indicator, IndicatorValue
from reports.tables.base import Content, DraftRow, TableColumn, TableDefinition, Value, Words
from reports.tables.indicator_years import indicators_of_plan


def make_rows(facts: Facts, *, plan: str = "") -> list[DraftRow]:
    indicators = indicators_of_plan(facts, plan)
    values = {value.indicator_id: value for value in facts.indicator_values}
    parents = {each.parent_id for each in indicators}
    numbers = _numbers(indicators)
    return [
        _row(each, values.get(each.pk), numbers.get(each.pk, ""), is_heading=each.pk in parents)
        for each in indicators
        if each.pk in values or any(value.indicator.parent_id == each.pk for value in facts.indicator_values)
    ]


def _numbers(indicators: tuple[Indicator, ...]) -> Mapping[int, str]:
    top = [each for each in indicators if each.parent_id is None]
    return {each.pk: f"{place}. " for place, each in enumerate(top, start=1)}


def _row(indicator: Indicator, value: IndicatorValue | None, number: str, *, is_heading: bool) -> DraftRow:
    cells: dict[str, Content] = {
        "title": Words((Text(f"{number}{indicator.title}"),)),
        "unit": Words((Text(indicator.unit_label),)),
    }
    if value and not is_heading:
        upper = value.plan_upper if value.plan_upper.is_known else None
        cells["plan"] = Value(value.plan, (value,), Basis.PLAN, upper)
        cells["fact"] = Value(value.fact, (value,), Basis.PLAN)
    return DraftRow(indicator.code, cells)


def header(facts: Facts) -> tuple[tuple[HeaderCell, ...], ...]:
    top = (
        HeaderCell("Показатель", rowspan=2),
        HeaderCell("Единица измерения", rowspan=2),
        HeaderCell(f"{facts.year} год", colspan=2),
    )
    return top, (HeaderCell("план"), HeaderCell("факт"))


_PERCENT = Style(with_unit=False)

TABLE = TableDefinition(
    code="indicators",
    title="Целевые показатели",
    hint="План и факт каждого показателя за год отчёта.",
    params=("plan",),
    columns=(
        TableColumn("title", "Показатель", 58),
        TableColumn("unit", "Единица измерения", 16, Align.CENTER),
        TableColumn("plan", "план", 13, Align.RIGHT, _PERCENT),
        TableColumn("fact", "факт", 13, Align.RIGHT, _PERCENT),
    ),
    make_rows=make_rows,
    header=header,
)
