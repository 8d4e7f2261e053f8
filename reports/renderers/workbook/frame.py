"""A sheet with columns of known width: merged cells, heights of rows, and the page it is printed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from reports.document import Table, TableKind
from reports.renderers.grid import Placed
from reports.renderers.workbook.looks import LINE, PLAIN, TALLEST, WRAPPED, dress, lines_of
from reports.renderers.workbook.writing import put_text

WIDTHS = {True: 150, False: 105}  # of all columns, in signs: a landscape page and an upright one
WIDER_FOR_MEASURES = 50  # a row is 409 points tall at most, and results are long
NARROWEST = 8.0


@dataclass(frozen=True)
class Look:
    font: Font
    alignment: Alignment
    fill: PatternFill | None = None


class Frame:
    """Rows are written from above to below; ``next_row`` is the one that is written now."""

    def __init__(self, sheet: Any, widths: Sequence[float]) -> None:
        self.sheet, self.widths = sheet, widths
        self.next_row = 1

    def cell(self, place: int) -> Any:
        """``place`` counts columns from nought."""
        return self.sheet.cell(self.next_row, place + 1)

    def line(self, text: str, font: Font) -> None:
        """Words across the whole table, as a row of their own."""
        put_text(self.cell(0), text)
        self.cell(0).font, self.cell(0).alignment = font, WRAPPED
        self._merge(0, len(self.widths), 1)
        size = font.size / PLAIN.size
        self._end_row(lines_of(text, sum(self.widths) / size) * size)

    def dress(
        self, cells: Sequence[Placed[Any]], look: Callable[[Placed[Any]], Look], rows_left: int
    ) -> None:
        """Merges and looks. What a merge covers has edges, too; none goes beyond the rows that there are."""
        for placed in cells:
            wanted = look(placed)
            for place in range(placed.place, placed.place + placed.colspan):
                dress(self.cell(place), wanted.font, wanted.alignment, wanted.fill)
            if placed.cell is not None and not placed.is_continued:
                self._merge(placed.place, placed.colspan, min(placed.below + 1, rows_left))

    def end_row(self, cells: Sequence[Placed[Any]], said: Callable[[Any], str]) -> None:
        """The row is as tall as its words need: not every program fits rows when it opens a file."""
        needed = [
            lines_of(said(placed.cell), self._width(placed)) / (placed.below + 1)
            for placed in cells
            if placed.cell is not None and not placed.is_continued
        ]
        self._end_row(max(needed, default=1))

    def page(self, header: range, *, landscape: bool) -> None:
        """``header`` are the rows that stay in sight and are printed on every page."""
        for place, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width
        self.sheet.freeze_panes = f"A{header.stop}"
        if header:
            self.sheet.print_title_rows = f"{header.start}:{header.stop - 1}"
        as_page(self.sheet, landscape=landscape)

    def _end_row(self, lines: float) -> None:
        self.sheet.row_dimensions[self.next_row].height = min(TALLEST, max(1.0, lines) * LINE + 3)
        self.next_row += 1

    def _merge(self, place: int, columns: int, rows: int) -> None:
        if columns > 1 or rows > 1:
            self.sheet.merge_cells(
                start_row=self.next_row,
                end_row=self.next_row + rows - 1,
                start_column=place + 1,
                end_column=place + columns,
            )

    def _width(self, placed: Placed[Any]) -> float:
        return sum(self.widths[placed.place : placed.place + placed.colspan])


def column_widths(table: Table, *, landscape: bool) -> list[float]:
    """In signs, in the ratio of the columns' shares."""
    shares = [max(column.width, 1) for column in table.columns] or [1]
    whole = WIDTHS[landscape] + (WIDER_FOR_MEASURES if table.kind is TableKind.MEASURES else 0)
    return [max(NARROWEST, round(whole * share / sum(shares), 1)) for share in shares]


def as_page(sheet: Any, *, landscape: bool) -> None:
    """On paper: A4, as wide as the page, pages numbered."""
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P из &N"
