"""Filling in a typed table."""

from __future__ import annotations

import pghistory
from django.db import transaction

from portal.models import User
from reports.actions.agreement import begun
from reports.actions.locking import refuse_locked
from reports.actions.seen import locked_as_seen
from reports.models import Block
from reports.own_tables.grid import Grid, write_grid


@transaction.atomic
def write_own_table(block: Block, grid: Grid, *, version: str, by: User) -> Block:
    """The block as it is kept. The same table again changes nothing.

    Raises ChangedMeanwhile, SectionLocked.
    """
    # The section before its block, as in every change, so that no two people wait for each other.
    refuse_locked(block.section)
    current = locked_as_seen(block, version, "settings")
    settings = {**current.settings, **write_grid(grid)}
    if settings != current.settings:
        current.settings = settings
        with pghistory.context(user=by.pk, reason="Заполнена своя таблица"):
            current.save()
            begun(current.section, by=by)
    return current
