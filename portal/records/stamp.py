"""A stamp of everything that pages and reports are made of: it changes when any recorded table changes.

Every recorded change leaves an event whose number only grows, so the newest numbers of all event tables say
whether anything has happened since. One query by primary keys, however many records there are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.apps import apps
from django.db import connection
from django.db.models import Model
from pghistory.models import Event

APPENDED = ("ngo_registry.mergedorganization", "reports.editionfile", "reports.editionsignature")
"""Shown to readers and without a history of their own, because rows are only ever added."""

# Transactions of other databases of the same server do not count, nor the server's own housekeeping. One that has
# ended since the snapshot was taken holds its lock no more, and counts as ours.
NOBODY_WRITES = """
CASE WHEN pg_snapshot_xmin(pg_current_snapshot()) = pg_snapshot_xmax(pg_current_snapshot()) THEN true
ELSE NOT EXISTS (
    SELECT FROM pg_snapshot_xip(pg_current_snapshot()) AS writer
    WHERE NOT EXISTS (
        SELECT FROM pg_locks
        JOIN pg_stat_activity USING (pid)
        WHERE transactionid = writer::xid
        AND (datname <> current_database() OR backend_type = 'autovacuum worker')
    )
) END
"""


@dataclass(frozen=True, slots=True)
class Stamp:
    """``is_settled`` is false while somebody writes: numbers given out may be committed after greater ones.

    What was made under an unsettled stamp must not be kept by it; comparing with one does no harm.
    """

    value: str
    is_settled: bool


def records_stamp() -> Stamp:
    return stamp_without(frozenset())


def stamp_without(histories: frozenset[str]) -> Stamp:
    """Of all tables but these: labels of event models («portal.userevent») and of `APPENDED` ones."""
    if connection.in_atomic_block:  # what this transaction itself writes makes no other snapshot
        return _asked(histories)[1]
    kept = _of_connection(_kept)
    if histories not in kept or kept[histories][0] != _answer(SNAPSHOT)[0]:
        kept[histories] = _asked(histories)
    return kept[histories][1]


def _asked(histories: frozenset[str]) -> tuple[str, Stamp]:
    """The stamp, and the snapshot that it was read by: nothing, where somebody writes and it may not be kept."""
    snapshot, is_settled, *newest = _answer(_newest_numbers(histories))
    stamp = Stamp(hashlib.sha256(repr(newest).encode()).hexdigest(), is_settled)
    return snapshot if is_settled else "", stamp


SNAPSHOT = "SELECT pg_current_snapshot()::text"
"""As long as it says the same and nobody writes, the same transactions are visible, and so is all that they wrote."""

_kept: WeakKeyDictionary[Any, dict[frozenset[str], tuple[str, Stamp]]] = WeakKeyDictionary()
"""Of each connection to the server: the last stamp and the snapshot that it was read by."""
_prepared: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
"""Of each connection to the server: question → its name there."""
_numbers = count()


def _answer(question: str) -> tuple[Any, ...]:
    """The server keeps the question with its plan: to plan it takes eight times as long as to answer it.

    Behind a pooler that gives each transaction another connection, it is asked in full; Django is told of such a
    one by this very setting.
    """
    with connection.cursor() as cursor:
        if connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"):
            cursor.execute(question)
        elif name := _of_connection(_prepared).get(question):
            cursor.execute(f"EXECUTE {name}")
        else:
            name = f"newest_numbers_{next(_numbers)}"
            cursor.execute(f"PREPARE {name} AS {question}; EXECUTE {name}")
            _of_connection(_prepared)[question] = name
        return tuple(cursor.fetchone())


def _of_connection(kept: WeakKeyDictionary[Any, dict[Any, Any]]) -> dict[Any, Any]:
    connection.ensure_connection()
    return kept.setdefault(connection.connection, {})


@cache
def _newest_numbers(without: frozenset[str]) -> str:
    quote = connection.ops.quote_name
    tables = sorted(
        (each._meta.db_table, each._meta.pk.column)
        for each in _stamped()
        if each._meta.label_lower not in without
    )
    newest = ", ".join(f"(SELECT max({quote(key)}) FROM {quote(table)})" for table, key in tables)
    return f"SELECT pg_current_snapshot()::text, {NOBODY_WRITES}, {newest}"


def _stamped() -> Iterator[type[Model]]:
    yield from (model for model in apps.get_models() if issubclass(model, Event))
    yield from (apps.get_model(label) for label in APPENDED)
