"""The form of a chart: which column of which table is drawn, and how the table under it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms

from reports.discovery import discover
from reports.document import RowKind
from reports.errors import FigureError
from reports.place import BLOCK_TABLE, table_place
from reports.scope import Scope
from reports.tables.base import ResolvedTable, TableColumn, TableDefinition
from reports.tables.settings.filters import FILTERS, filter_fields
from reports.tables.settings.parts import Part
from reports.tables.settings.shape_form import ShapeSettings


@dataclass(frozen=True)
class Drawable:
    """A table with numbers; ``fixed`` are the parameters without which there is none (its programme, its block)."""

    table: ResolvedTable
    fixed: dict[str, str]

    @property
    def place(self) -> str:
        return table_place(self.table.definition.code, self.fixed)


class ChartSettings(ShapeSettings):
    """The table and its column are chosen at once: a column is nothing without its table."""

    choices = ("drawn",)
    said_anew = ("table", "block", "value", "label", *FILTERS)

    drawn = forms.ChoiceField(label="Что рисовать", help_text="Столбец одной из таблиц с числами.")
    title = forms.CharField(
        label="Заголовок диаграммы",
        max_length=300,
        required=False,
        help_text="Пусто — как называется таблица.",
    )

    def add_fields(self) -> None:
        self.drawable = {each.place: each for each in drawables(self.scope)}
        self.fields["drawn"].choices = [("", "— выберите —"), *self._columns_offered()]
        self.filters: dict[str, forms.Field] = {}
        if chosen := self.drawable.get(self.asked_choice("drawn")):
            offered = filter_fields(chosen.table.definition, self.scope.facts.city)
            self.filters = {name: field for name, field in offered.items() if name not in chosen.fixed}
        self.fields |= self.filters

    def _initial(self) -> dict[str, Any]:
        settings = self.block.settings
        drawn = f"{self._kept_choice('drawn')}/{settings.get('value', '')}"
        return {**super()._initial(), "drawn": drawn, "title": settings.get("title", "")}

    def asked_choice(self, name: str) -> str:
        """Columns and filters follow from the table, whichever of its columns is drawn."""
        posted = self.data.get(self.add_prefix(name)) if self.is_bound else None
        return self._kept_choice(name) if posted is None else str(posted).rpartition("/")[0]

    def _kept_choice(self, name: str) -> str:
        settings = self.block.settings
        fits = (
            place
            for place, each in self.drawable.items()
            if each.table.definition.code == settings.get("table")
            and all(str(settings.get(key, "")) == value for key, value in each.fixed.items())
        )
        return next(fits, "")

    def find_table(self) -> ResolvedTable:
        settings = self.block.settings
        known = ("block", *FILTERS)
        params = {name: str(settings[name]) for name in known if name in settings}
        return self.scope.table(str(settings.get("table", "")), params)

    def own_parts(self) -> list[Part]:
        asked = ("drawn", *self.filters, "title")
        return [Part("Что на диаграмме", [self[name] for name in asked], is_first=True)]

    def own_settings(self) -> dict[str, Any]:
        place, _, column = self.cleaned_data["drawn"].rpartition("/")
        drawable, kept = self.drawable[place], self.block.settings
        told = {name: self.cleaned_data[name] for name in (*self.filters, "title")}
        if place == self._kept_choice("drawn") and "label" in kept:
            told["label"] = kept["label"]
        said = {name: value for name, value in told.items() if value}
        return {"table": drawable.table.definition.code, **drawable.fixed, **said, "value": column}

    def _columns_offered(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for place, each in self.drawable.items():
            columns = [(f"{place}/{column.code}", column.title) for column in _numeric(each.table)]
            if columns:
                yield each.table.caption or each.table.definition.title, columns


def drawables(scope: Scope) -> Iterator[Drawable]:
    """Of the records, of each programme, and those that the report makes itself."""
    for code, fixed in _asked_for(scope):
        try:
            yield Drawable(scope.table(code, fixed), fixed)
        except FigureError:
            continue  # What cannot be made cannot be drawn either.


def _asked_for(scope: Scope) -> Iterator[tuple[str, dict[str, str]]]:
    for code, definition in discover("reports.tables", TableDefinition).items():
        if definition.required == ("programme",):
            yield from ((code, {"programme": each.code}) for each in scope.facts.city.programmes)
        elif not definition.required:
            yield code, {}
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
