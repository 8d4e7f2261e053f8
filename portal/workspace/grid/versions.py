"""The versions of many records at once, as `portal.workspace.version.version_of` gives them one by one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import models
from django.db.models import Max

from portal.records.set_events import event_table


def versions_of(model: type[models.Model], keys: Collection[int]) -> dict[int, str]:
    """By primary key. One query for the records and one for each of their sets."""
    parts = [_latest(model.pgh_event_model, "pgh_obj_id", keys)]
    for field in model._meta.many_to_many:
        table = event_table(field.remote_field.through)
        if table is not None:
            parts.append(_latest(table, f"{field.m2m_field_name()}_id", keys))
    return {key: "-".join(str(part.get(key, 0)) for part in parts) for key in keys}


def _latest(events: type[models.Model], owner: str, keys: Collection[int]) -> Mapping[int, int]:
    found = events._default_manager.filter(**{f"{owner}__in": keys}).order_by().values(owner)
    return dict(found.annotate(last=Max("pgh_id")).values_list(owner, "last"))
