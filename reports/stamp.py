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

COMPOSITION = ("report", "section", "block", "comment", "findingdecision", "savedform", "edition")
NO_FACTS = frozenset(
    [
        *("portal.userevent", "portal.attachmentevent", "ngo_registry.contactevent"),
        *(f"reports.{name}event" for name in COMPOSITION),
    ]
)
"""Histories of what reports consist of and how they are agreed, and of what no report tells."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """``is_settled`` is false while somebody writes: numbers given out may be committed after greater ones.

    What was made under an unsettled stamp must not be kept by it; comparing with one does no harm.
    """

    value: str
    is_settled: bool


def records_stamp() -> Stamp:
    return _stamp_of(_newest_events(frozenset()))


def facts_stamp() -> Stamp:
    """Of what reports tell of, without the reports themselves: writing a text does not change it."""
    return _stamp_of(_newest_events(NO_FACTS))


def _stamp_of(question: str) -> Stamp:
    with connection.cursor() as cursor:
        cursor.execute(question)
        is_settled, *newest = cursor.fetchone()
    return Stamp(hashlib.sha256(repr(newest).encode()).hexdigest(), is_settled)


@cache
def _newest_events(without: frozenset[str]) -> str:
    quote = connection.ops.quote_name
    events = (model for model in apps.get_models() if issubclass(model, Event))
    tables = sorted({each._meta.db_table for each in events if each._meta.label_lower not in without})
    newest = ", ".join(f"(SELECT max(pgh_id) FROM {quote(table)})" for table in tables)
    snapshot = "pg_current_snapshot()"
    return f"SELECT pg_snapshot_xmin({snapshot}) = pg_snapshot_xmax({snapshot}), {newest}"
