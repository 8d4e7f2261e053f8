"""Numbers of a table's body: which of them are formulas, and what has to be remarked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter

from portal.lib.numbers import format_number
from reports.document import Cell, Number, Row, Text
from reports.renderers.grid import Placed
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
    """``first_row`` is the line of the sheet where the body begins."""

    def __init__(self, rows: Sequence[Row], grid: Grid, first_row: int) -> None:
        self.kinds = [row.kind for row in rows]
        self.first_row = first_row
        self.results = Results()
        self.all = {(each.row, each.column): each for each in _figures(grid)}
        self._values: dict[int, dict[int, Decimal]] = {}  # column → row → what is printed there
        for each in self.all.values():
            if each.shown is not None:
                self._values.setdefault(each.column, {})[each.row] = each.shown.value

    def put(self, cell: Any, figure: Figure, what: Shown) -> Iterator[str]:
        """Gives remarks: a total is a formula where its rows give it; where not, one says what they give."""
        terms = self._terms(figure)
        if terms:
            self.results.put_formula(cell, self._sum(figure.column, terms), what.value, what.format)
        else:
            put_number(cell, what.value, what.format)
            yield from self._doubts(figure)

    def _terms(self, figure: Figure) -> list[int]:
        is_sum = self.kinds[figure.row] in SUMS
        return summed(self.kinds, self._values[figure.column], figure.row) if is_sum else []

    def _doubts(self, figure: Figure) -> Iterator[str]:
        if self.kinds[figure.row] not in SUMS:
            return
        above = sum_above(self.kinds, self._values[figure.column], figure.row)
        if above is not None:
            provenance = figure.number.provenance
            basis = f" ({provenance.basis.label})" if provenance else ""
            yield f"Как в отчёте{basis}. Сумма строк: {format_number(above)}"

    def _sum(self, column: int, rows: list[int]) -> str:
        letter, begins = get_column_letter(column + 1), self.first_row
        spans = (
            f"{letter}{first + begins}" + (f":{letter}{last + begins}" if last > first else "")
            for first, last in ranges(rows)
        )
        return f"=SUM({','.join(spans)})"


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
