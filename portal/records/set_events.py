"""The history of a record's sets: what was put into them and what was taken out (categories, spheres)."""

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet


def set_events_of(record: models.Model, limit: int) -> Iterator[tuple[models.ManyToManyField, Any, str]]:
    """(the set, the event, the name of what was put in or taken out), the newest of each set first."""
    for field in recorded_sets(type(record)):
        yield from named(field, set_events(record, field).order_by("-pgh_id")[:limit])


def recorded_sets(model: type[models.Model]) -> list[models.ManyToManyField]:
    """The sets of a model whose changes are kept."""
    return [field for field in model._meta.many_to_many if event_table(field.remote_field.through)]


def set_events(record: models.Model, field: models.ManyToManyField) -> QuerySet:
    events = event_table(field.remote_field.through).objects
    return events.filter(**{f"{field.m2m_field_name()}_id": record.pk}).select_related("pgh_context")


def named(
    field: models.ManyToManyField, events: QuerySet
) -> Iterator[tuple[models.ManyToManyField, Any, str]]:
    found = list(events)
    keys = [member_of(field, event) for event in found]
    names = field.related_model._default_manager.in_bulk(set(keys))
    for event, key in zip(found, keys, strict=True):
        yield field, event, str(names.get(key, "удалённая запись"))


def member_of(field: models.ManyToManyField, event: Any) -> int:
    """The key of what an event put into the set or took out."""
    return getattr(event, f"{field.m2m_reverse_field_name()}_id")


def members_as_of(
    record: models.Model, field: models.ManyToManyField, at: datetime.datetime, *, inclusive: bool = True
) -> set[int]:
    """The keys that the set held at a moment: from what it holds now, later changes are taken back.

    Without ``inclusive`` it is as it stood before the changes of that very moment.
    """
    if record._meta.model._base_manager.filter(pk=record.pk).exists():
        members = set(getattr(record, field.name).values_list("pk", flat=True))
    else:
        members = set()
    later = "pgh_created_at__gt" if inclusive else "pgh_created_at__gte"
    for event in set_events(record, field).filter(**{later: at}).order_by("-pgh_id"):
        take_back = members.discard if event.pgh_label == "insert" else members.add
        take_back(member_of(field, event))
    return members


@cache
def event_table(through: type[models.Model]) -> Any:
    """Of the proxy that records this many-to-many table, if there is one."""
    for model in apps.get_models():
        if model._meta.proxy and model._meta.concrete_model is through and hasattr(model, "pgh_event_model"):
            return model.pgh_event_model
    return None
