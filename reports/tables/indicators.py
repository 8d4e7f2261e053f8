"""Target indicators of the year: plan and fact under one heading of the year."""

from __future__ import annotations

from reports.document import Align, HeaderCell, Style
from reports.facts import Facts
from reports.tables.base import DraftRow, TableColumn, TableDefinition
from reports.tables.indicator_rows import Asked, indicator_rows, indicators_of_plan


def make_rows(facts: Facts, *, plan: str = "") -> list[DraftRow]:
    values = {(value.indicator_id, facts.year): value for value in facts.indicator_values}
    asked = [Asked(name, facts.year, name) for name in ("plan", "fact")]
    return list(indicator_rows(indicators_of_plan(facts, plan), values, asked, names_units=False))


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
