"""Addresses of figures and table cells, as tokens, declared values and findings write them.

``figure:contests.amount?level=federal`` and ``table:programme_recipients?programme=sport/total/amount``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BLOCK_TABLE = "block"
"""In place of a table's code: the table that a block of the report makes by its own settings."""


def block_table_place(block: str) -> str:
    """``table:block?block=b12ab34cd``; ``block`` is the block's code."""
    return table_place(BLOCK_TABLE, {"block": block})


def figure_place(code: str, params: Mapping[str, str]) -> str:
    return f"figure:{code}{_query(params)}"


def table_place(code: str, params: Mapping[str, str]) -> str:
    return f"table:{code}{_query(params)}"


def cell_place(table: str, row: str, column: str) -> str:
    """``table`` is the address of the table itself."""
    return f"{table}/{row}/{column}"


def _query(params: Mapping[str, str]) -> str:
    pairs = "&".join(f"{key}={value}" for key, value in sorted(params.items()) if value)
    return f"?{pairs}" if pairs else ""


class PlaceError(ValueError):
    """The text is not the address of a figure or a cell."""


@dataclass(frozen=True, slots=True)
class FigurePlace:
    code: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CellPlace:
    table: str
    params: Mapping[str, str]
    row: str
    column: str


def is_figure(place: str) -> bool:
    return place.startswith("figure:")


def parse_place(place: str) -> FigurePlace | CellPlace:
    """The parts of an address. Raises PlaceError."""
    kind, _, rest = place.partition(":")
    if kind == "figure" and rest:
        return FigurePlace(*_code_and_params(rest))
    match kind, rest.split("/"):
        case "table", [table, row, column] if table and row and column:
            return CellPlace(*_code_and_params(table), row, column)
    raise PlaceError(f"«{place[:80]}» — не адрес числа.")


def _code_and_params(text: str) -> tuple[str, dict[str, str]]:
    code, _, query = text.partition("?")
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return code, {name: value for name, _, value in pairs}
