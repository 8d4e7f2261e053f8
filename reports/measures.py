"""The table of measures: number, measure, term, result; the measures stand under their directions.

Numbers follow from the order of the plan. What a measure needs the whole width for (its tables) stands between
two parts of the table, in the order in which it was composed: what follows it goes on in a row without a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

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
from reports.models import PlanDirection, PlanItem, Section

T = TypeVar("T")

COLUMNS = (
    Column("number", "№ п/п", 6, Align.CENTER),
    Column("measure", "Наименование мероприятия", 24),
    Column("term", "Срок реализации", 11, Align.CENTER),
    Column("result", "Результаты исполнения мероприятия", 59),
)


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks of a measure side by side in its order; wide ones stand between two parts of the table."""

    is_wide: bool
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of the plan with what was written of it, in runs from its row on."""

    section: Section
    item: PlanItem
    runs: tuple[Run, ...]


def from_its_row(blocks: Iterable[T], is_wide: Callable[[T], bool]) -> Iterator[tuple[bool, tuple[T, ...]]]:
    """Blocks of a measure that stand together, and whether they are wide.

    Its name stands above all that it has: the first are those of its row, none where it begins with a table.
    """
    runs = [(wide, tuple(run)) for wide, run in groupby(blocks, key=is_wide)]
    if not runs or runs[0][0]:
        yield False, ()
    yield from runs


def runs_of(blocks: Iterable[tuple[bool, tuple[Node, ...]]]) -> tuple[Run, ...]:
    """``blocks`` say of each whether it is wide and what it became; those that became nothing part nothing."""
    told = (block for block in blocks if block[1])
    return tuple(
        Run(is_wide, tuple(node for _, nodes in run for node in nodes))
        for is_wide, run in from_its_row(told, lambda block: block[0])
    )


def measures_nodes(measures: Iterable[Measure]) -> Iterator[Node]:
    for is_row, pieces in groupby(_pieces(measures), key=lambda piece: isinstance(piece, Row)):
        if is_row:
            yield _table(tuple(piece for piece in pieces if isinstance(piece, Row)))
        else:
            yield from (piece for piece in pieces if not isinstance(piece, Row))


def _pieces(measures: Iterable[Measure]) -> Iterator[Row | Node]:
    """Rows of the table, and what stands between them."""
    directions = groupby(measures, key=lambda measure: measure.item.direction)
    for place, (direction, group) in enumerate(directions, start=1):
        yield _group(f"{place}.", direction)
        for inner, measure in enumerate(group, start=1):
            first, *others = measure.runs
            yield _row(f"{place}.{inner}.", measure, first.nodes)
            for run in others:
                yield from run.nodes if run.is_wide else (_going_on(measure, run.nodes),)


def _table(rows: tuple[Row, ...]) -> Table:
    header = (tuple(HeaderCell(column.title) for column in COLUMNS),)
    return Table("measures", COLUMNS, header, rows, kind=TableKind.MEASURES)


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


def _row(number: str, measure: Measure, result: tuple[Node, ...]) -> Row:
    item = measure.item
    cells = (
        Cell((Text(number),), align=Align.CENTER),
        Cell(nodes=(Paragraph((Text(nbsp(item.title)),)),)),
        Cell((Text(item.term),), align=Align.CENTER),
        Cell(nodes=result),
    )
    return Row(
        measure.section.code,
        cells,
        anchor=measure.section.anchor,
        outline=item.short_title or item.title,
        outline_number=number,
    )


def _going_on(measure: Measure, result: tuple[Node, ...]) -> Row:
    return Row(measure.section.code, (Cell(), Cell(), Cell(), Cell(nodes=result)))
