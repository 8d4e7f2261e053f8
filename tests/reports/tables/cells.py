"""How tests read a table: printed words of its cells, row by row."""

from __future__ import annotations

from reports.document import Row, Table
from reports.renderers.wording import plain_text
from reports.tables.base import ResolvedTable
from reports.tables.layout import table_node
from reports.tables.shaping import shape
from tests.reports.records import scope


def resolved(code: str, **params: str) -> ResolvedTable:
    return scope().table(code, params)


def laid(code: str, **params: str) -> Table:
    return table_node(shape(resolved(code, **params), {}))


def printed(table: Table) -> list[list[str]]:
    """Words of each row; spaces are plain, so that a test reads like the page."""
    return [line(row) for row in table.rows]


def line(row: Row) -> list[str]:
    return [plain_text(cell.content).replace("\u00a0", " ") for cell in row.cells]
