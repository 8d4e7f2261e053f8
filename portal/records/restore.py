"""Records as they were: the history keeps every version whole."""

from __future__ import annotations

from typing import Any

from django.db import models


def instance_of(event: Any) -> models.Model:
    """The record as a history entry holds it; not saved, its sets not included."""
    model = event.pgh_tracked_model
    kept = {field.attname for field in event._meta.fields}
    values = {
        field.attname: getattr(event, field.attname) for field in model._meta.fields if field.attname in kept
    }
    return model(**values)
