"""A long table on as many pages as it needs: the header on each, a row taller than a page broken across pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from portal.pdf.lines import Measure
from portal.pdf.page import DRAWN, REPEATED, Align, Lettering, Rule
from portal.pdf.sheet import Sheets
from portal.pdf.tags import Tag

# Between the letters of a cell and its borders.
BESIDE: Final = 3.4
ABOVE: Final = 3.2
OF_COLUMN: Final = "/A <</O /Table /Scope /Column>>"
OF_ROW: Final = "/A <</O /Table /Scope /Row>>"
LEAST_LINES: Final = 3  # of a row that is broken across pages


HAIRLINE: Final = Rule(weight=0.35, grey=0.6)
FIRM: Final = Rule(weight=0.8)


@dataclass(frozen=True)
class Column:
    """``width`` holds the spaces beside the letters too."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True)
class Letterings:
    titles: Lettering
    numbers: Lettering
    cells: Lettering


@dataclass(frozen=True)
class _HeaderRow:
    """Numbers of columns are data to whoever listens: as headings they would be told again with each cell."""

    cells: Sequence[Sequence[str]]
    lettering: Lettering
    kind: str = "TD"
    attributes: str = ""


class Table:
    """Columns under their titles and numbers. The first cell of a row is its heading."""

    def __init__(self, sheets: Sheets, columns: Sequence[Column], letterings: Letterings) -> None:
        """Draws the header. Raises ValueError when it leaves no room for rows on a page of its own."""
        self._sheets, self._columns, self._cells = sheets, columns, letterings.cells
        tags = sheets.file.tags
        self._measures = [Measure(letterings.cells, each.width - 2 * BESIDE) for each in columns]
        heads = [Measure(letterings.titles, each.width - 2 * BESIDE, ragged=1) for each in columns]
        titles = [head.lines(each.title) for head, each in zip(heads, columns, strict=True)]
        numbers = [[str(number)] for number in range(1, len(columns) + 1)]
        self._header = [
            _HeaderRow(titles, letterings.titles, "TH", OF_COLUMN),
            _HeaderRow(numbers, letterings.numbers),
        ]
        paper = sheets.paper
        self._lines_of_page = self._lines_in(paper.height - paper.top - paper.bottom - self._header_height)
        if self._lines_of_page < LEAST_LINES:
            raise ValueError("the header leaves no room for rows")
        if self._lines_in(sheets.room - self._header_height) < LEAST_LINES:
            sheets.turn()
        table = tags.tag("Table", tags.document)
        self._draw_header(tags.tag("THead", table))
        self._body = tags.tag("TBody", table)

    def row(self, cells: Sequence[str]) -> None:
        lines = [measure.lines(cell) for measure, cell in zip(self._measures, cells, strict=True)]
        tags = self._sheets.file.tags
        row = tags.tag("TR", self._body)
        cell_tags = [tags.tag("TH", row, OF_ROW), *(tags.tag("TD", row) for _ in lines[1:])]
        drawn, count = 0, max(1, *map(len, lines))
        while drawn < count:
            piece = self._piece(count - drawn)
            self._draw([each[drawn : drawn + piece] for each in lines], self._cells, cell_tags)
            self._rule(HAIRLINE)
            drawn += piece

    def _piece(self, count: int) -> int:
        """How many of the lines go onto this page; the page is turned where they had better begin the next."""
        fitting = self._lines_in(self._sheets.room)
        if fitting < count and (count <= self._lines_of_page or fitting < LEAST_LINES):
            self._sheets.turn()
            self._draw_header(None)
            fitting = self._lines_of_page
        return min(count, fitting)

    def _lines_in(self, room: float) -> int:
        return int((room - 2 * ABOVE) / self._cells.leading + 1e-6)

    @property
    def _header_height(self) -> float:
        return sum(self._height(each.cells, each.lettering) for each in self._header)

    def _draw_header(self, head: Tag | None) -> None:
        """Told once to whoever listens, in ``head``; seen on each page."""
        tags = self._sheets.file.tags
        self._rule(FIRM)
        for each in self._header:
            row = head and tags.tag("TR", head)
            cell_tags = row and [tags.tag(each.kind, row, each.attributes) for _ in each.cells]
            self._draw(each.cells, each.lettering, cell_tags)
            self._rule(HAIRLINE)
        self._rule(FIRM)

    def _draw(self, cells: Sequence[Sequence[str]], lettering: Lettering, tags: Sequence[Tag] | None) -> None:
        page, left = self._sheets.page, self._sheets.paper.left
        for number, (lines, column) in enumerate(zip(cells, self._columns, strict=True)):
            if lines:
                place = (left + BESIDE, self._sheets.below - ABOVE)
                with page.tagged(tags[number]) if tags else page.artifact(REPEATED):
                    page.text(lines, lettering, place, column.width - 2 * BESIDE, column.align)
            left += column.width
        self._sheets.skip(self._height(cells, lettering))

    def _height(self, cells: Sequence[Sequence[str]], lettering: Lettering) -> float:
        return max(1, *map(len, cells)) * lettering.leading + 2 * ABOVE

    def _rule(self, rule: Rule) -> None:
        left = self._sheets.paper.left
        right = left + sum(column.width for column in self._columns)
        with self._sheets.page.artifact(DRAWN):
            self._sheets.page.rule(left, right, self._sheets.below, rule)
