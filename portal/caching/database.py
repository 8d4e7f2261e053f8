"""Django's cache in a table, with a count that several processes may raise at once."""

from __future__ import annotations

import base64
import pickle

from django.core.cache.backends.db import DatabaseCache
from django.db import connections, router, transaction

UNREAD = "SELECT value FROM {table} WHERE cache_key = %s AND expires > now() FOR UPDATE"
WRITTEN = "UPDATE {table} SET value = %s WHERE cache_key = %s"


class SharedDatabaseCache(DatabaseCache):
    """Django reads a number and writes the next one apart, and loses what another process counted between."""

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """The raised number. Raises ValueError where there is none, as Django's caches do."""
        made = self.make_and_validate_key(key, version=version)
        database = router.db_for_write(self.cache_model_class)
        table = connections[database].ops.quote_name(self._table)
        with transaction.atomic(using=database), connections[database].cursor() as cursor:
            cursor.execute(UNREAD.format(table=table), [made])
            row = cursor.fetchone()
            if row is None:
                raise ValueError(f"Key {key!r} not found")
            raised = int(pickle.loads(base64.b64decode(row[0]))) + delta
            cursor.execute(WRITTEN.format(table=table), [_packed(raised), made])
        return raised


def _packed(number: int) -> str:
    """As Django's own cache writes and reads a value."""
    return base64.b64encode(pickle.dumps(number, pickle.HIGHEST_PROTOCOL)).decode("ascii")
