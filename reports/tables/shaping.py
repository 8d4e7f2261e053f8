"""A resolved table as the settings of its block want it shown.

Cells keep their addresses, so declared values, passports and checks know nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from portal.lib import units
from portal.lib.units import Kind
from reports.document import RowKind, Style, Text
from reports.errors import FigureError
from reports.place import BLOCK_TABLE
from reports.tables.base import ResolvedCell, ResolvedRow, ResolvedTable, TableColumn
from reports.tables.header import Head, header_of, heads_of
from reports.tables.ordering import ordered
from reports.tables.shape import ColumnShape, Shape, shape_of
from reports.tables.totals_above import with_totals_above

MONEY_WORDS = re.compile(r"(?:(?:тыс\.|млн|млрд)\s*)?(рублей|руб\.)")
TALLIES = (Kind.COUNT,)


def shape(table: ResolvedTable, settings: Mapping[str, Any]) -> ResolvedTable:
    """Raises FigureError for settings that cannot be followed."""
    return shaped_as(table, shape_of(settings))


def shaped_as(table: ResolvedTable, wanted: Shape) -> ResolvedTable:
    """Raises FigureError for columns that the table has not, or where none of its columns is left."""
    kinds = _kinds(table)
    chosen = _chosen(table, wanted)
    heads = heads_of(table)
    columns, shown_heads = [], []
    for column in chosen:
        own = wanted.column(column.code)
        style = _style(column.style, own, wanted, kinds.get(column.code))
        head = _head(heads[column.code], own, column.style.scale, style.scale)
        columns.append(_column(column, own, head, heads[column.code], style))
        shown_heads.append(head)
    rows = tuple(_rows(table, wanted, [column.code for column in chosen]))
    return replace(
        table,
        definition=replace(table.definition, columns=_widths(columns), unit=_unit(table, columns)),
        caption=wanted.caption or table.caption,
        rows=rows,
        header=header_of(shown_heads),
        footnotes=(*table.footnotes, *(note for note in wanted.footnotes if note.text)),
    )


def _unit(table: ResolvedTable, columns: list[TableColumn]) -> str:
    """What all of the table is counted in follows the scale of its numbers."""
    scales = {column.code: column.style.scale for column in table.definition.columns}
    for column in columns:
        if scales[column.code] is not None:
            return _in_scale(table.definition.unit, scales[column.code], column.style.scale)
    return table.definition.unit


def _chosen(table: ResolvedTable, wanted: Shape) -> list[TableColumn]:
    """Columns in the order of print."""
    known = {column.code: column for column in table.definition.columns}
    # A table by settings has other columns with other records; a table of the catalogue never loses one.
    if table.definition.code != BLOCK_TABLE:
        for each in wanted.columns:
            if each.code not in known:
                raise FigureError(f"Столбца «{each.code}» в таблице нет. Есть: {', '.join(known)}.")
    order = order_of(list(known), wanted)
    chosen = [known[code] for code in order if wanted.shows(known[code])]
    if not chosen:
        raise FigureError("В таблице не осталось столбцов: отметьте в настройках хотя бы один.")
    return chosen


def order_of(codes: list[str], wanted: Shape) -> list[str]:
    """One that the settings do not name follows the one that it follows anyway."""
    order = [code for code in dict.fromkeys(each.code for each in wanted.columns) if code in codes]
    before = ""
    for code in codes:
        if code not in order:
            order.insert(order.index(before) + 1 if before else 0, code)
        before = code
    return order


def _kinds(table: ResolvedTable) -> dict[str, Kind]:
    """Column → what its numbers measure."""
    kinds: dict[str, Kind] = {}
    for row in table.rows:
        for code, cell in row.cells.items():
            if cell.printed is not None:
                kinds.setdefault(code, units.unit(cell.printed.unit).kind)
    return kinds


def _style(style: Style, own: ColumnShape, wanted: Shape, kind: Kind | None) -> Style:
    is_money = style.scale is not None or kind is Kind.MONEY
    scale = own.scale or (wanted.scale if is_money else "") or style.scale
    decimals = style.decimals if scale == style.scale else (None if scale == "руб." else 1)
    if wanted.decimals is not None and kind is not None and kind not in TALLIES:
        decimals = wanted.decimals
    if own.decimals is not None:
        decimals = own.decimals
    return replace(style, scale=scale, decimals=decimals, zero=wanted.zero or style.zero)


def _head(head: Head, own: ColumnShape, scale: str | None, new_scale: str | None) -> Head:
    title = own.title or _in_scale(head.title, scale, new_scale)
    return Head(title, head.group if own.group is None else own.group)


def _in_scale(title: str, scale: str | None, new_scale: str | None) -> str:
    """«Финансирование, тыс. рублей» told in roubles names roubles."""
    if scale == new_scale or new_scale is None:
        return title
    prefix = "" if new_scale == "руб." else f"{new_scale} "
    return MONEY_WORDS.sub(lambda match: f"{prefix}{match[1]}", title)


def _column(column: TableColumn, own: ColumnShape, head: Head, native: Head, style: Style) -> TableColumn:
    """The full title tells more than the head («план на 2023 год» under «2023 год»), so it stays until renamed."""
    title = column.title if head.title == native.title else head.title
    return replace(column, title=title, width=own.width or column.width, style=style)


def _widths(columns: list[TableColumn]) -> tuple[TableColumn, ...]:
    """Shares of the whole, so that they make 100 again."""
    whole = sum(column.width for column in columns)
    if whole == 100:
        return tuple(columns)
    return tuple(replace(column, width=max(1, round(column.width * 100 / whole))) for column in columns)


def _rows(table: ResolvedTable, wanted: Shape, codes: list[str]) -> Iterator[ResolvedRow]:
    hidden = {RowKind.SUBTOTAL: not wanted.subtotals, RowKind.TOTAL: not wanted.totals}
    rows = [row for row in table.rows if not hidden.get(row.kind)]
    blanks = {code: wanted.column(code).blank or wanted.blank for code in codes}
    rows = ordered(rows, wanted.order_by, descending=wanted.descending)
    for row in with_totals_above(rows) if wanted.totals_above else rows:
        if row.kind is RowKind.DATA:
            cells = {code: _told(cell, blanks.get(code, "")) for code, cell in row.cells.items()}
            yield replace(row, cells=cells)
        else:
            yield _titled(row, codes)


def _told(cell: ResolvedCell, blank: str) -> ResolvedCell:
    if not blank or cell.printed is None or cell.printed.is_known:
        return cell
    return replace(cell, printed=None, words=(Text(blank),))


def _titled(row: ResolvedRow, codes: list[str]) -> ResolvedRow:
    """The title of a total stands in its first column, whichever that is now."""
    if row.kind is RowKind.GROUP or codes[0] in row.cells:
        return row
    words = {code: cell for code, cell in row.cells.items() if cell.words}
    for code, cell in words.items():
        others = {other: each for other, each in row.cells.items() if other != code}
        return replace(row, cells={codes[0]: cell, **others})
    return row
