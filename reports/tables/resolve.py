"""Declared values and sums: from the rows that a table makes to the rows that a report prints.

A cell prints its declared value where one stands. Sums are made of the printed terms, so a table adds up as
its reader would add it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from portal.lib.quantities import Quantity, total
from reports.declared import declared_quantity
from reports.discovery import UnknownCode, pick
from reports.document import Basis
from reports.errors import FigureError
from reports.facts import Facts
from reports.place import cell_place, table_place
from reports.tables.base import (
    Content,
    DraftRow,
    ResolvedCell,
    ResolvedRow,
    ResolvedTable,
    SumOfColumns,
    SumOfRows,
    TableColumn,
    TableDefinition,
    Value,
    Words,
)


def find_table(code: str) -> TableDefinition:
    """Raises FigureError: a table's code comes from a text or from a block, as a figure's does."""
    try:
        return pick("reports.tables", TableDefinition, code, "Таблица")
    except UnknownCode as error:
        raise FigureError(str(error)) from error


def resolve_table(code: str, params: Mapping[str, str], facts: Facts) -> ResolvedTable:
    definition = find_table(code)
    chosen = {name: params.get(name, "") for name in definition.params}
    return resolve_rows(definition, chosen, definition.make_rows(facts, **chosen), facts)


def resolve_rows(
    definition: TableDefinition, params: Mapping[str, str], drafts: Iterable[DraftRow], facts: Facts
) -> ResolvedTable:
    """The table of these rows; a block that makes a table of its own gives its definition and rows here."""
    resolving = _Resolving(definition, table_place(definition.code, params), facts)
    for row in drafts:
        resolving.add(row)
    return ResolvedTable(
        definition,
        params,
        definition.caption_for(facts, params),
        tuple(resolving.rows.values()),
        definition.header(facts) if definition.header else (),
    )


class _Resolving:
    """Rows in their order; a sum may use any cell that stands before it."""

    def __init__(self, definition: TableDefinition, place: str, facts: Facts) -> None:
        self.columns = {column.code: column for column in definition.columns}
        self.place, self.facts = place, facts
        self.rows: dict[str, ResolvedRow] = {}

    def add(self, draft: DraftRow) -> None:
        cells: dict[str, ResolvedCell] = {}
        # Sums across the row come last, whatever column they stand in.
        for column in sorted(draft.cells, key=lambda code: isinstance(draft.cells[code], SumOfColumns)):
            cells[column] = self._cell(draft.key, column, draft.cells[column], cells)
        self.rows[draft.key] = ResolvedRow(draft.key, cells, draft.kind)

    def _cell(
        self, row: str, column: str, content: Content, cells: Mapping[str, ResolvedCell]
    ) -> ResolvedCell:
        place = cell_place(self.place, row, column)
        match content:
            case Words(words):
                return ResolvedCell(place, words=words)
            case Value():
                return self._of_value(place, self.columns[column], content)
            case SumOfRows(rows, unit):
                terms = [self.rows[key].cells[column] for key in rows if column in self.rows[key].cells]
            case SumOfColumns(columns, unit):
                terms = [cells[code] for code in columns if code in cells]
        summed = self._declared(place, self.columns[column], *_sum(terms, unit))
        places = tuple(term.place for term in terms if term.printed is not None)
        return replace(summed, terms=places, brought=_brought(terms))

    def _of_value(self, place: str, column: TableColumn, value: Value) -> ResolvedCell:
        cell = self._declared(place, column, value.quantity, value.basis, value.records)
        if not (value.upper or value.brought or value.operands):
            return cell
        upper = None if cell.basis is Basis.DECLARED else value.upper
        return replace(cell, upper=upper, brought=value.brought, operands=value.operands)

    def _declared(
        self, place: str, column: TableColumn, computed: Quantity, basis: Basis, records: tuple
    ) -> ResolvedCell:
        declared = self.facts.declared.get(place)
        printed, computed_basis = computed, basis
        if declared is not None and declared.is_printed:
            printed, basis = declared_quantity(declared, computed.unit), Basis.DECLARED
        return ResolvedCell(
            place,
            printed,
            computed,
            declared,
            records=records,
            basis=basis,
            counts=column.counts,
            computed_basis=computed_basis,
        )


def _sum(terms: list[ResolvedCell], unit: str) -> tuple[Quantity, Basis, tuple]:
    printed = [term.printed for term in terms if term.printed is not None]
    records = tuple(record for term in terms for record in term.records)
    return total(printed, unit), Basis.SUM, records


def _brought(terms: list[ResolvedCell]) -> tuple[Quantity, ...]:
    """Of all records together, where each term knows it of its own; otherwise the records tell it themselves."""
    known = [term for term in terms if term.records]
    if not all(len(term.brought) == len(term.records) for term in known):
        return ()
    return tuple(quantity for term in known for quantity in term.brought)
