"""What a person is about to change must still be what the person has seen; the rest of the record may differ."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from portal.workspace.locking import ChangedMeanwhile, locked
from portal.workspace.version import event_of_version

Record = TypeVar("Record", bound=models.Model)


def locked_as_seen(record: Record, version: str, *columns: str) -> Record:
    """The record as it stands, locked, where these columns of it are still those of ``version``.

    A block that was only moved, or renumbered by a neighbour, is the one that the person has seen. Raises
    ChangedMeanwhile.
    """
    try:
        current = locked(record, version)
    except ChangedMeanwhile as meanwhile:
        current = meanwhile.record
        seen = event_of_version(current, version)
        if seen is None or any(getattr(seen, name) != getattr(current, name) for name in columns):
            raise
    assert isinstance(current, type(record))
    return current
