"""A record is changed only by who has seen it as it stands."""

from __future__ import annotations

from django.db import models

from portal.workspace.saving import ChangedMeanwhile
from portal.workspace.version import version_of


def locked(record: models.Model, version: str) -> models.Model:
    """The record as it stands, its row locked until the transaction ends.

    Raises ChangedMeanwhile when it is another version than the person has seen, and DoesNotExist when it is deleted.
    """
    current = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    if version_of(current) != version:
        raise ChangedMeanwhile(current)
    return current
