"""How the portal understood what was typed: «1397,2 тыс» is 1 397 200 rubles, known to the nearest 100."""

from __future__ import annotations

import datetime

from portal.lib.dates import format_date_long
from portal.lib.numbers import format_number, format_quantity
from portal.lib.quantities import Quantity
from portal.records.columns import quantities_of
from portal.workspace.forms import DeskForm


def understood(form: DeskForm, name: str) -> str:
    """Nothing for a field that speaks for itself, or that has an error."""
    if name in form.errors or not form.data.get(name, "").strip():
        return ""
    if name in quantities_of(form.ledger.model):
        return told_quantity(getattr(form.instance, name))
    value = form.cleaned_data.get(name)
    return format_date_long(value) if isinstance(value, datetime.date) else ""


def told_quantity(quantity: Quantity) -> str:
    """«1 397 200 рублей, известно до 100»; a dash is «не было»."""
    if quantity.value is None:
        return quantity.qualifier.label
    exact = f", известно до {format_number(quantity.step, 0)}" if quantity.step > 1 else ""
    return format_quantity(quantity, scale="руб.") + exact
