"""A list as a table for a file: the columns that it shows, then all others of the model, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils.text import capfirst
from import_export.fields import Field

from portal.records.columns import quantities_of
from portal.records.lookup import lookup_of
from portal.records.tables import tables
from portal.workspace.ledger import Column, Ledger
from portal.workspace.listing.cells import reader_at, reader_of
from portal.workspace.listing.keyset import in_order, terms_of
from portal.workspace.listing.paths import is_text
from portal.workspace.listing.selection import Selection, with_touched
from portal.workspace.listing.table import title_of

CHUNK = 2000


@dataclass(frozen=True)
class Exported:
    """A column of a file; its values are typed."""

    title: str
    read: Callable[[Any], Any]


def columns_of(ledger: Ledger) -> list[Exported]:
    own = _of_resource(ledger)
    columns = {column.name: _shown(ledger, column, own) for column in ledger.columns}
    used = {name for name in columns if not _is_retold(ledger, name)}
    columns |= {f"{name} itself": each for name, each in own.items() if name not in used}
    return _told_apart(list(columns.values()))


def _shown(ledger: Ledger, column: Column, own: Mapping[str, Exported]) -> Exported:
    """A file is reckoned with, so a date or a reference stands in it as itself, whatever the list makes of it."""
    title = title_of(ledger, column)
    if column.name in own and not _is_retold(ledger, column.name):
        return Exported(title, own[column.name].read)
    return Exported(title, reader_of(ledger.model, column))


def _is_retold(ledger: Ledger, name: str) -> bool:
    """A text that the list tells in other words; the file has both."""
    is_computed = any(column.name == name and column.value for column in ledger.columns)
    return is_computed and name in _fields(ledger.model) and is_text(_fields(ledger.model)[name])


def _told_apart(columns: list[Exported]) -> list[Exported]:
    """Of two columns with one heading the second holds what the first tells in words."""
    titles: set[str] = set()
    told = []
    for column in columns:
        title = f"{column.title} (код)" if column.title in titles else column.title
        titles.add(title)
        told.append(Exported(title, column.read))
    return told


def rows_of(selection: Selection) -> Iterator[list[Any]]:
    """All pages of the selection, a chunk of records in memory at a time."""
    columns = columns_of(selection.ledger)
    for record in _records(selection).iterator(chunk_size=CHUNK):
        yield [column.read(record) for column in columns]


def _records(selection: Selection) -> QuerySet:
    ledger = selection.ledger
    records = with_touched(selection.found, ledger).prefetch_related(*_references(ledger))
    return in_order(records, terms_of(ledger.model, selection.sorting.order))


def _of_resource(ledger: Ledger) -> dict[str, Exported]:
    """The columns of the model's resource; the city is the same in all rows."""
    resource = next((each for each in tables().values() if each._meta.model is ledger.model), None)
    fields = resource.fields if resource else {}
    return {name: _column(ledger, name, field) for name, field in fields.items() if name != "municipality"}


def _column(ledger: Ledger, name: str, field: Field) -> Exported:
    title = ledger.labels.get(name) or capfirst(field.label)
    if name in quantities_of(ledger.model) or _is_worded(ledger.model, name):
        return Exported(title, reader_at(ledger.model, name, naming=_label))
    return Exported(title, field.export)


def _is_worded(model: type[models.Model], name: str) -> bool:
    """A column of the model that has words; a structure is written as its table writes it."""
    known = _fields(model)
    return name in known and not isinstance(known[name], models.JSONField)


def _fields(model: type[models.Model]) -> dict[str, models.Field]:
    return {field.name: field for field in (*model._meta.fields, *model._meta.many_to_many)}


def _label(record: models.Model) -> str:
    """As forms and imports name it, so that the cell leads back to the record."""
    return lookup_of(type(record)).label(record)


def _references(ledger: Ledger) -> list[Prefetch]:
    """One query a chunk for each column that points to other records, with what their names are made of."""
    known = {
        *ledger.related,
        *ledger.prefetch,
        *(column.name for column in ledger.columns if not column.value),
    }
    fields = [
        field for name, field in _fields(ledger.model).items() if field.is_relation and name not in known
    ]
    return [_prefetch(field) for field in fields if field.name in _of_resource(ledger)]


def _prefetch(field: models.Field) -> Prefetch:
    model = field.related_model
    return Prefetch(field.name, model._default_manager.select_related(*lookup_of(model).related))
