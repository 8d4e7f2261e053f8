"""What the page of a table shows when it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models

from portal.records.columns import quantities_of
from portal.records.lookup import lookups
from portal.workspace.grid.cells import plain_cell
from portal.workspace.grid.row_form import ChoiceCell, NamedCell, YesNoCell, row_form_class
from portal.workspace.grid.sheet import MAX_ROWS, Sheet
from portal.workspace.grid.versions import versions_of

LISTED = 300
"""Records of a small reference are suggested from the page itself, without asking the server."""


@dataclass(frozen=True)
class ShownRow:
    """``pk`` is None for a row that is only offered."""

    cells: list[str]
    pk: int | None = None
    version: str = ""
    is_locked: bool = False


@dataclass(frozen=True)
class ShownColumn:
    """``choices`` are suggested while typing, ``lookup`` is the address that suggests; ``share`` is in percent."""

    name: str
    title: str
    share: int
    is_number: bool
    is_long: bool
    is_needed: bool
    choices: list[str]
    lookup: str

    def as_data(self) -> dict[str, Any]:
        data = {"name": self.name, "title": self.title, "isLong": self.is_long}
        return {**data, "choices": self.choices, "lookup": self.lookup}


def shown_rows(sheet: Sheet) -> list[ShownRow]:
    """The records of the table, then the rows offered for what has none yet."""
    records = list(sheet.records()[:MAX_ROWS])
    versions = versions_of(sheet.model, [record.pk for record in records])
    shown = [
        ShownRow(
            list(sheet.cells_of(record).values()),
            record.pk,
            versions[record.pk],
            not sheet.desk.may_change(record),
        )
        for record in records
    ]
    return [*shown, *_offered(sheet, records)]


def _offered(sheet: Sheet, records: list[models.Model]) -> Iterator[ShownRow]:
    name = sheet.grid.rows
    if not name or not sheet.desk.may_add(sheet.model):
        return
    field = row_form_class(sheet).base_fields[name]
    there = {getattr(record, f"{name}_id") for record in records}
    for missing in sheet.grid.offered(field.records).exclude(pk__in=there)[: MAX_ROWS - len(records)]:
        yield ShownRow([plain_cell(missing) if column == name else "" for column in sheet.columns])


def shown_columns(sheet: Sheet) -> list[ShownColumn]:
    fields, quantities = row_form_class(sheet).base_fields, quantities_of(sheet.model)
    whole = sum(column.width for column in sheet.grid.columns)
    return [
        ShownColumn(
            name=name,
            title=sheet.title_of(column),
            share=round(100 * column.width / whole),
            is_number=name in quantities or isinstance(fields[name], forms.IntegerField),
            is_long=isinstance(fields[name].widget, forms.Textarea),
            is_needed=fields[name].required,
            choices=_choices(fields[name]),
            lookup=_address(sheet, fields[name]),
        )
        for name, column in sheet.columns.items()
    ]


def _choices(field: forms.Field) -> list[str]:
    if isinstance(field, ChoiceCell):
        return field.shown
    if isinstance(field, YesNoCell):
        return ["да", "нет"]
    if isinstance(field, NamedCell) and not field.lookup.is_large:
        return [field.lookup.label(record) for record in field.records[:LISTED]]
    return []


def _address(sheet: Sheet, field: forms.Field) -> str:
    is_asked = isinstance(field, NamedCell) and field.lookup.model in lookups()
    return sheet.desk.url("lookup", field.lookup.model._meta.model_name) if is_asked else ""
