"""One table of the report on its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.comments import Comment

from reports.document import Align, Cell, Row, RowKind
from reports.renderers.grid import Placed, laid
from reports.renderers.workbook.figures import Figure, Figures, only_number
from reports.renderers.workbook.frame import Frame, Look, column_widths
from reports.renderers.workbook.leaves import Leaf
from reports.renderers.workbook.looks import (
    ALIGNED,
    BOLD,
    GROUP_SHADE,
    HEADING,
    ITALIC,
    PLAIN,
    SHADE,
    SMALL,
    TITLE,
)
from reports.renderers.workbook.texts import line, text_of
from reports.renderers.workbook.writing import Results, put_number, put_text
from reports.renderers.xml_text import allowed

_HEADING = Look(BOLD, HEADING, SHADE)
_REMARK_SIZE = {"height": 90, "width": 260}  # pixels
_LONGEST_COUNT = 4  # digits of a number that counts rows; a longer one is a code


@dataclass(frozen=True)
class PlacedFigure:
    """A number with its cell, and with the names of its row and column."""

    figure: Figure
    coordinate: str
    row: str
    column: str


class TableSheet:
    """Written at once; afterwards it tells its ``results`` and its ``figures``."""

    def __init__(self, sheet: Any, leaf: Leaf, author: str) -> None:
        self.leaf, self.author, self.table = leaf, author, leaf.table
        self.frame = Frame(sheet, column_widths(self.table, landscape=leaf.landscape))
        self.rows: list[Row] = [row for part in leaf.parts for row in part.rows]
        self.grid = list(laid([row.cells for row in self.rows], len(self.frame.widths)))
        self._write()

    @property
    def results(self) -> Results:
        return self._figures.results

    @property
    def figures(self) -> Iterator[PlacedFigure]:
        for (row, column), figure in self._figures.all.items():
            cell = self.frame.sheet.cell(self._figures.first_row + row, column + 1)
            title = self.table.columns[column].title if column < len(self.table.columns) else ""
            yield PlacedFigure(figure, cell.coordinate, _name(self.rows[row]), title)

    def _write(self) -> None:
        self.frame.line(self.leaf.title, TITLE)
        if self.table.unit:
            self.frame.line(self.table.unit, ITALIC)
        begins = self.frame.next_row
        self._header()
        header = range(begins, self.frame.next_row)
        self._figures = Figures(self._heads(), self.rows, self.grid, self.frame.next_row)
        self._body()
        for number, note in enumerate(self.table.footnotes, start=1):
            self.frame.line(f"{number}. {line(note)}", SMALL)
        self.frame.page(header, landscape=self.leaf.landscape)

    def _header(self) -> None:
        rows_left = len(self.table.header)
        for row in laid(self.table.header, len(self.frame.widths)):
            for placed in row:
                if placed.cell is not None and not placed.is_continued:
                    put_text(self.frame.cell(placed.place), placed.cell.text)
            self.frame.dress(row, lambda placed: _HEADING, rows_left)
            self.frame.end_row(row, lambda cell: cell.text)
            rows_left -= 1
        if self.table.column_numbers:
            numbers: list[Placed[Cell]] = [Placed(None, place) for place in range(len(self.frame.widths))]
            for place in range(len(numbers)):
                put_number(self.frame.cell(place), Decimal(place + 1), "0")
            self.frame.dress(numbers, lambda placed: _HEADING, 1)
            self.frame.end_row(numbers, text_of)

    def _heads(self) -> list[tuple[str, ...]]:
        """What stands over each column, from the top down; nothing where a cell from above goes on."""
        names = [
            [
                placed.cell.text if placed.cell and not placed.is_continued else ""
                for placed in line
                for _ in range(placed.colspan)
            ]
            for line in laid(self.table.header, len(self.frame.widths))
        ]
        return list(zip(*names, strict=True))

    def _body(self) -> None:
        for place, (row, cells) in enumerate(zip(self.rows, self.grid, strict=True)):
            for placed in cells:
                if placed.cell is not None and not placed.is_continued:
                    self._put(place, placed.place, placed.cell)
            look = (
                _group_look
                if row.kind is RowKind.GROUP
                else _look
                if row.kind is RowKind.DATA
                else _total_look
            )
            self.frame.dress(cells, look, rows_left=len(self.rows) - place)
            self.frame.end_row(cells, text_of)

    def _put(self, row: int, column: int, content: Cell) -> None:
        cell, figure = self.frame.cell(column), self._figures.all.get((row, column))
        notes = self.table.footnotes[content.note - 1 : content.note] if content.note else ()
        remarks = list(map(line, notes))
        if figure is not None and figure.shown is not None:
            remarks += self._figures.put(cell, figure, figure.shown)
        else:
            _put_words(cell, text_of(content))
        if remarks:
            cell.comment = Comment(allowed("\n".join(remarks)), self.author, **_REMARK_SIZE)


def _align(placed: Placed[Cell]) -> Any:
    return ALIGNED[(placed.cell.align if placed.cell else None) or Align.LEFT]


def _look(placed: Placed[Cell]) -> Look:
    return Look(PLAIN, _align(placed))


def _total_look(placed: Placed[Cell]) -> Look:
    return Look(BOLD, _align(placed))


def _group_look(placed: Placed[Cell]) -> Look:
    return Look(BOLD, _align(placed), GROUP_SHADE)


def _put_words(cell: Any, text: str) -> None:
    """The number of a row counts rows; every longer number is a code and stays text."""
    if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_COUNT and text[0] != "0":
        put_number(cell, Decimal(text), "0")
    else:
        put_text(cell, text)


def _name(row: Row) -> str:
    """The first words of a row that are no number."""
    words = (text_of(cell) for cell in row.cells if only_number(cell) is None)
    return next((each for each in words if each and not each.isdecimal()), "")
