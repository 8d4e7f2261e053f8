"""A table with its caption and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from reports.document import Align, Cell, HeaderCell, Node, Row, RowKind, Table, TableKind
from reports.renderers.breaks import kept_with_next
from reports.renderers.columns import fitted, hyphenated
from reports.renderers.grid import Placed, laid
from reports.renderers.word.captions import Captions
from reports.renderers.word.contents import GROUP_OUTLINE, Contents, marked
from reports.renderers.word.marks import CELL, paragraph, properties, val, words
from reports.renderers.word.package import Supplies
from reports.renderers.word.place import Place
from reports.renderers.word.runs import line
from reports.renderers.word.styles import GROUP_SHADE, SHADE, Style
from reports.renderers.xml_text import quoted

TWIPS = 20  # in a point
_TIGHT = '<w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'

WriteNodes = Callable[[Sequence[Node], Place], str]


class TableWriter:
    """``nodes`` writes what stands in the cells that hold whole nodes."""

    def __init__(self, supplies: Supplies, contents: Contents, nodes: WriteNodes) -> None:
        self.supplies, self.contents, self.nodes = supplies, contents, nodes
        self.captions = Captions()

    def table(self, table: Table, place: Place) -> str:
        notes = "".join(
            paragraph(
                words(f"{number}", rStyle=val("NoteMark")) + words(" ") + line(note, self.supplies),
                Style.NOTE,
                **({"keepNext": ""} if place.is_kept else {}),
            )
            for number, note in enumerate(table.footnotes, start=1)
        )
        return self.captions.caption(table, place.width) + self._grid(table, place) + notes

    def _grid(self, table: Table, place: Place) -> str:
        widths = column_widths(fitted(table, place.width / TWIPS), place.width)
        table = hyphenated(table, [width / TWIPS for width in widths])
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        title = f'<w:tblCaption w:val="{quoted(table.caption)}"/>' if table.caption else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{title}</w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{''.join(self._head(table, widths))}"
            f"{''.join(self._rows(table, widths, place))}</w:tbl>"
        )

    def _head(self, table: Table, widths: list[int]) -> Iterator[str]:
        rows: list[Sequence[HeaderCell]] = list(table.header)
        if table.column_numbers:
            rows.append([HeaderCell(str(place)) for place in range(1, len(widths) + 1)])
        tight = {"tcMar": _TIGHT} if table.kind is TableKind.MEASURES else {}
        for row in laid(rows, len(widths)):
            cells = (_head_cell(placed, widths, tight) for placed in row)
            yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _rows(self, table: Table, widths: list[int], place: Place) -> Iterator[str]:
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if table.kind is TableKind.DATA else ""
        kept = kept_with_next(table, [width / TWIPS for width in widths])
        kept[-1:] = [bool(table.footnotes) or place.is_kept] * len(kept[-1:])
        grid = laid([row.cells for row in table.rows], len(widths))
        for row, cells, is_kept in zip(table.rows, grid, kept, strict=True):
            yield f"<w:tr>{whole}{self._row(row, cells, table, widths, is_kept)}</w:tr>"

    def _row(
        self, row: Row, cells: list[Placed[Cell]], table: Table, widths: list[int], is_kept: bool
    ) -> str:
        given = {"keepNext": ""} if is_kept else {}
        style = Style.CELL if row.kind is RowKind.DATA else Style.TOTAL_CELL
        if row.kind is RowKind.GROUP and table.kind is TableKind.MEASURES:
            given["jc"] = val("center")
        if row.outline and row.kind is RowKind.GROUP:
            given["outlineLvl"] = GROUP_OUTLINE
        bookmark = self.contents.bookmark(row)
        shade = {"shd": _shade(GROUP_SHADE)} if row.kind is RowKind.GROUP else {}
        written = []
        for placed in cells:
            content = self._content(
                placed, Place(_width(placed, widths), style, given, is_cell=True), bookmark
            )
            written.append(_cell(placed, widths, content, shade))
            bookmark = ""
        return "".join(written)

    def _content(self, placed: Placed[Cell], place: Place, bookmark: str) -> str:
        cell = placed.cell
        if cell is None or placed.is_continued:
            return paragraph("", place.style, **place.given)
        if cell.align and cell.align is not Align.LEFT:
            place = replace(place, given=place.given | {"jc": val(cell.align)})
        if cell.nodes:
            return self.nodes(cell.nodes, replace(place, width=max(place.width - 200, 1)))
        shown = line(cell.content, self.supplies)
        if cell.note:
            shown += words(str(cell.note), rStyle=val("NoteMark"))
        if bookmark:
            shown = marked(shown, bookmark, self.supplies.next_id())
        return paragraph(shown, place.style, **place.given)


def column_widths(shares: Sequence[int], width: int) -> list[int]:
    """Whole twips that together are the width, in the ratio of the columns' shares."""
    shares = shares or [1]
    edges = [round(width * share / sum(shares)) for share in accumulate(shares, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _head_cell(placed: Placed[HeaderCell], widths: list[int], given: dict[str, str]) -> str:
    text = placed.cell.text if placed.cell and not placed.is_continued else ""
    content = paragraph(words(text), Style.HEADER_CELL, keepNext="")
    return _cell(placed, widths, content, {"shd": _shade(SHADE), "vAlign": val("center"), **given})


def _cell(
    placed: Placed[Cell] | Placed[HeaderCell], widths: list[int], content: str, given: dict[str, str]
) -> str:
    spans = {"tcW": f'w:w="{_width(placed, widths)}" w:type="dxa"'}
    if placed.colspan > 1:
        spans["gridSpan"] = val(placed.colspan)
    if placed.is_continued:
        spans["vMerge"] = ""
    elif placed.below:
        spans["vMerge"] = val("restart")
    return f"<w:tc>{properties('tcPr', CELL, spans | given)}{content}</w:tc>"


def _width(placed: Placed[Cell] | Placed[HeaderCell], widths: list[int]) -> int:
    return sum(widths[placed.place : placed.place + placed.colspan])


def _shade(fill: str) -> str:
    return f'w:val="clear" w:color="auto" w:fill="{fill}"'
