"""How a table is to be shown, as the settings of its block say it. Works for every table.

All of it may be left out; what is left out stays as the table itself has it::

    {
      "caption": "Кому помогли",          words of its own, or false: no title at all
      "numbered": true,                   «Таблица № 3» (read by the block)
      "column_numbers": false,            a row of column numbers under the header (read by the block)
      "scale": "тыс.", "decimals": 1,     of all its money; decimals of all that is not counted in pieces
      "blank": "итоги не подведены",      said in place of a number that nobody knows
      "zero": "–",                        said in place of nought and of a dash
      "subtotals": true, "totals": true,  rows «Итого» and «Всего»
      "totals_above": false,              «Всего, в том числе:» above the rows, a subtotal in the line of its group
      "order": {"by": "amount", "descending": true},    rows of data within their group
      "columns": [                        in the order of print; others keep their neighbour
        {"code": "amount", "shown": true, "title": "Сумма, тыс. рублей", "group": "2023 год", "width": 20,
         "scale": "тыс.", "decimals": 1, "blank": "нет сведений"}
      ],
      "footnotes": [{"text": "По данным Минюста.", "row": "sport", "column": "amount"}]
    }

Adjacent columns with the same ``group`` stand under one common title; an empty group takes a column out of the one
that the table gives it. A footnote without a row belongs to the head of its column, without both to the title.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.lib.units import SCALES
from reports.tables.base import Footnote, TableColumn
from reports.tables.reading import read_choice, read_flag, read_items, read_number, read_object, read_text

MAX_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """``shown``, ``title`` and ``group`` are None where the table's own stay."""

    code: str
    shown: bool | None = None
    title: str | None = None
    group: str | None = None
    width: int | None = None
    scale: str = ""
    decimals: int | None = None
    blank: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    caption: str = ""
    columns: tuple[ColumnShape, ...] = ()
    order_by: str = ""
    descending: bool = False
    subtotals: bool = True
    totals: bool = True
    totals_above: bool = False
    scale: str = ""
    decimals: int | None = None
    blank: str = ""
    zero: str = ""
    footnotes: tuple[Footnote, ...] = ()

    def column(self, code: str) -> ColumnShape:
        return next((each for each in self.columns if each.code == code), ColumnShape(code))

    def shows(self, column: TableColumn) -> bool:
        own = self.column(column.code).shown
        return not column.is_optional if own is None else own


def shape_of(settings: Mapping[str, Any]) -> Shape:
    """Raises FigureError for settings that say nothing sensible."""
    order = read_object(settings, "order")
    return Shape(
        caption=read_text(settings, "caption"),
        columns=tuple(map(_column, read_items(settings, "columns"))),
        order_by=read_text(order, "by"),
        descending=read_flag(order, "descending", False),
        subtotals=read_flag(settings, "subtotals", True),
        totals=read_flag(settings, "totals", True),
        totals_above=read_flag(settings, "totals_above", False),
        scale=read_choice(settings, "scale", SCALES),
        decimals=read_number(settings, "decimals", 0, MAX_DECIMALS),
        blank=read_text(settings, "blank"),
        zero=read_text(settings, "zero"),
        footnotes=tuple(map(_footnote, read_items(settings, "footnotes"))),
    )


def _column(item: Mapping[str, Any]) -> ColumnShape:
    return ColumnShape(
        read_text(item, "code"),
        read_flag(item, "shown", True) if "shown" in item else None,
        read_text(item, "title") or None,
        read_text(item, "group") if "group" in item else None,
        read_number(item, "width", 1, 100),
        read_choice(item, "scale", SCALES),
        read_number(item, "decimals", 0, MAX_DECIMALS),
        read_text(item, "blank"),
    )


def _footnote(item: Mapping[str, Any]) -> Footnote:
    return Footnote(read_text(item, "text"), read_text(item, "row"), read_text(item, "column"))
