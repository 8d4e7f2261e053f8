"""Counts of facets: kept ones of the whole register, one pass over the arrays of what was found otherwise.

A facet in which something is chosen shows the counts as they are without its own choice, so that one sees what
another value of it would give.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from ngo_registry.search.facets import FACETS
from ngo_registry.search.matching import matching
from ngo_registry.search.readings import Reading
from ngo_registry.search.selection import Selection
from portal.models import Municipality

Counts = dict[str, dict[str, int]]
"""Facet → value → organisations."""
Query = tuple[str, list[Any]]

KEPT = "SELECT value, sum(change) FROM ngo_registry_searchcount WHERE municipality_id = %s GROUP BY value"
KEPT_OF_ONE = (
    "SELECT value, sum(change) FROM ngo_registry_searchcount "
    "WHERE municipality_id = %s AND starts_with(value, %s) GROUP BY value"
)


def counts_of(city: Municipality, selection: Selection, reading: Reading | None) -> tuple[int, Counts]:
    """The number of organisations found, and the counts by facet; zeros are left out."""
    queries = list(_queries(city, selection, reading))
    sql = " UNION ALL ".join(
        f"(SELECT {place}, q.* FROM ({sql}) q)" for place, (sql, _) in enumerate(queries)
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [value for _, params in queries for value in params])
        rows = cursor.fetchall()
    counts: Counts = {code: {} for code in FACETS}
    total = 0
    for place, value, count in rows:
        code, _, own = value.partition(":")
        is_sideways = place > 0
        if not is_sideways and code == "status":
            total += int(count)  # each organisation has one
        if count and is_sideways == (code in selection.facets):
            counts[code][own] = int(count)
    return total, counts


def _queries(city: Municipality, selection: Selection, reading: Reading | None) -> Iterator[Query]:
    """The main one, then one for each facet in which something is chosen."""
    if selection.is_everything:
        yield KEPT, [city.pk]
        return
    yield counted(city, selection, reading)
    for code in selection.facets:
        if reading is None and len(selection.facets) == 1:
            yield KEPT_OF_ONE, [city.pk, f"{code}:"]
        else:
            yield counted(city, selection, reading, without=code)


def counted(city: Municipality, selection: Selection, reading: Reading | None, without: str = "") -> Query:
    found = matching(city, selection, reading, without=without).values("facets", "years")
    sql, params = found.query.sql_with_params()
    column = FACETS[without].column if without else "facets || years"
    only = "WHERE starts_with(value, %s) " if without else ""
    counted = f"SELECT value, count(*) FROM ({sql}) f, unnest({column}) AS value {only}GROUP BY value"
    return counted, [*params, *([f"{without}:"] if without else [])]
