"""Columns of a cross table: its measures, or the members of a dimension with the measures under each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.cross.counting import ALL, Counted
from reports.cross.wanted import MeasureWanted, Wanted, Window
from reports.document import Align, Style
from reports.tables.base import TableColumn
from reports.tables.header import Head
from reports.tables.ordering import NUMBER

TITLE = "title"
NUMBER_WIDTH = 6
TITLE_WIDTH = 34
TITLE_WIDTH_AMONG_MANY = 26
MANY = 4
SHORTEST = 9
"""Letters that a column of numbers has room for anyhow."""

PERCENT = Style(decimals=1, with_unit=False)


@dataclass(frozen=True, slots=True)
class CrossColumn:
    """A column of numbers: a member of the dimension across (or all of them) and a measure."""

    code: str
    across: str
    measure: MeasureWanted
    head: Head

    @property
    def is_total(self) -> bool:
        return self.code.startswith("all")


def cross_columns(counted: Counted) -> list[CrossColumn]:
    wanted, year = counted.wanted, counted.context.facts.year
    if wanted.across is None:
        return [
            CrossColumn(each.code, ALL, each, Head(measure_title(each, wanted, year)))
            for each in wanted.measures
        ]
    members = sorted(counted.across, key=lambda member: member.order)
    pairs = [(f"c-{member.code}", member.code, member.title) for member in members]
    if wanted.column_total and len(pairs) > 1:
        pairs.append(("all", ALL, "Всего"))
    return [column for pair in pairs for column in _under(*pair, wanted, year)]


def _under(code: str, across: str, title: str, wanted: Wanted, year: int) -> Iterator[CrossColumn]:
    """One measure needs no name under each member; the caption tells it."""
    if len(wanted.measures) == 1:
        yield CrossColumn(code, across, wanted.measures[0], Head(title, _name_of_all(wanted, across)))
        return
    for each in wanted.measures:
        yield CrossColumn(f"{code}-{each.code}", across, each, Head(measure_title(each, wanted, year), title))


def _name_of_all(wanted: Wanted, across: str) -> str:
    return wanted.across.title if wanted.across and across != ALL else ""


def measure_title(measure: MeasureWanted, wanted: Wanted, year: int) -> str:
    """Its own words; otherwise the measure's, with its years where they are not those of the table."""
    if measure.title:
        return measure.title
    name, unit = name_and_unit(measure)
    title = f"{name}, {unit}" if unit else name
    window = measure.window
    if window is None or window == wanted.window:
        return title
    return f"{title}, {years_words(window, year)}"


def name_and_unit(measure: MeasureWanted) -> tuple[str, str]:
    """«Предоставлено» and «тыс. рублей»; no unit for what is counted in pieces."""
    name, _, unit = measure.measure.title.partition(", ")
    return name, "%" if measure.share_of else unit


def years_words(window: Window, year: int) -> str:
    """«2019–2023 годы», «2023 год»."""
    years = window.years(year)
    return f"{years[0]} год" if len(years) == 1 else f"{years[0]}–{years[-1]} годы"


def table_columns(columns: list[CrossColumn], wanted: Wanted) -> tuple[TableColumn, ...]:
    """Columns of numbers share what the titles leave, each by the longest word of its head."""
    left = [TableColumn(NUMBER, "№ п/п", NUMBER_WIDTH, Align.CENTER)] if wanted.row_numbers else []
    width = TITLE_WIDTH if len(columns) < MANY else TITLE_WIDTH_AMONG_MANY
    left.append(TableColumn(TITLE, wanted.rows.title, width))
    weights = [max(SHORTEST, *map(len, column.head.title.split())) for column in columns]
    share = (100 - sum(each.width for each in left)) / max(1, sum(weights))
    pairs = zip(columns, weights, strict=True)
    return (*left, *(_table_column(column, max(4, round(weight * share))) for column, weight in pairs))


def _table_column(column: CrossColumn, width: int) -> TableColumn:
    measure = column.measure
    title = f"{column.head.group}: {column.head.title}" if column.head.group else column.head.title
    plain = TableColumn(column.code, title, width, Align.RIGHT, measure.measure.style, measure.measure.counts)
    return replace(plain, style=PERCENT) if measure.share_of else plain
