"""A stamp of everything that reports are made of: it changes when any recorded table changes.

Every recorded change leaves an event whose number only grows, so the newest numbers of all event tables say
whether anything has happened since. One query by primary keys, however many records there are.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import connection
from pghistory.models import Event


@dataclass(frozen=True, slots=True)
class Stamp:
    """``is_settled`` is false while somebody writes: numbers given out may be committed after greater ones.

    What was made under an unsettled stamp must not be kept by it; comparing with one does no harm.
    """

    value: str
    is_settled: bool


def records_stamp() -> Stamp:
    with connection.cursor() as cursor:
        cursor.execute(_newest_events())
        is_settled, *newest = cursor.fetchone()
    return Stamp(hashlib.sha256(repr(newest).encode()).hexdigest(), is_settled)


@cache
def _newest_events() -> str:
    quote = connection.ops.quote_name
    tables = sorted({model._meta.db_table for model in apps.get_models() if issubclass(model, Event)})
    newest = ", ".join(f"(SELECT max(pgh_id) FROM {quote(table)})" for table in tables)
    snapshot = "pg_current_snapshot()"
    return f"SELECT pg_snapshot_xmin({snapshot}) = pg_snapshot_xmax({snapshot}), {newest}"
