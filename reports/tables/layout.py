"""From a resolved table to a table of the document."""

from __future__ import annotations

from dataclasses import replace

from portal.lib.typography import NBSP, nbsp
from reports.document import (
    Align,
    Cell,
    Column,
    HeaderCell,
    Inline,
    Number,
    Provenance,
    Row,
    RowKind,
    Table,
    Text,
)
from reports.tables.base import ResolvedCell, ResolvedRow, ResolvedTable, TableColumn
from reports.tables.footnotes import Footnotes
from reports.tables.header import Header
from reports.typesetting import typeset

BOLD_ROWS = (RowKind.GROUP, RowKind.SUBTOTAL, RowKind.TOTAL)


def table_node(
    table: ResolvedTable,
    *,
    number: int | None = None,
    column_numbers: bool = False,
    has_caption: bool = True,
    is_repeated: bool = False,
) -> Table:
    """``is_repeated``: the table already stands in the document, so references lead to its first place."""
    definition = table.definition
    laying = _Laying(table)
    caption = laying.footnotes.after_words(nbsp(table.caption) if has_caption else "")
    header = laying.header(table.header)
    rows = tuple(laying.row(row) for row in table.rows)
    return Table(
        code=definition.code,
        columns=tuple(Column(each.code, each.title, each.width, each.align) for each in definition.columns),
        header=header,
        rows=rows,
        caption=caption,
        number=number,
        unit=definition.unit,
        column_numbers=column_numbers,
        footnotes=laying.footnotes.lines,
        anchor=f"table-{number}" if number and not is_repeated else "",
    )


class _Laying:
    """Cells in the order of the columns."""

    def __init__(self, table: ResolvedTable) -> None:
        self.columns = table.definition.columns
        self.footnotes = Footnotes(table)

    def header(self, header: Header) -> Header:
        """The lowest head of each column bears its footnote."""
        heads = header or (tuple(HeaderCell(column.title) for column in self.columns),)
        header = tuple(tuple(replace(head, text=nbsp(head.text)) for head in row) for row in heads)
        codes = iter([column.code for column in self.columns])
        marked: list[HeaderCell] = []
        below: list[str] = []
        for cell in header[0]:
            taken = [next(codes, "") for _ in range(cell.colspan)]
            is_lowest = len(header) == 1 or cell.rowspan > 1
            marked.append(self._head(cell, taken[0]) if is_lowest else cell)
            below += [] if is_lowest else taken
        lower = tuple(self._head(cell, code) for cell, code in zip(header[-1], below, strict=False))
        return (tuple(marked),) if len(header) == 1 else (tuple(marked), *header[1:-1], lower)

    def _head(self, cell: HeaderCell, column: str) -> HeaderCell:
        return replace(cell, text=self.footnotes.after_words(cell.text, column))

    def row(self, row: ResolvedRow) -> Row:
        if row.kind is RowKind.GROUP:
            ((column, only),) = row.cells.items()
            note = self.footnotes.of_cell(row.key, column, only)
            return Row(row.key, (Cell(typeset(only.words), colspan=len(self.columns), note=note),), row.kind)
        return Row(row.key, tuple(self._cells(row)), row.kind)

    def _cells(self, row: ResolvedRow) -> list[Cell]:
        """A total's title takes the empty columns that follow it; its numbers stay under their heads."""
        cells: list[Cell] = []
        is_title = row.kind is not RowKind.DATA
        for column in self.columns:
            cell = row.cells.get(column.code)
            if cell is None and is_title and cells:
                last = cells.pop()
                cells.append(Cell(last.content, colspan=last.colspan + 1, note=last.note, align=last.align))
            else:
                is_title = is_title and (cell is None or cell.printed is None)
                cells.append(self._cell(column, row.key, cell, bold=row.kind in BOLD_ROWS))
        return cells

    def _cell(self, column: TableColumn, row: str, cell: ResolvedCell | None, *, bold: bool) -> Cell:
        note = self.footnotes.of_cell(row, column.code, cell)
        if cell is None:
            return Cell(note=note)
        if cell.printed is None:
            return Cell(
                typeset(cell.words), note=note, align=column.align if column.align is not Align.LEFT else None
            )
        # Both ends of a range beside each other are wide: from the middle they may part into two lines.
        align = Align.CENTER if _is_range(cell) else column.align
        return Cell(_number(column, cell, bold=bold), note=note, align=align)


def _number(column: TableColumn, cell: ResolvedCell, *, bold: bool) -> tuple[Inline, ...]:
    """A number, or «с 25 до 35»: two numbers of one address."""
    assert cell.printed is not None
    provenance = Provenance(cell.place, cell.basis, len(cell.records))
    number = Number(cell.printed, column.style, provenance, bold=bold)
    if not _is_range(cell):
        return (number,)
    assert cell.upper is not None
    upper = Number(cell.upper, column.style, provenance, bold=bold)
    return Text(f"с{NBSP}", bold=bold), number, Text(f" до{NBSP}", bold=bold), upper


def _is_range(cell: ResolvedCell) -> bool:
    return cell.upper is not None and cell.upper.is_known
