"""One table of the report on its sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from portal.lib.numbers import format_number
from reports.document import Align, Cell, Number, Row, RowKind, Table, TableKind, Text
from reports.renderers.grid import Placed, laid
from reports.renderers.workbook.leaves import Leaf
from reports.renderers.workbook.looks import (
    ALIGNED,
    BOLD,
    GROUP_SHADE,
    HEADING,
    ITALIC,
    LINE,
    PLAIN,
    SHADE,
    SMALL,
    TALLEST,
    TITLE,
    WRAPPED,
    dress,
    lines_of,
)
from reports.renderers.workbook.numbers import Shown, shown
from reports.renderers.workbook.texts import line, text_of
from reports.renderers.workbook.totals import SUMS, ranges, sum_above, summed
from reports.renderers.workbook.writing import Results, put_number, put_text

WIDTHS = {True: 150, False: 105}  # of all columns, in signs: a landscape page and an upright one
WIDER_FOR_MEASURES = 50  # a row is 409 points tall at most, and results are long
NARROWEST = 8.0


@dataclass(frozen=True)
class PlacedNumber:
    """A number of the table with the cell where it stands."""

    coordinate: str
    number: Number
    shown: Shown | None
    row: str
    column: str


class TableSheet:
    """Writes ``leaf`` on the sheet; afterwards ``numbers`` tells where each number stands."""

    def __init__(self, sheet: Any, leaf: Leaf, author: str) -> None:
        self.sheet, self.leaf, self.author = sheet, leaf, author
        self.table: Table = leaf.table
        self.rows: list[Row] = [row for part in leaf.parts for row in part.rows]
        self.footnotes = [note for part in leaf.parts for note in part.footnotes]
        self.results = Results()
        self.numbers: list[PlacedNumber] = []
        self.widths = _widths(self.table, leaf.landscape)
        self.next_row = 1

    def write(self) -> None:
        self._line(self.leaf.title, TITLE)
        if self.table.unit:
            self._line(self.table.unit, ITALIC)
        header_begins = self.next_row
        self._header()
        self._body()
        for number, note in enumerate(self.footnotes, start=1):
            self._line(f"{number}. {line(note)}", SMALL)
        self._page(header_begins)

    def _line(self, text: str, font: Any) -> None:
        """Words across the whole table."""
        cell = self.sheet.cell(self.next_row, 1)
        put_text(cell, text)
        cell.font, cell.alignment = font, WRAPPED
        self._merge(self.next_row, 0, len(self.widths), 1)
        size = font.size / PLAIN.size
        self._height(self.next_row, lines_of(text, sum(self.widths) / size) * size)
        self.next_row += 1

    def _header(self) -> None:
        header_ends = self.next_row + len(self.table.header)
        for row in laid(self.table.header, len(self.widths)):
            for placed in row:
                if placed.cell is not None and not placed.is_continued:
                    put_text(self.sheet.cell(self.next_row, placed.place + 1), placed.cell.text)
                self._span(placed, BOLD, HEADING, SHADE, last_row=header_ends - self.next_row)
            self._fit(row, lambda cell: cell.text)
            self.next_row += 1
        if self.table.column_numbers:
            for place in range(1, len(self.widths) + 1):
                put_number(self.sheet.cell(self.next_row, place), Decimal(place), "0")
                dress(self.sheet.cell(self.next_row, place), BOLD, HEADING, SHADE)
            self.next_row += 1

    def _body(self) -> None:
        self.first_row = self.next_row
        self.kinds = [row.kind for row in self.rows]
        grid = list(laid([row.cells for row in self.rows], len(self.widths)))
        self.values = _values(grid)
        for place, (row, cells) in enumerate(zip(self.rows, grid, strict=True)):
            font = PLAIN if row.kind is RowKind.DATA else BOLD
            fill = GROUP_SHADE if row.kind is RowKind.GROUP else None
            for placed in cells:
                if placed.cell is not None and not placed.is_continued:
                    self._cell(place, placed, placed.cell)
                align = ALIGNED[(placed.cell.align if placed.cell else None) or Align.LEFT]
                self._span(placed, font, align, fill, last_row=len(self.rows) - place)
            self._fit(cells, text_of)
            self.next_row += 1

    def _cell(self, place: int, placed: Placed[Cell], content: Cell) -> None:
        cell = self.sheet.cell(self.next_row, placed.place + 1)
        number = only_number(content)
        remarks = [line(self.footnotes[content.note - 1])] if 0 < content.note <= len(self.footnotes) else []
        if number is None:
            _put_words(cell, text_of(content))
        else:
            what = shown(number)
            self.numbers.append(self._placed_number(cell.coordinate, number, what, place, placed))
            if what is None:
                put_text(cell, text_of(content))
            else:
                remarks += self._put_number(cell, what, number, place, placed.place)
        if remarks:
            cell.comment = Comment("\n".join(remarks), self.author, height=90, width=260)

    def _put_number(self, cell: Any, what: Shown, number: Number, place: int, column: int) -> Iterator[str]:
        """A total is a formula where its rows give it; where they do not, the remark says what they give."""
        values = self.values[column]
        if self.kinds[place] not in SUMS or place not in values:
            put_number(cell, what.value, what.format)
            return
        terms = summed(self.kinds, values, place)
        if terms:
            self.results.put_formula(cell, self._sum(column, terms), what.value, what.format)
            return
        put_number(cell, what.value, what.format)
        above = sum_above(self.kinds, values, place)
        if above is not None:
            basis = f" ({number.provenance.basis.label})" if number.provenance else ""
            yield f"Как в отчёте{basis}. Сумма строк: {format_number(above)}"

    def _sum(self, column: int, rows: list[int]) -> str:
        letter = get_column_letter(column + 1)
        spans = (
            f"{letter}{first + self.first_row}:{letter}{last + self.first_row}"
            for first, last in ranges(rows)
        )
        return f"=SUM({','.join(spans)})"

    def _placed_number(
        self, coordinate: str, number: Number, what: Shown | None, place: int, placed: Placed[Cell]
    ) -> PlacedNumber:
        names = (text_of(cell) for cell in self.rows[place].cells if only_number(cell) is None)
        named = [name for name in names if name and not name.isdecimal()]
        column = self.table.columns[placed.place].title if placed.place < len(self.table.columns) else ""
        return PlacedNumber(coordinate, number, what, named[0] if named else "", column)

    def _span(self, placed: Placed[Any], font: Any, align: Any, fill: Any, *, last_row: int) -> None:
        """Each cell under a merged one has its edges, too. No merge goes beyond the rows that there are."""
        for column in range(placed.place + 1, placed.place + placed.colspan + 1):
            dress(self.sheet.cell(self.next_row, column), font, align, fill)
        if placed.cell is not None and not placed.is_continued:
            self._merge(self.next_row, placed.place, placed.colspan, min(placed.below + 1, last_row))

    def _merge(self, row: int, place: int, columns: int, rows: int) -> None:
        if columns > 1 or rows > 1:
            self.sheet.merge_cells(
                start_row=row, end_row=row + rows - 1, start_column=place + 1, end_column=place + columns
            )

    def _fit(self, cells: Sequence[Placed[Any]], said: Callable[[Any], str]) -> None:
        """Row as tall as its words need: not every program fits a row when it opens a file."""
        needed = [
            lines_of(said(placed.cell), self._width(placed)) / (placed.below + 1)
            for placed in cells
            if placed.cell is not None and not placed.is_continued
        ]
        self._height(self.next_row, max(needed, default=1))

    def _width(self, placed: Placed[Any]) -> float:
        return sum(self.widths[placed.place : placed.place + placed.colspan])

    def _height(self, row: int, lines: float) -> None:
        self.sheet.row_dimensions[row].height = min(TALLEST, max(1.0, lines) * LINE + 3)

    def _page(self, header_begins: int) -> None:
        for place, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        self.sheet.freeze_panes = f"A{self.first_row}"
        self.sheet.print_title_rows = f"{header_begins}:{self.first_row - 1}"
        as_page(self.sheet, landscape=self.leaf.landscape)


def only_number(cell: Cell) -> Number | None:
    """The number of a cell that holds nothing else."""
    runs = [run for run in cell.content if not (isinstance(run, Text) and not run.text.strip())]
    return runs[0] if not cell.nodes and len(runs) == 1 and isinstance(runs[0], Number) else None


def as_page(sheet: Any, *, landscape: bool) -> None:
    """On paper: A4, as wide as the page, pages numbered."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P из &N"


def _put_words(cell: Any, text: str) -> None:
    """The number of a row counts rows; every longer number is a code and stays text."""
    if text.isascii() and text.isdecimal() and len(text) <= 4 and text[0] != "0":
        put_number(cell, Decimal(text), "0")
    else:
        put_text(cell, text)


def _values(grid: list[list[Placed[Cell]]]) -> dict[int, dict[int, Decimal]]:
    """Column → row → the number that is printed there."""
    values: dict[int, dict[int, Decimal]] = {}
    for place, cells in enumerate(grid):
        for placed in cells:
            column = values.setdefault(placed.place, {})
            number = only_number(placed.cell) if placed.cell and not placed.is_continued else None
            what = shown(number) if number else None
            if what is not None:
                column[place] = what.value
    return values


def _widths(table: Table, landscape: bool) -> list[float]:
    shares = [max(column.width, 1) for column in table.columns] or [1]
    whole = WIDTHS[landscape] + (WIDER_FOR_MEASURES if table.kind is TableKind.MEASURES else 0)
    return [max(NARROWEST, round(whole * share / sum(shares), 1)) for share in shares]
