"""From a resolved table to a table of the document."""

from __future__ import annotations

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
    titles = tuple(HeaderCell(column.title) for column in definition.columns)
    laying = _Laying(table)
    return Table(
        code=definition.code,
        columns=tuple(Column(each.code, each.title, each.width, each.align) for each in definition.columns),
        header=table.header or (titles,),
        rows=tuple(laying.row(row) for row in table.rows),
        caption=table.caption if has_caption else "",
        number=number,
        unit=definition.unit,
        column_numbers=column_numbers,
        footnotes=tuple(laying.footnotes),
        anchor=f"table-{number}" if number and not is_repeated else "",
    )


class _Laying:
    """Cells in the order of the columns; reasons of kept declared values become footnotes."""

    def __init__(self, table: ResolvedTable) -> None:
        self.columns = table.definition.columns
        self.footnotes: list[tuple[Inline, ...]] = []

    def row(self, row: ResolvedRow) -> Row:
        if row.kind is RowKind.GROUP:
            (only,) = row.cells.values()
            return Row(row.key, (Cell(only.words, colspan=len(self.columns)),), row.kind)
        return Row(row.key, tuple(self._cells(row)), row.kind)

    def _cells(self, row: ResolvedRow) -> list[Cell]:
        """A total's title takes the empty columns that follow it."""
        cells: list[Cell] = []
        for column in self.columns:
            cell = row.cells.get(column.code)
            if cell is None and row.kind is not RowKind.DATA and cells:
                last = cells.pop()
                cells.append(Cell(last.content, colspan=last.colspan + 1, note=last.note, align=last.align))
            else:
                cells.append(self._cell(column, cell, bold=row.kind in BOLD_ROWS))
        return cells

    def _cell(self, column: TableColumn, cell: ResolvedCell | None, *, bold: bool) -> Cell:
        if cell is None:
            return Cell()
        if cell.printed is None:
            return Cell(cell.words, align=column.align if column.align is not Align.LEFT else None)
        provenance = Provenance(cell.place, cell.basis, len(cell.records))
        number = Number(cell.printed, column.style, provenance, bold=bold)
        return Cell((number,), note=self._note(cell), align=column.align)

    def _note(self, cell: ResolvedCell) -> int:
        declared = cell.declared
        if declared is None or not (declared.is_printed and declared.prints_reason and declared.reason):
            return 0
        self.footnotes.append((Text(declared.reason),))
        return len(self.footnotes)
