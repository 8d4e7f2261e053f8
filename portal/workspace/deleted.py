"""The deleted records that a person at a desk may hear of."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import QuerySet

from portal.models import Municipality
from portal.records.restore import instance_of, last_deletions
from portal.workspace.desk import Desk


def deleted_of(desk: Desk, model: type[models.Model]) -> QuerySet:
    """The last history entries of this city's deleted records, and of those that belong to no city."""
    gone = last_deletions(model)
    if model is Municipality:
        return gone.none()
    return desk.narrowed(gone, model)


def may_put_back(desk: Desk, event: Any) -> bool:
    """Who may change the record as it last was may have it again."""
    try:
        return desk.may_change(instance_of(event))
    except ObjectDoesNotExist:  # what it belonged to is deleted too and goes first
        return False
