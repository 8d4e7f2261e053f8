"""The history of a record's sets: what was put into them and what was taken out (categories, spheres)."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models


def set_events_of(record: models.Model, limit: int) -> Iterator[tuple[models.ManyToManyField, Any, str]]:
    """(the set, the event, the name of what was put in or taken out), the newest of each set first."""
    for field in type(record)._meta.many_to_many:
        table = event_table(field.remote_field.through)
        if table is None:
            continue
        events = table.objects.filter(**{f"{field.m2m_field_name()}_id": record.pk}).select_related(
            "pgh_context"
        )
        latest = list(events.order_by("-pgh_id")[:limit])
        key = f"{field.m2m_reverse_field_name()}_id"
        names = field.related_model._default_manager.in_bulk({getattr(event, key) for event in latest})
        for event in latest:
            yield field, event, str(names.get(getattr(event, key), "удалённая запись"))


@cache
def event_table(through: type[models.Model]) -> Any:
    """Of the proxy that records this many-to-many table, if there is one."""
    for model in apps.get_models():
        if model._meta.proxy and model._meta.concrete_model is through and hasattr(model, "pgh_event_model"):
            return model.pgh_event_model
    return None
