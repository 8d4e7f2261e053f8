"""The table of a block: what stands in its grid, counted and with addresses of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.lib.quantities import Quantity
from reports.blocks.base import Use
from reports.declared import declared_quantity
from reports.document import RowKind
from reports.models import Block
from reports.own_tables.counting import Counted, count
from reports.own_tables.grid import Grid, read_grid
from reports.own_tables.references import Ref
from reports.own_tables.words import Asked
from reports.place import BLOCK_TABLE, block_table_place, cell_place
from reports.scope import Scope
from reports.tables.base import (
    DraftRow,
    Footnote,
    ResolvedRow,
    ResolvedTable,
    TableColumn,
    TableDefinition,
    Words,
)
from reports.tables.header import Head, header_of
from reports.tables.resolve import resolve_rows


@dataclass(frozen=True)
class OwnTable(ResolvedTable):
    """``problems`` are sentences for the person, ``uses`` the figures in its cells."""

    problems: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()


def make_table(block: Block, scope: Scope) -> OwnTable:
    """Numbers are known by the keys of their row and column: a row that is put in changes no address."""
    grid, asked = read_grid(block.settings), Asked(block, scope)
    placed = _Placed(grid, block_table_place(block.code))

    def declared(cell: Ref, counted_in: str) -> Quantity | None:
        found = scope.facts.declared.get(placed.address(cell))
        return declared_quantity(found, counted_in) if found and found.is_printed else None

    counted = count(grid, asked, declared)
    table = resolve_rows(_definition(grid), {"block": block.code}, placed.drafts(counted), scope.facts)
    return OwnTable(
        table.definition,
        table.params,
        table.caption,
        tuple(placed.with_terms(row, number, counted) for number, row in enumerate(table.rows)),
        table.header,
        tuple(placed.footnotes(counted)),
        {placed.key(cell): text for cell, text in counted.formulas.items()},
        problems=tuple(
            counted.problems[cell] for cell in sorted(counted.problems) if cell not in counted.waiting
        ),
        uses=tuple(asked.uses),
    )


@dataclass(frozen=True)
class _Placed:
    """The cells of a grid under the keys of their rows and columns."""

    grid: Grid
    table: str

    def key(self, cell: Ref) -> tuple[str, str]:
        return self.grid.rows[cell.row].key, self.grid.columns[cell.column].key

    def address(self, cell: Ref) -> str:
        return cell_place(self.table, *self.key(cell))

    def drafts(self, counted: Counted) -> Iterator[DraftRow]:
        for number, row in enumerate(self.grid.rows):
            places = (Ref(number, place) for place in range(len(self.grid.columns)))
            cells = {self.key(cell)[1]: counted.contents[cell] for cell in places if cell in counted.contents}
            if row.kind is RowKind.GROUP:
                # One line over all columns, even before anything is written in it.
                cells = cells or {self.grid.columns[0].key: Words(())}
            yield DraftRow(row.key, cells, row.kind)

    def with_terms(self, row: ResolvedRow, number: int, counted: Counted) -> ResolvedRow:
        """Each formula with the addresses of the cells that it takes."""
        terms = {
            self.key(cell)[1]: tuple(self.address(each) for each in taken)
            for cell, taken in counted.terms.items()
            if cell.row == number
        }
        cells = {
            code: replace(cell, terms=terms[code]) if code in terms else cell
            for code, cell in row.cells.items()
        }
        return replace(row, cells=cells)

    def footnotes(self, counted: Counted) -> Iterator[Footnote]:
        """At the cells that are marked; what nobody marked belongs to the whole table."""
        for number, text in enumerate(self.grid.footnotes, start=1):
            marked = [cell for cell, note in counted.notes.items() if note == number]
            if not marked:
                yield Footnote(text)
            yield from (Footnote(text, *self.key(cell)) for cell in marked)


def _definition(grid: Grid) -> TableDefinition:
    header = header_of(Head(column.title, column.group) for column in grid.columns)
    return TableDefinition(
        BLOCK_TABLE,
        grid.title or "Таблица",
        tuple(
            TableColumn(column.key, column.title, width, column.align, column.style)
            for column, width in zip(grid.columns, grid.widths, strict=True)
        ),
        lambda facts, block: [],
        params=("block",),
        caption=lambda facts, params: grid.title,
        header=lambda facts: header,
    )
