"""Filling in a typed table."""

from __future__ import annotations

import pghistory
from django.db import transaction

from portal.models import User
from portal.workspace.locking import locked
from reports.actions.locking import refuse_locked
from reports.models import Block
from reports.own_tables.grid import Grid, write_grid


@transaction.atomic
def write_own_table(block: Block, grid: Grid, *, version: str, by: User) -> Block:
    """The block as it is kept. The same table again changes nothing.

    Raises ChangedMeanwhile, SectionLocked.
    """
    current = locked(block, version)
    assert isinstance(current, Block)
    refuse_locked(current.section)
    settings = {**current.settings, **write_grid(grid)}
    if settings != current.settings:
        current.settings = settings
        with pghistory.context(user=by.pk, reason="Заполнена своя таблица"):
            current.save()
    return current
