"""The values of a record's columns in words: labels, not codes; names, not keys. Numbers and dates stay typed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.db import models
from django.utils import timezone

from portal.lib.dates import format_date
from portal.lib.numbers import format_number, format_quantity
from portal.lib.quantities import Quantity
from portal.lib.units import UNITS
from portal.models.quantity_field import QuantityField
from portal.records.columns import quantities_of
from portal.workspace.ledger import Column

Reader = Callable[[Any], Any]
Naming = Callable[[Any], str]


def reader_of(model: type[models.Model], column: Column) -> Reader:
    return column.value or reader_at(model, column.name)


def reader_at(model: type[models.Model], name: str, naming: Naming = str) -> Reader:
    """What takes a column's value from a record. ``naming`` tells how a record that it points to is called."""
    if name in quantities_of(model):
        return attrgetter(name)
    field = model._meta.get_field(name)
    if field.many_to_many or field.one_to_many:
        return lambda record: [naming(each) for each in getattr(record, name).all()]
    if field.is_relation:
        return lambda record: naming(each) if (each := getattr(record, name)) else None
    labels = _labels(model, field)
    return (lambda record: labels.get(getattr(record, name))) if labels else attrgetter(name)


def _labels(model: type[models.Model], field: models.Field) -> dict[Any, str]:
    if field.name in {quantity.unit_column for quantity in quantities_of(model).values()}:
        return {code: unit.many for code, unit in UNITS.items()}
    return {value: str(label) for value, label in field.flatchoices}


def shown(value: Any, *, is_number: bool = False) -> str:
    """A cell of a list on the screen."""
    if isinstance(value, Quantity):
        return format_quantity(value, scale="руб.", with_unit=False)
    if isinstance(value, int | Decimal) and is_number and not isinstance(value, bool):
        return format_number(Decimal(value))
    return written(value)


def shown_with_unit(value: Any, *, is_number: bool = True) -> str:
    """For a column whose records have units of their own."""
    return format_quantity(value) if isinstance(value, Quantity) else shown(value, is_number=is_number)


def written(value: Any) -> str:
    """A value in words, in one line of text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, datetime.datetime):
        return f"{timezone.localtime(value):%d.%m.%Y %H:%M}"
    if isinstance(value, datetime.date):
        return format_date(value)
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def has_own_units(quantity: QuantityField) -> bool:
    return bool(quantity.unit_column or quantity.unit_owner)
