"""Target indicators over several years: under each year its plan, its fact, or both.

Settings: ``years`` is a list ``{"year": 2018, "plan": false, "fact": true}`` in the order of print; ``plan`` is the
code of the plan whose indicators stand (all of the city without it); ``unit_column`` (true by default). How it is
shown is said as for every table: `reports.tables.shape`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from reports.document import Align, Style
from reports.errors import FigureError
from reports.facts import Facts
from reports.models import IndicatorValue
from reports.place import BLOCK_TABLE
from reports.tables.base import ResolvedTable, TableColumn, TableDefinition
from reports.tables.header import Head, header_of
from reports.tables.indicator_rows import Asked, indicator_rows, indicators_of_plan
from reports.tables.reading import read_flag, read_items, read_number, read_text
from reports.tables.resolve import resolve_rows

NUMBERS_WIDTH = 50
UNIT_WIDTH = 12


@dataclass(frozen=True, slots=True)
class YearWanted:
    year: int
    plan: bool
    fact: bool

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """What of the year is printed: the attribute and its head."""
        both = (("plan", "план", self.plan), ("fact", "факт", self.fact))
        return tuple((name, head) for name, head, is_wanted in both if is_wanted)


def indicators_table(settings: Mapping[str, Any], block: str, facts: Facts) -> ResolvedTable:
    """``block`` is the code of the block, which stands in the addresses. Raises FigureError."""
    years = years_wanted(settings)
    has_unit = read_flag(settings, "unit_column", True)
    indicators = indicators_of_plan(facts, read_text(settings, "plan"))
    definition = TableDefinition(
        BLOCK_TABLE, _caption(years), tuple(_columns(years, has_unit)), lambda facts: [], ("block",)
    )
    asked = [Asked(f"{name}-{each.year}", each.year, name) for each in years for name, _ in each.parts]
    rows = indicator_rows(indicators, _values(facts, years), asked, names_units=True)
    table = resolve_rows(definition, {"block": block}, rows, facts)
    return replace(table, header=header_of(_heads(years, has_unit)))


def years_wanted(settings: Mapping[str, Any]) -> tuple[YearWanted, ...]:
    """Raises FigureError for years that are none, come twice, or tell nothing."""
    years = read_years(settings)
    told = [each.year for each in years if each.parts]
    if not told or len(set(told)) < len(told):
        raise FigureError(
            "Таблица показателей: выберите хотя бы один год, каждый один раз, и отметьте план или факт."
        )
    return tuple(each for each in years if each.parts)


def read_years(settings: Mapping[str, Any]) -> tuple[YearWanted, ...]:
    """Also those of which nothing is printed. Raises FigureError."""
    return tuple(_year(item) for item in read_items(settings, "years"))


def _year(item: Mapping[str, Any]) -> YearWanted:
    year = read_number(item, "year", 1990, 2100)
    if year is None:
        raise FigureError("Таблица показателей: у столбца не назван год.")
    return YearWanted(year, read_flag(item, "plan", True), read_flag(item, "fact", True))


def _caption(years: tuple[YearWanted, ...]) -> str:
    first, last = min(each.year for each in years), max(each.year for each in years)
    return f"Целевые показатели, {first}–{last} годы" if first < last else f"Целевые показатели, {first} год"


def _values(facts: Facts, years: tuple[YearWanted, ...]) -> dict[tuple[int, int], IndicatorValue]:
    """By indicator and year. Raises FigureError where a year was not read."""
    found: dict[tuple[int, int], IndicatorValue] = {}
    for each in years:
        of_year = facts.of_year(each.year).indicator_values
        found |= {(value.indicator_id, each.year): value for value in of_year}
    return found


def _columns(years: tuple[YearWanted, ...], has_unit: bool) -> Iterator[TableColumn]:
    count = sum(len(each.parts) for each in years)
    width = max(4, NUMBERS_WIDTH // count)
    unit_width = UNIT_WIDTH if has_unit else 0
    yield TableColumn("title", "Показатель", max(20, 100 - unit_width - width * count))
    if has_unit:
        yield TableColumn("unit", "Единица измерения", unit_width, Align.CENTER)
    for each in years:
        for name, head in each.parts:
            title = f"{head} на {each.year} год" if name == "plan" else f"{head} за {each.year} год"
            yield TableColumn(f"{name}-{each.year}", title, width, Align.RIGHT, Style(with_unit=False))


def _heads(years: tuple[YearWanted, ...], has_unit: bool) -> Iterator[Head]:
    yield Head("Показатель")
    if has_unit:
        yield Head("Единица измерения")
    for each in years:
        yield from (Head(head, f"{each.year} год") for _, head in each.parts)
