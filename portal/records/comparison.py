"""What putting a record back would change: how it is now beside how it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

from portal.records.events import Difference, differences, shown_columns
from portal.records.restore import KEPT_AS_THEY_ARE, sets_as_of
from portal.records.set_events import recorded_sets


def changes_back(record: models.Model, event: Any) -> list[Difference]:
    """From the record as it stands to a version of its history; ``before`` is now, ``after`` is then."""
    model = type(record)
    untouched = KEPT_AS_THEY_ARE.get(model._meta.label_lower, frozenset())
    columns = shown_columns(model.pgh_event_model, model)
    told = {name: label for name, label in columns.items() if name not in untouched}
    now = model.pgh_event_model.objects.filter(pgh_obj_id=record.pk).order_by("-pgh_id").first()
    return [*differences(event, now, told), *_of_sets(record, event)]


def values_of(event: Any) -> list[Difference]:
    """All that a version says, as differences from nothing."""
    model = event.pgh_tracked_model
    sets = sets_as_of(event)
    told = [Difference(str(each.verbose_name), "", _names(each, members)) for each, members in sets.items()]
    columns = shown_columns(model.pgh_event_model, model)
    return [*differences(event, None, columns), *(each for each in told if each.after)]


def gone_members(event: Any) -> list[str]:
    """The sets of a version that cannot be had whole: something they held is deleted."""
    return [
        str(field.verbose_name)
        for field, members in sets_as_of(event).items()
        if field.related_model._default_manager.filter(pk__in=members).count() < len(members)
    ]


def _of_sets(record: models.Model, event: Any) -> Iterator[Difference]:
    then = sets_as_of(event)
    for field in recorded_sets(type(record)):
        members = set(getattr(record, field.name).values_list("pk", flat=True))
        now, before = _names(field, members), _names(field, then[field])
        if now != before:
            yield Difference(str(field.verbose_name), now, before)


def _names(field: models.ManyToManyField, keys: Sequence[int] | set[int]) -> str:
    return ", ".join(str(each) for each in field.related_model._default_manager.filter(pk__in=keys))
