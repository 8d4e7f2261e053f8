"""Numbers of a table's body: which of them are formulas, and what has to be remarked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter

from portal.lib.numbers import format_number
from reports.document import Cell, Number, Row, RowKind, Text
from reports.renderers.grid import Placed
from reports.renderers.workbook.across import Heads, summed_across
from reports.renderers.workbook.numbers import Shown, shown
from reports.renderers.workbook.totals import SUMS, ranges, sum_above, summed
from reports.renderers.workbook.writing import Results, put_number

Grid = Sequence[Sequence[Placed[Cell]]]


@dataclass(frozen=True)
class Figure:
    """A number of the table with its place in the grid, counted from nought; blanks and dashes show nothing."""

    row: int
    column: int
    number: Number
    shown: Shown | None


class Figures:
    """``heads`` stand over the columns, ``first_row`` is the line of the sheet where the body begins."""

    def __init__(self, heads: Sequence[Heads], rows: Sequence[Row], grid: Grid, first_row: int) -> None:
        self.kinds = [row.kind for row in rows]
        self.first_row = first_row
        self.results = Results()
        self.all = {(each.row, each.column): each for each in _figures(grid)}
        self._values: dict[int, dict[int, Decimal]] = {}  # column → row → what is printed there
        for each in self.all.values():
            if each.shown is not None:
                self._values.setdefault(each.column, {})[each.row] = each.shown.value
        data = [row for row, kind in enumerate(self.kinds) if kind is RowKind.DATA]
        self._across = summed_across(heads, self._values, data)

    def put(self, cell: Any, figure: Figure, what: Shown) -> Iterator[str]:
        """Gives remarks: a total is a formula where its rows give it; where not, one says what they give."""
        if formula := self._below(figure) or self._beside(figure):
            self.results.put_formula(cell, formula, what.value, what.format)
        else:
            put_number(cell, what.value, what.format)
            yield from self._doubts(figure)

    def _below(self, figure: Figure) -> str:
        """The sum of rows; empty for what is none."""
        if self.kinds[figure.row] not in SUMS:
            return ""
        rows = [each + self.first_row for each in summed(self.kinds, self._values[figure.column], figure.row)]
        letter = get_column_letter(figure.column + 1)
        return _sum((f"{letter}{first}", f"{letter}{last}") for first, last in ranges(rows))

    def _beside(self, figure: Figure) -> str:
        """The sum of other columns; empty for what is none, and where they were rounded otherwise."""
        row = figure.row
        columns = [each for each in self._across.get(figure.column, ()) if row in self._values[each]]
        if sum(self._values[each][row] for each in columns) != self._values[figure.column][row]:
            return ""
        letters = (
            (get_column_letter(first + 1), get_column_letter(last + 1)) for first, last in ranges(columns)
        )
        line = row + self.first_row
        return _sum((f"{first}{line}", f"{last}{line}") for first, last in letters)

    def _doubts(self, figure: Figure) -> Iterator[str]:
        if self.kinds[figure.row] not in SUMS:
            return
        above = sum_above(self.kinds, self._values[figure.column], figure.row)
        if above is not None:
            provenance = figure.number.provenance
            basis = f" ({provenance.basis.label})" if provenance else ""
            yield f"Как в отчёте{basis}. Сумма строк: {format_number(above)}"


def _sum(spans: Iterable[tuple[str, str]]) -> str:
    """Of spans of cells by their ends; empty where there are none."""
    told = ",".join(first if first == last else f"{first}:{last}" for first, last in spans)
    return f"=SUM({told})" if told else ""


def only_number(cell: Cell) -> Number | None:
    """The number of a cell that holds nothing else."""
    runs = [run for run in cell.content if not (isinstance(run, Text) and not run.text.strip())]
    return runs[0] if not cell.nodes and len(runs) == 1 and isinstance(runs[0], Number) else None


def _figures(grid: Grid) -> Iterator[Figure]:
    for row, cells in enumerate(grid):
        for placed in cells:
            number = only_number(placed.cell) if placed.cell and not placed.is_continued else None
            if number is not None:
                yield Figure(row, placed.place, number, shown(number))
