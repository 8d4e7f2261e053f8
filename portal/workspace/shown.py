"""The value of a form's field as a person reads it."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms

from portal.lib.dates import format_date


def shown_value(field: forms.BoundField) -> str:
    """In words: labels of choices, names of records, «да» and «нет»."""
    value = field.value()
    if isinstance(field.field, forms.BooleanField):
        return "да" if value else "нет"
    if isinstance(field.field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return ", ".join(sorted(_labels(field.field, value)))
    if isinstance(field.field, forms.ChoiceField):
        return ", ".join(_labels(field.field, [value]))
    if isinstance(value, datetime.date):
        return format_date(value)
    return "" if value is None else str(value)


def comparable(field: forms.BoundField) -> Any:
    """The value in one form whether it comes from the database or from the browser."""
    value = field.value()
    if isinstance(field.field, forms.BooleanField):
        return bool(value) and str(value).lower() not in ("false", "0")
    if isinstance(field.field, forms.ModelMultipleChoiceField | forms.MultipleChoiceField):
        return {str(getattr(each, "pk", each)) for each in value or ()}
    text = "" if value is None else str(getattr(value, "pk", value))
    return "\n".join(text.split("\r\n")).strip()


def _labels(field: Any, values: Any) -> list[str]:
    keys = {str(getattr(value, "pk", value)) for value in values or () if value not in (None, "")}
    if isinstance(field, forms.ModelChoiceField):
        return [
            str(record) for record in field.queryset.filter(pk__in=[key for key in keys if key.isdecimal()])
        ]
    return [str(label) for value, label in field.choices if str(value) in keys]
