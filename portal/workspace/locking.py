"""A record is changed only by who has seen it as it stands."""

from __future__ import annotations

from django.db import models

from portal.workspace.version import version_of


class ChangedMeanwhile(Exception):
    """Someone else saved the record since the form was opened; ``record`` is as it stands now."""

    def __init__(self, record: models.Model) -> None:
        super().__init__("Запись изменили, пока вы её правили.")
        self.record = record


def locked(record: models.Model, version: str) -> models.Model:
    """The record as it stands, its row locked until the transaction ends.

    Raises ChangedMeanwhile when it is another version than the person has seen, and DoesNotExist when it is deleted.
    """
    current = type(record)._default_manager.select_for_update(of=("self",)).get(pk=record.pk)
    if version_of(current) != version:
        raise ChangedMeanwhile(current)
    return current
