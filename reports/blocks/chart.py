"""Horizontal bars of one column of a table, with the table under them.

Settings: those of the table (``table``, its parameters, ``numbered``, ``column_numbers``), ``value`` (the column that
is drawn), ``label`` (the column of the words, by default the first one that is set flush left), ``title`` (by
default the caption of the table).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from reports.blocks.base import BlockSettings, BlockType, FigureError, Writing
from reports.blocks.table import lay_table, place_to_number, table_of
from reports.discovery import discover
from reports.document import Align, Bar, Cell, Chart, Node, Number, RowKind, Table
from reports.models import Block
from reports.place import BLOCK_TABLE
from reports.renderers.wording import plain_text
from reports.scope import Scope
from reports.tables.base import ResolvedTable, TableColumn, TableDefinition
from reports.tables.layout import table_node

SAME_FOR_ANY_TABLE = ("numbered", "column_numbers")


class ChartSettings(BlockSettings):
    """The table and its column are chosen at once: a column is nothing without its table."""

    drawn = forms.ChoiceField(label="Что рисовать", help_text="Столбец одной из таблиц с числами.")
    title = forms.CharField(
        label="Заголовок", max_length=300, required=False, help_text="Пусто — как называется таблица."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drawable = {table.place: table for table in _tables(self.block, self.scope)}
        self.fields["drawn"].choices = [("", "— выберите —"), *self._choices()]
        self.initial["drawn"] = f"{self._place_now()}/{self.block.settings.get('value', '')}"

    def to_settings(self) -> dict[str, Any]:
        place, _, column = self.cleaned_data["drawn"].rpartition("/")
        table = self.drawable[place]
        now = self.block.settings
        kept = {name: now[name] for name in SAME_FOR_ANY_TABLE if name in now}
        if place == self._place_now() and "label" in now:
            kept["label"] = now["label"]
        title = {"title": self.cleaned_data["title"]} if self.cleaned_data["title"] else {}
        return {**kept, "table": table.definition.code, **table.params, "value": column, **title}

    def _choices(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for place, table in self.drawable.items():
            columns = [(f"{place}/{column.code}", column.title) for column in _numeric(table)]
            if columns:
                yield table.caption or table.definition.title, columns

    def _place_now(self) -> str:
        settings = self.block.settings
        return next((table.place for table in self.drawable.values() if _is_named(table, settings)), "")


def _is_named(table: ResolvedTable, settings: Mapping[str, Any]) -> bool:
    return table.definition.code == settings.get("table") and all(
        str(settings.get(name, "")) == value for name, value in table.params.items()
    )


def _tables(block: Block, scope: Scope) -> Iterator[ResolvedTable]:
    """The tables that the city has numbers for: of the records, of each programme, and those of the report itself."""
    for code, params in _asked_for(block, scope):
        try:
            yield scope.table(code, params)
        except FigureError:
            continue  # What cannot be made cannot be drawn either.


def _asked_for(block: Block, scope: Scope) -> Iterator[tuple[str, dict[str, str]]]:
    for code, definition in discover("reports.tables", TableDefinition).items():
        if not definition.params:
            yield code, {}
        elif definition.params == ("programme",):
            yield from ((code, {"programme": each.code}) for each in scope.facts.city.programmes)
        elif code == block.settings.get("table"):
            yield code, {name: str(block.settings.get(name, "")) for name in definition.params}
    for own in scope.block_tables.makers:
        yield BLOCK_TABLE, {"block": own}


def _numeric(table: ResolvedTable) -> list[TableColumn]:
    """The columns in which every row of data holds a number, or nothing, and all numbers are of one unit."""
    rows = [row for row in table.rows if row.kind is RowKind.DATA]
    found = []
    for column in table.definition.columns:
        cells = [row.cells[column.code] for row in rows if column.code in row.cells]
        units = {cell.printed.unit for cell in cells if cell.printed and cell.printed.is_known}
        if len(units) == 1 and not any(cell.words for cell in cells):
            found.append(column)
    return found


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    """Where nothing is known yet there is nothing to draw, and the table stands alone."""
    drawn = table_node(table_of(block, writing))
    value = _place(drawn, str(block.settings.get("value", "")))
    bars = bars_of(drawn, _label_place(drawn, str(block.settings.get("label", ""))), value)
    if not bars:
        return (lay_table(block, writing),)
    title = str(block.settings.get("title") or drawn.caption)
    # A caption that repeats the title just above it tells nothing.
    table = lay_table(block, writing, has_caption=title != drawn.caption)
    unit = ", ".join(filter(None, (drawn.columns[value].title, drawn.unit)))
    return (Chart(table.code, title, bars, table, unit, f"chart-{block.section.code}-{block.position}"),)


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
    group="Таблицы",
    hint="Столбики по числам одной таблицы, с самой таблицей под ними.",
)
