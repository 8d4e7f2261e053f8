"""The table of one grid at one desk: which records stand in it, and what a new row begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.text import capfirst

from portal.records.columns import quantities_of
from portal.records.lookup import Lookup, lookup_of
from portal.records.references import city_path
from portal.records.rights import DEPARTMENT
from portal.workspace.desk import Desk
from portal.workspace.grid.cells import cell_of
from portal.workspace.grid_declaration import Grid, GridColumn
from portal.workspace.ledger import Ledger
from portal.workspace.starting import blank_record

MAX_ROWS = 2000


@dataclass(frozen=True)
class Sheet:
    """``scope`` are the values that all rows share, by field: ``{"programme": <Programme>, "year": 2023}``."""

    desk: Desk
    ledger: Ledger
    grid: Grid
    scope: Mapping[str, Any]

    @property
    def model(self) -> type[models.Model]:
        return self.ledger.model

    @property
    def columns(self) -> dict[str, GridColumn]:
        return {column.name: column for column in self.grid.columns}

    @property
    def shared(self) -> dict[str, Any]:
        return {**self.grid.fixed, **self.scope}

    @property
    def variant(self) -> str:
        return str(self.shared.get(self.ledger.variant, ""))

    def records(self) -> QuerySet:
        """In the order of the model, with all that cells and rights look at."""
        found = self.desk.records(self.model).filter(**self.shared)
        return found.select_related(*self._joined()).order_by(*self.model._meta.ordering, "pk")

    def new_record(self) -> models.Model:
        """Of this city, and of the own department where a person changes only that one's records."""
        record = blank_record(self.desk, self.ledger, self.variant)
        for name, value in self.shared.items():
            setattr(record, name, value)
        names = {field.name for field in self.model._meta.fields}
        if "department" in names - self.shared.keys() and self.desk.is_limited_to_department(self.model):
            record.department = self.desk.department
        return record

    def cells_of(self, record: models.Model) -> dict[str, str]:
        return {column.name: cell_of(record, column) for column in self.grid.columns}

    def title_of(self, column: GridColumn) -> str:
        if column.title:
            return column.title
        quantity = quantities_of(self.model).get(column.name)
        label = quantity.label if quantity else self.model._meta.get_field(column.name).verbose_name
        return capfirst(str(label))

    @cached_property
    def summed(self) -> list[GridColumn]:
        """Columns with a total: what has a unit of its own in each row is never added up."""
        known = quantities_of(self.model)
        return [
            column
            for column in self.grid.columns
            if column.is_summed and not (known[column.name].unit_column or known[column.name].unit_owner)
        ]

    def _joined(self) -> Iterator[str]:
        """Paths to what the cells name, to the city and to the department of a record."""
        yield from filter(None, (city_path(self.model).removesuffix("__slug"), self._department_path()))
        for column in self.grid.columns:
            if column.name in quantities_of(self.model):
                continue
            field = self.model._meta.get_field(column.name)
            if field.is_relation:
                yield column.name
                yield from (f"{column.name}__{path}" for path in joined(lookup_of(field.related_model)))

    def _department_path(self) -> str:
        path = DEPARTMENT.get(self.model._meta.label_lower, "department")
        names = {field.name for field in self.model._meta.fields}
        return path if path.partition("__")[0] in names else ""


def joined(lookup: Lookup) -> list[str]:
    """What is read together with a named record: what its name is made of, and the city by which it is judged."""
    return [*lookup.related, *filter(None, [city_path(lookup.model).removesuffix("__slug")])]
