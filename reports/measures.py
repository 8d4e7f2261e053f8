"""The table of measures: number, measure, term, result; the measures stand under their directions.

Numbers follow from the order of the plan. What a measure needs the whole width for (its tables) stands between
two parts of the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from portal.lib.typography import nbsp
from reports.document import (
    Align,
    Cell,
    Column,
    HeaderCell,
    Node,
    Paragraph,
    Row,
    RowKind,
    Table,
    TableKind,
    Text,
)
from reports.models import PlanDirection, PlanItem

COLUMNS = (
    Column("number", "№ п/п", 6, Align.CENTER),
    Column("measure", "Наименование мероприятия", 24),
    Column("term", "Срок реализации", 11, Align.CENTER),
    Column("result", "Результаты исполнения мероприятия", 59),
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the plan with what was written of it; ``code`` is its section's."""

    code: str
    item: PlanItem
    result: tuple[Node, ...]
    wide: tuple[Node, ...]


def measures_nodes(measures: list[Measure]) -> Iterator[Node]:
    rows: list[Row] = []
    directions = groupby(measures, key=lambda measure: measure.item.direction)
    for place, (direction, group) in enumerate(directions, start=1):
        rows.append(_group(f"{place}.", direction))
        for inner, measure in enumerate(group, start=1):
            rows.append(_row(f"{place}.{inner}.", measure))
            if measure.wide:
                yield _table(rows)
                rows = []
                yield from measure.wide
    if rows:
        yield _table(rows)


def _table(rows: list[Row]) -> Table:
    header = (tuple(HeaderCell(column.title) for column in COLUMNS),)
    return Table("measures", COLUMNS, header, tuple(rows), kind=TableKind.MEASURES)


def _group(number: str, direction: PlanDirection) -> Row:
    cell = Cell((Text(f"{number} {nbsp(direction.title)}", bold=True),), colspan=len(COLUMNS))
    return Row(
        direction.code,
        (cell,),
        RowKind.GROUP,
        anchor=f"direction-{direction.code}",
        outline=direction.short_title or direction.title,
        outline_number=number,
    )


def _row(number: str, measure: Measure) -> Row:
    item = measure.item
    cells = (
        Cell((Text(number),), align=Align.CENTER),
        Cell(nodes=(Paragraph((Text(nbsp(item.title)),)),)),
        Cell((Text(item.term),), align=Align.CENTER),
        Cell(nodes=measure.result),
    )
    return Row(
        measure.code,
        cells,
        anchor=f"measure-{measure.code}",
        outline=item.short_title or item.title,
        outline_number=number,
    )
