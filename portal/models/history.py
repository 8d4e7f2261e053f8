"""Every change of a record is kept: who, when, what was before, why.

The triggers run once for a statement, not once for a row: pghistory's function opens a subtransaction each time
it is called, and PostgreSQL walks through all waiting checks of foreign keys when one ends. Row by row, a load of
200,000 organisations took minutes instead of seconds.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

Tracked = TypeVar("Tracked", bound=type[models.Model])


def recorded_without(*secrets: str) -> Callable[[Tracked], Tracked]:
    """Keeps the history of a model, but never these columns, nor what the database computes from others."""

    def keep_history(model: Tracked) -> Tracked:
        computed = [field.name for field in model._meta.fields if field.generated]
        # New for each model: a tracker remembers the columns of the model it was first given to.
        events = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
        return pghistory.track(*events, exclude=[*secrets, *computed], level=pghistory.Statement)(model)

    return keep_history


recorded = recorded_without()
"""Class decorator: triggers write each version of the row; the middleware and the actions add the person."""


def recorded_set(through: Tracked) -> Tracked:
    """For a proxy of a many-to-many table: keeps what was put into the set and what was taken out of it."""
    events = (pghistory.InsertEvent(), pghistory.DeleteEvent())
    return pghistory.track(*events, obj_field=None, level=pghistory.Statement)(through)
