"""Cells of the report's own tables, totals first: the text repeats what the table prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports.checks.words import row_title
from reports.document import RowKind
from reports.errors import FigureError
from reports.place import CellPlace, cell_place, parse_place
from reports.tables.base import ResolvedTable
from reports.texts.offers.base import Draft, Ground, Subject

SUMS = (RowKind.TOTAL, RowKind.SUBTOTAL)
Asked = tuple[str, Mapping[str, str], ResolvedTable]


def offer(ground: Ground) -> Iterator[Draft]:
    tables = list(_tables(ground))
    for name, asked, table in tables:
        yield Draft(f"{name}: номер в отчёте, «{table.caption}»", "table.number", asked)
    for name, asked, table in tables:
        yield from _cells(name, asked, table, of_sums=True)
    for name, asked, table in tables:
        yield from _cells(name, asked, table, of_sums=False)


def _tables(ground: Ground) -> Iterator[Asked]:
    """The tables that the report numbers; one that cannot be made is told of by its own block."""
    for place, number in ground.scope.numbers.items():
        parsed = parse_place(cell_place(place, "row", "column"))
        assert isinstance(parsed, CellPlace)
        try:
            table = ground.scope.table(parsed.table, parsed.params)
        except FigureError:
            continue
        yield f"Таблица №\u00a0{number}", {"table": parsed.table, **parsed.params}, table


def _cells(name: str, asked: Mapping[str, str], table: ResolvedTable, *, of_sums: bool) -> Iterator[Draft]:
    titles = {column.code: column.title for column in table.definition.columns}
    for row in table.rows:
        if (row.kind in SUMS) is not of_sums:
            continue
        for column, cell in row.cells.items():
            if cell.printed is not None and cell.printed.is_known and column in titles:
                title = f"{name}, строка «{row_title(table, row.key)}», столбец «{titles[column]}»"
                yield Draft(title, "table.cell", {**asked, "row": row.key, "column": column})


SUBJECT = Subject("tables", "Таблицы этого отчёта", 7, offer)
