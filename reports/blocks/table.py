"""A table made of the records.

Settings: ``table`` (its code), the table's parameters, ``numbered`` (false for a table of an appendix),
``column_numbers``, ``caption`` (false where a heading says the same), and how it is shown (`reports.tables.shape`).
"""

from collections.abc import Mapping
from typing import Any

from reports.blocks.base import BlockType, Offer, Writing
from reports.discovery import discover
from reports.document import Node, Table
from reports.models import Block
from reports.place import BLOCK_TABLE, block_table_place, table_place
from reports.tables.base import ResolvedTable, TableDefinition
from reports.tables.layout import table_node
from reports.tables.resolve import find_table
from reports.tables.settings.form import TableSettings
from reports.tables.shaping import shape


def place_to_number(block: Block) -> str | None:
    """The address under which the report numbers the table that a block prints, None where it wants no number.

    Raises FigureError for a table that there is not.
    """
    settings = block.settings
    code = str(settings.get("table", ""))
    return table_place(code, _params(settings)) if settings.get("numbered", True) else None


def place_of_own_table(block: Block) -> str | None:
    """The same for a block that makes its table by its own settings."""
    return block_table_place(block.code) if block.settings.get("numbered", True) else None


def table_of(block: Block, writing: Writing) -> ResolvedTable:
    return writing.scope.table(str(block.settings.get("table", "")), _params(block.settings))


def lay_table(block: Block, writing: Writing, *, has_caption: bool = True) -> Table:
    """The table of a block as the document prints it; the first time it becomes what references lead to."""
    return lay(table_of(block, writing), place_to_number(block), block, writing, has_caption=has_caption)


def lay(
    table: ResolvedTable, place: str | None, block: Block, writing: Writing, *, has_caption: bool = True
) -> Table:
    """``place`` is the address under which the report numbers the table."""
    node = table_node(
        shape(table, block.settings),
        number=writing.scope.numbers.get(place) if place else None,
        column_numbers=bool(block.settings.get("column_numbers")),
        has_caption=has_caption,
        is_repeated=table.place in writing.laid_tables,
    )
    writing.laid_tables.add(table.place)
    return node


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    return (lay_table(block, writing, has_caption=bool(block.settings.get("caption", True))),)


def _params(settings: Mapping[str, Any]) -> dict[str, str]:
    code = str(settings.get("table", ""))
    if code == BLOCK_TABLE:
        return {"block": str(settings.get("block", ""))}
    definition = find_table(code)
    return {name: str(settings.get(name, "")) for name in definition.params}


def ready_tables() -> tuple[Offer, ...]:
    tables = discover("reports.tables", TableDefinition).values()
    return tuple(
        Offer(each.title, each.hint, "Готовые таблицы", each.code, {"table": each.code}) for each in tables
    )


BLOCK = BlockType(
    "table",
    "Таблица",
    build,
    is_wide=True,
    place=place_to_number,
    settings_form=TableSettings,
    variants=ready_tables,
)
