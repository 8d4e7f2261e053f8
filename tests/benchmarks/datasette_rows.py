"""The same organisations as Datasette serves them: one table with full-text search, and the same facets."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection

from tests.benchmarks.served import served

PLAIN = ("status", "form", "category", "sphere", "activity", "mark")
"""Of these a made-up organisation has one value each, so Datasette may count them the quick way."""
COLUMNS = ("name", "short_name", "former", "ogrn", "inn", "address", *PLAIN, "year")
SEARCHED = ("name", "short_name", "former", "ogrn", "inn", "address")
ROWS = """
SELECT o.id, o.name, o.short_name,
    coalesce((SELECT string_agg(n.name, ' ') FROM ngo_registry_formername n WHERE n.organization_id = o.id), ''),
    o.ogrn, o.inn, o.address, e.facets || e.years
FROM ngo_registry_searchentry e JOIN ngo_registry_organization o ON o.id = e.organization_id
WHERE e.municipality_id = %s ORDER BY e.name_key
"""
# Nothing is cut off by a limit of time, and nothing is done that was not asked for.
SETTINGS = {
    "sql_time_limit_ms": 60_000,
    "facet_time_limit_ms": 60_000,
    "suggest_facets": "off",
    "default_facet_size": 100,
    "max_returned_rows": 1000,
}


def is_there() -> bool:
    return importlib.util.find_spec("datasette") is not None


def write_rows(path: Path, city: int) -> None:
    target = sqlite3.connect(path)
    target.execute(f"CREATE TABLE organizations (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    with connection.cursor() as cursor:
        cursor.execute(ROWS, [city])
        while rows := cursor.fetchmany(10_000):
            target.executemany(f"INSERT INTO organizations VALUES ({marks})", map(_row, rows))
    for column in PLAIN:
        target.execute(f"CREATE INDEX by_{column} ON organizations ({column})")
    searched = ", ".join(SEARCHED)
    target.execute(
        f"CREATE VIRTUAL TABLE organizations_fts "
        f"USING fts5({searched}, content='organizations', content_rowid='id')"
    )
    target.execute("INSERT INTO organizations_fts (organizations_fts) VALUES ('rebuild')")
    target.execute("ANALYZE")
    target.commit()
    target.close()


@contextmanager
def served_datasette(path: Path, port: int) -> Iterator[int]:
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, str(value))]
    with served(["datasette", "serve", "-i", str(path), "-p", str(port), *settings], port) as ready:
        yield ready


def address_of(words: str, chosen: tuple[tuple[str, str], ...], ending: str = ".json") -> str:
    """A word is the beginning of a word: the nearest to any part of it that full-text search has."""
    asked = [*(("_facet", name) for name in PLAIN), ("_facet_array", "year")]
    asked += [("year__arraycontains" if name == "year" else name, value) for name, value in chosen]
    if words:
        search = " ".join(f'"{word}"*' for word in words.split())
        asked += [("_search", search), ("_searchmode", "raw")]
    return f"/organizations/organizations{ending}?{urlencode([*asked, ('_size', '50')])}"


def _row(row: tuple) -> list[object]:
    *plain, values = row
    by_facet: dict[str, list[str]] = {}
    for value in values:
        code, _, own = value.partition(":")
        by_facet.setdefault(code, []).append(own)
    return [*plain, *(", ".join(by_facet[name]) for name in PLAIN), json.dumps(by_facet["year"])]
