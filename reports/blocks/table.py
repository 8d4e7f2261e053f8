"""A table made of the records.

Settings: ``table`` (its code), the table's parameters, ``numbered`` (false for a table of an appendix),
``column_numbers``, ``caption`` (false where a heading says the same).
"""

from collections.abc import Mapping
from typing import Any

from reports.blocks.base import BlockType, Writing
from reports.document import Node
from reports.models import Block
from reports.tables.layout import table_node
from reports.tables.resolve import find_table


def params_of(settings: Mapping[str, Any]) -> dict[str, str]:
    definition = find_table(str(settings.get("table", "")))
    return {name: str(settings.get(name, "")) for name in definition.params}


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    table = writing.scope.table(str(block.settings.get("table", "")), params_of(block.settings))
    number = writing.scope.numbers.get(table.place) if block.settings.get("numbered", True) else None
    node = table_node(
        table,
        number=number,
        column_numbers=bool(block.settings.get("column_numbers")),
        has_caption=bool(block.settings.get("caption", True)),
        is_repeated=table.place in writing.laid_tables,
    )
    writing.laid_tables.add(table.place)
    return (node,)


BLOCK = BlockType("table", "Таблица", build, is_wide=True)
