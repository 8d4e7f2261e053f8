"""The search of all cities filled anew, for loads that pass by the triggers of the database."""

from __future__ import annotations

from django.db import connection, transaction


def rebuild() -> None:
    """Minutes for millions of records; who reads goes on meanwhile, who writes organisations waits."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT ngo_registry_search_rebuild()")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE ngo_registry_searchentry, ngo_registry_searchcount, ngo_registry_searchword")
