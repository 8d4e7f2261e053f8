"""Horizontal bars of one column of a table, with the table under them.

Settings: those of the table (`reports.blocks.table`), which its rows follow in the chart too; ``value`` (the column
that is drawn), ``label`` (the column of the words, by default the first one that is set flush left), ``title`` (by
default the caption of the table).
"""

from __future__ import annotations

from dataclasses import replace

from reports.blocks.base import BlockType, FigureError, Writing
from reports.blocks.table import lay_table, place_to_number, table_of
from reports.document import Align, Bar, Cell, Chart, Node, Number, RowKind, Table
from reports.models import Block
from reports.renderers.wording import plain_text
from reports.tables.base import ResolvedTable
from reports.tables.layout import table_node
from reports.tables.settings.chart import ChartSettings
from reports.tables.shape import Shape, shape_of
from reports.tables.shaping import order_of, shaped_as


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    """Where nothing is known yet there is nothing to draw, and the table stands alone."""
    drawn = table_node(_with_every_column(table_of(block, writing), shape_of(block.settings)))
    value = _place(drawn, str(block.settings.get("value", "")))
    bars = bars_of(drawn, _label_place(drawn, str(block.settings.get("label", ""))), value)
    if not bars:
        return (lay_table(block, writing),)
    title = str(block.settings.get("title") or drawn.caption)
    # A caption that repeats the title just above it tells nothing.
    is_captioned = bool(block.settings.get("caption", True)) and title != drawn.caption
    table = lay_table(block, writing, has_caption=is_captioned)
    unit = ", ".join(filter(None, (drawn.columns[value].title, drawn.unit)))
    return (Chart(table.code, title, bars, table, unit, f"chart-{block.section.code}-{block.position}"),)


def _with_every_column(table: ResolvedTable, wanted: Shape) -> ResolvedTable:
    """What is drawn need not be printed below."""
    codes = [column.code for column in table.definition.columns]
    columns = tuple(replace(wanted.column(code), shown=True) for code in order_of(codes, wanted))
    return shaped_as(table, replace(wanted, columns=columns))


def bars_of(table: Table, label: int, value: int) -> tuple[Bar, ...]:
    """One for each row of data whose value is known, in the order of the table; ``label`` and ``value`` are columns.

    Raises FigureError for what is not a number, and for numbers of different units.
    """
    drawn = [
        Bar(plain_text(row.cells[label].content), number)
        for row in table.rows
        if row.kind is RowKind.DATA and (number := _number(row.cells[value], table.columns[value].title))
    ]
    if len({bar.number.quantity.unit for bar in drawn}) > 1:
        raise FigureError(
            f"В столбце «{table.columns[value].title}» числа в разных единицах: их столбики не сравнить."
        )
    return tuple(drawn)


def _number(cell: Cell, title: str) -> Number | None:
    match cell.content:
        case ():
            return None
        case (Number(quantity=quantity) as number,):
            return number if quantity.is_known else None
    raise FigureError(f"В столбце «{title}» есть слова, а диаграмма рисует только числа.")


def _label_place(table: Table, code: str) -> int:
    if code:
        return _place(table, code)
    return next((place for place, column in enumerate(table.columns) if column.align is Align.LEFT), 0)


def _place(table: Table, code: str) -> int:
    codes = [column.code for column in table.columns]
    if code not in codes:
        raise FigureError(f"Столбца «{code}» в таблице «{table.code}» нет. Есть: {', '.join(codes)}.")
    return codes.index(code)


BLOCK = BlockType(
    "chart",
    "Диаграмма",
    build,
    is_wide=True,
    place=place_to_number,
    settings_form=ChartSettings,
    group="Таблицы и диаграммы",
    hint="Столбики по числам одной таблицы, с самой таблицей под ними.",
)
