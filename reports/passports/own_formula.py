"""The formula of a cell, as it is written in a table of the report's own."""

from __future__ import annotations

import re

from reports.builder import Built
from reports.own_tables.grid import read_grid
from reports.place import BLOCK_TABLE, CellPlace

OWN_TABLE = "own_table"
_NOTE = re.compile(r"\s*\[\d+\]$")


def written_formula(built: Built, place: CellPlace) -> str:
    """«=СУММ(B2:B3)»; nothing where the cell holds no formula, or is of a table that the portal makes."""
    if place.table != BLOCK_TABLE:
        return ""
    blocks = (block for section in built.sections for block in section.ordered_blocks)
    for block in blocks:
        if block.type == OWN_TABLE and block.code == place.params.get("block"):
            grid = read_grid(block.settings)
            rows = {row.key: row for row in grid.rows}
            columns = [column.key for column in grid.columns]
            if place.row in rows and place.column in columns:
                text = rows[place.row].cells[columns.index(place.column)].strip()
                return _NOTE.sub("", text) if text.startswith("=") else ""
    return ""
