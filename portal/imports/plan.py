"""How one load reads its file: which column goes where, what stands for the whole file, in which scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from portal.imports.kinds import ImportField, ImportKind, kinds
from portal.imports.readers import (
    ChoiceReader,
    DayReader,
    IdentifierReader,
    Parts,
    QuantityReader,
    Reader,
    Slot,
    TextReader,
    WidgetReader,
    YesNoReader,
)
from portal.imports.references import ListReader, Names, ReferenceReader, RegisterReader, SearchedReader
from portal.imports.refused import Refused
from portal.models import FileImport, Municipality
from portal.records.cells import UnitCode
from portal.records.columns import ListColumn, QuantityColumn
from portal.records.lookup import lookup_of

EMPTY_CELLS = "empty_cells"
"""The choice of what an empty cell does to a known record: `KEEP` what is there, or `CLEAR` it."""

KEEP, CLEAR = "keep", "clear"
SCALES = ((r"\bтыс", "тыс."), (r"\bмлн\b|\bмиллион", "млн"), (r"\bмлрд\b|\bмиллиард", "млрд"))


def scale_of(heading: str) -> str:
    """«Сумма, тыс. руб.» counts in «тыс.»."""
    return next((scale for sign, scale in SCALES if re.search(sign, heading.lower())), "руб.")


@dataclass
class PlannedColumn:
    """``places`` are the columns of the file (none where the value stands for the whole file only)."""

    field: ImportField
    reader: Reader
    places: tuple[int, ...]
    heading: str
    default: Parts
    is_fixed: bool = False


class Plan:
    """The columns of a load in order, ready to read cells. Raises Refused for a default that cannot be read."""

    def __init__(self, load: FileImport) -> None:
        self.load = load
        self.kind: ImportKind = kinds()[load.kind]
        self.city: Municipality = load.municipality
        self._names: dict[type[models.Model], Names] = {}
        self.columns = list(self._planned())

    @property
    def model(self) -> type[models.Model]:
        return self.kind.model

    @cached_property
    def slots(self) -> list[Slot]:
        return [slot for column in self.columns for slot in column.reader.slots]

    @property
    def keeps_known(self) -> bool:
        return self.load.defaults.get(EMPTY_CELLS, KEEP) == KEEP

    def lists(self) -> list[models.ManyToManyField]:
        return [column.reader.field for column in self.columns if isinstance(column.reader, ListReader)]

    def parts_by_column(self, cells: str) -> Iterator[tuple[PlannedColumn, tuple[str | None, ...]]]:
        """The staged texts of a line, column by column."""
        texts = [text or None for text in cells.split("\x1f")]
        start = 0
        for column in self.columns:
            end = start + len(column.reader.slots)
            yield column, tuple(texts[start:end])
            start = end

    def _planned(self) -> Iterator[PlannedColumn]:
        for field in self.kind.fields:
            places = tuple(
                sorted(int(place) for place, name in self.load.mapping.items() if name == field.name)
            )
            chosen = self.load.defaults.get(field.name)
            fixed = field.name == self.kind.department_field and self.load.department_id is not None
            if not places and chosen in (None, "") and not fixed:
                continue
            heading = self._heading(field, places)
            reader = self.reader(field, heading)
            default = (str(self.load.department_id),) if fixed else self._default(field, reader, chosen)
            yield PlannedColumn(field, reader, () if fixed else places, heading, default, fixed)

    def _heading(self, field: ImportField, places: tuple[int, ...]) -> str:
        written = [str(self.load.names[place]) for place in places if place < len(self.load.names)]
        return ", ".join(filter(None, written)) or self.kind.label(field.name)

    def _default(self, field: ImportField, reader: Reader, chosen: Any) -> Parts:
        if chosen in (None, ""):
            return reader.nothing
        reader.prepare([chosen])
        try:
            return reader.read(chosen)
        except ValueError as error:
            raise Refused(f"«{self.kind.label(field.name)}»: {error}") from error

    def reader(self, field: ImportField, heading: str = "") -> Reader:
        column = self.kind.column(field.name)
        if isinstance(column, QuantityColumn):
            return QuantityReader(self.model, column.quantity, scale_of(heading))
        model_field = self.model._meta.get_field(field.name)
        if isinstance(column, ListColumn):
            return ListReader(model_field, self.names(model_field.related_model))
        if model_field.is_relation:
            return self._reference(model_field)
        return plain_reader(field, model_field, column.widget)

    def _reference(self, field: models.Field) -> Reader:
        lookup = lookup_of(field.related_model)
        if lookup.numbers:
            return RegisterReader(field, self.city)
        if lookup.is_large:
            return SearchedReader(field, self.city)
        return ReferenceReader(field, self.names(field.related_model))

    def names(self, model: type[models.Model]) -> Names:
        if model not in self._names:
            self._names[model] = Names(model, self.city)
        return self._names[model]


def plain_reader(field: ImportField, model_field: models.Field, widget: Any) -> Reader:
    if field.digits:
        return IdentifierReader(model_field, field.digits)
    if isinstance(model_field, models.BooleanField):
        return YesNoReader(model_field, widget)
    if isinstance(model_field, models.DateField):
        return DayReader(model_field)
    if isinstance(model_field, models.IntegerField) or isinstance(widget, UnitCode):
        return WidgetReader(model_field, widget)
    return ChoiceReader(model_field) if model_field.choices else TextReader(model_field)
