"""The form of a table of the catalogue: which one, of what, and how it is shown."""

from __future__ import annotations

from typing import Any

from django import forms

from reports.discovery import discover
from reports.tables.base import ResolvedTable, TableDefinition
from reports.tables.settings.filters import FILTERS, filter_fields
from reports.tables.settings.parts import Part
from reports.tables.settings.shape_form import ShapeSettings


class TableSettings(ShapeSettings):
    choices = ("table",)
    said_anew = tuple(FILTERS)  # parameters of a table chosen before go with it

    table = forms.ChoiceField(label="Таблица")
    field_order = ("table", *FILTERS)

    def add_fields(self) -> None:
        """A block that is not there yet shows what each table tells; later the chosen one does."""
        tables = discover("reports.tables", TableDefinition)
        chosen = tables.get(self.asked_choice("table"))
        is_new = self.block.pk is None
        field = self.fields["table"]
        field.choices = [(code, _named(each, is_new)) for code, each in tables.items()]
        if is_new:
            field.widget = forms.RadioSelect(choices=field.choices)
        elif chosen:
            field.help_text = chosen.hint
        self.filters = filter_fields(chosen, self.scope.facts.city) if chosen else {}
        self.fields |= self.filters
        self.order_fields(self.field_order)

    def find_table(self) -> ResolvedTable:
        settings = self.block.settings
        code = str(settings.get("table", ""))
        return self.scope.table(
            code, {name: str(settings.get(name, "")) for name in FILTERS if name in settings}
        )

    def own_parts(self) -> list[Part]:
        return [Part("Что в таблице", [self["table"], *(self[name] for name in self.filters)], is_first=True)]

    def own_settings(self) -> dict[str, Any]:
        told = {name: self.cleaned_data[name] for name in ("table", *self.filters)}
        return {name: value for name, value in told.items() if value}


def _named(table: TableDefinition, with_hint: bool) -> str:
    return f"{table.title}. {table.hint}" if with_hint and table.hint else table.title
