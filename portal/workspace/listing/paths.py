"""The columns that a path like ``contest__name`` leads through."""

from __future__ import annotations

from django.db import models


def fields_along(model: type[models.Model], path: str) -> list[models.Field]:
    """The last of them is what the path names. Raises FieldDoesNotExist."""
    fields = []
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        fields.append(field)
        model = field.related_model or model
    return fields


def field_at(model: type[models.Model], path: str) -> models.Field:
    return fields_along(model, path)[-1]


def is_text(field: models.Field) -> bool:
    """Words of people: neither a code nor one of listed values."""
    return (
        isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, models.SlugField)
        and not field.choices
    )
