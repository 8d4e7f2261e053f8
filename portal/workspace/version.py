"""Which version of a record a form was opened with: the last entries of its history."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Max

from portal.records.set_events import event_table
from portal.workspace.keys import key_in


def version_of(record: models.Model) -> str:
    """Changes whenever the record or one of its sets does: «812-0-77». Empty for a record that is not saved yet."""
    if record.pk is None:
        return ""
    return "-".join(str(number) for number in [_own(record), *_sets(record)])


def event_of_version(record: models.Model, version: str) -> Any:
    """The history entry of the record itself that a version names, or None."""
    number = key_in(version.partition("-")[0])
    if number is None:
        return None
    return type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk, pgh_id=number).first()


def _own(record: models.Model) -> int:
    events = type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk)
    return events.aggregate(last=Max("pgh_id"))["last"] or 0


def _sets(record: models.Model) -> list[int]:
    numbers = []
    for field in type(record)._meta.many_to_many:
        table = event_table(field.remote_field.through)
        if table is not None:
            events = table.objects.filter(**{f"{field.m2m_field_name()}_id": record.pk})
            numbers.append(events.aggregate(last=Max("pgh_id"))["last"] or 0)
    return numbers
