"""How tests read a table that a block made: its words, its header, its places."""

from __future__ import annotations

from typing import Any

from reports.built import Built
from reports.document import Number, Table
from reports.passports import passport_of
from reports.walking import inlines
from tests.reports.tables.cells import line, printed


def table_block_of(kind: str, **settings: Any) -> dict[str, Any]:
    return {"type": kind, "code": "own", "settings": settings}


def only_table(built: Built) -> Table:
    assert built.problems == ()
    (node,) = built.document.nodes
    assert isinstance(node, Table)
    return node


def rows_of(built: Built) -> list[list[str]]:
    return printed(only_table(built))


def header_of(table: Table) -> list[list[tuple[str, int, int]]]:
    """Texts with plain spaces: where lines may end is tested with the typesetting."""
    return [
        [(cell.text.replace("\u00a0", " "), cell.colspan, cell.rowspan) for cell in row]
        for row in table.header
    ]


def open_every_number(built: Built) -> int:
    """Each printed number has an address under which its page finds the same number. Returns how many there are."""
    table = only_table(built)
    numbers = [run for run in inlines((table,)) if isinstance(run, Number)]
    for number in numbers:
        assert number.provenance is not None
        passport = passport_of(built, number.provenance.place)
        assert passport.printed == number.quantity or " до" in "".join(map(str, _row_with(table, number)))
    return len(numbers)


def _row_with(table: Table, number: Number) -> list[str]:
    return next(line(row) for row in table.rows for cell in row.cells if number in cell.content)
