"""What the report's own tables say, repeated in its text: the same number, never a second one."""

from __future__ import annotations

from reports.document import Inline, Text
from reports.errors import FigureError
from reports.figures.base import Found, figure, reference
from reports.place import table_place
from reports.scope import Scope


@figure("table.cell", "Значение ячейки таблицы, как оно напечатано", adds_years=False)
def table_cell(scope: Scope, *, table: str, row: str, column: str, **params: str) -> Found:
    """Further conditions are the table's own: ``programme=sport``, ``block=b12ab34cd``."""
    cell = scope.table(table, params).cell(row, column)
    if cell is None or cell.printed is None:
        raise FigureError(f"В таблице «{table}» нет числа в строке «{row}», столбце «{column}».")
    return Found(cell.printed, cell.basis, cell.records, cell.place, cell.counts, cell.brought, cell.operands)


@reference("table.number", "Номер таблицы")
def table_number(scope: Scope, *, table: str, **params: str) -> tuple[Inline, ...]:
    number = scope.numbers.get(table_place(table, params))
    if number is None:
        raise FigureError(f"Таблицы «{table}» в этом отчёте нет.")
    return (Text(f"№\u00a0{number}"),)
