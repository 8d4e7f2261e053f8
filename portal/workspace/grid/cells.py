"""What a record shows in a cell: texts that read back to the same values."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import models

from portal.lib.dates import format_date
from portal.lib.numbers import NBSP, format_number
from portal.lib.parse import write_quantity
from portal.lib.quantities import Qualifier, Quantity
from portal.lib.units import UNITS, scale_factor
from portal.records.cells import NO, YES
from portal.records.columns import quantities_of
from portal.records.lookup import lookup_of
from portal.workspace.grid_declaration import GridColumn


def cell_of(record: models.Model, column: GridColumn) -> str:
    if column.shown is not None:
        return column.shown(record)
    value = getattr(record, column.name)
    quantities = quantities_of(type(record))
    if column.name in quantities:
        return quantity_cell(value, column.scale)
    if column.name in {quantity.unit_column for quantity in quantities.values()}:
        return UNITS[value].many if value in UNITS else value
    field = type(record)._meta.get_field(column.name)
    if field.choices:
        return str(getattr(record, f"get_{column.name}_display")() or "")
    return plain_cell(value)


def plain_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return lookup_of(type(value)).label(value)
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    return format_date(value) if isinstance(value, datetime.date) else str(value)


def quantity_cell(quantity: Quantity, scale: str) -> str:
    """«350,0» under a heading in thousands: each digit that is known, none that is not.

    What is known only to more than one unit of the heading («21,0 млн» under «тыс.») keeps its own scale.
    """
    factor = scale_factor(scale)
    if quantity.value is None or quantity.step > factor:
        return write_quantity(quantity)
    number = format_number(quantity.value / factor, (factor / quantity.step).adjusted())
    return number if quantity.qualifier is Qualifier.EXACT else f"{quantity.qualifier.label}{NBSP}{number}"


def without_zeros(quantity: Quantity) -> Quantity:
    """«9 722,200» thousands as 9722200: the database refuses decimals that it has no place for."""
    return replace(quantity, value=quantity.value and _plain(quantity.value), step=_plain(quantity.step))


def _plain(number: Decimal) -> Decimal:
    plain = number.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain
