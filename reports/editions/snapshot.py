"""Reading a report at one moment, whoever writes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Everything that is read inside is as it was at one moment: what others save meanwhile is wholly out of it.

    Waits for nobody and makes nobody wait. Inside a transaction that has begun already it changes nothing, because
    PostgreSQL fixes the level of isolation at a transaction's first query.
    """
    begins = not connection.in_atomic_block
    with transaction.atomic():
        if begins:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
