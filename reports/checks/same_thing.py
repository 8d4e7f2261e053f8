"""The same thing in two tables must be the same number."""

from __future__ import annotations

from collections.abc import Iterator

from portal.lib.quantities import Agreement, compare
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.words import cell_where, row_title, value_words
from reports.document import Style
from reports.figures.support import count_recipients
from reports.models.declared_value import Resolution
from reports.tables.base import ResolvedTable

Cell = tuple[ResolvedTable, str, str]


@check("same-thing", "Одно и то же в двух таблицах")
def same_thing(built: Built) -> Iterator[Finding]:
    for one, other in [*_programmes(built), *_money_recipients(built)]:
        if finding := _compare(built, one, other):
            yield finding


def _programmes(built: Built) -> Iterator[tuple[Cell, Cell]]:
    """A programme's row in the table of programmes is the total of the programme's own table."""
    for whole in _tables(built, "financing_by_programme"):
        for own in _tables(built, "programme_recipients"):
            for column in ("amount", "recipients"):
                yield (whole, own.params["programme"], column), (own, "total", column)


def _money_recipients(built: Built) -> Iterator[tuple[Cell, Cell]]:
    """Who received money by programme is who received financial support by sphere."""
    for money in _tables(built, "financing_by_programme"):
        for spheres in _tables(built, "support_by_sphere"):
            yield (money, "total", "recipients"), (spheres, "total", "financial")


def _tables(built: Built, code: str) -> list[ResolvedTable]:
    return [table for table in built.scope.every_table if table.definition.code == code]


def _compare(built: Built, one: Cell, other: Cell) -> Finding | None:
    found = [table.cell(row, column) for table, row, column in (one, other)]
    if any(cell and cell.declared and cell.declared.resolution == Resolution.KEEP_DECLARED for cell in found):
        return None
    first, second = (cell.printed if cell else None for cell in found)
    if first is None or second is None or compare(first, second) is not Agreement.CONTRADICTS:
        return None
    if one[2] != "amount" and _are_the_same_recipients(one, other):
        return None
    where = [cell_where(built, *cell) for cell in (one, other)]
    values = [value_words(quantity, _style(cell)) for quantity, cell in ((first, one), (second, other))]
    table, _, column = other
    return Finding(
        f"Одно и то же названо по-разному: {values[0]} и {values[1]}.{_differing_rows(table, column)}",
        "; ".join(where),
        table.cell_place(other[1], column),
        Severity.ERROR,
        tuple(zip(where, values, strict=True)),
        "Сверьте записи о получателях и примите одно из чисел.",
        also_at=(one[0].cell_place(*one[1:]),),
        explains=frozenset(table.cell_place(row.key, column) for row in table.rows),
    )


def _are_the_same_recipients(one: Cell, other: Cell) -> bool:
    """A total adds its rows: whom two of them name it counts twice, and that is no contradiction of the records."""
    counted = []
    for table, row, column in (one, other):
        cell = table.cell(row, column)
        if cell is None or cell.declared or _differing_rows(table, column):
            return False
        counted.append(count_recipients(dict.fromkeys(cell.records)))
    return counted[0].is_known and counted[0] == counted[1]


def _style(cell: Cell) -> Style:
    table, _, column = cell
    return next(each.style for each in table.definition.columns if each.code == column)


def _differing_rows(table: ResolvedTable, column: str) -> str:
    """Which rows of the second table were declared otherwise than its records say."""
    told = [
        f"«{row_title(table, row.key)}» — заявлено {value_words(cell.printed)}, по записям {value_words(cell.computed)}"
        for row in table.rows
        if (cell := row.cells.get(column))
        and cell.printed
        and cell.computed
        and compare(cell.printed, cell.computed) is Agreement.CONTRADICTS
    ]
    return f" Отличаются строки: {'; '.join(told)}." if told else ""
