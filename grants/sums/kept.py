"""The sums of a city that the database keeps beside the records: triggers write them, see migration 0008.

However many records a city has, they fall into a few thousand groups.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from grants.sums.cells import Cell
from portal.models import Municipality

KEYS = "year, kind, programme_id, sphere_id, department_id, recipient_kind, is_group, unit, step, qualifier"
QUESTION = f"""
    SELECT municipality_id, {KEYS}, sum(records)::bigint, sum(value) FROM grants_supportsum
    WHERE municipality_id = ANY(%s) GROUP BY municipality_id, {KEYS} HAVING sum(records) > 0
"""


def cells_of_city(city: Municipality) -> list[Cell]:
    """All support of the city that is summed: records inside an aggregate are left to it."""
    return cells_of_cities([city.pk])[city.pk]


def cells_of_cities(cities: Iterable[int]) -> dict[int, list[Cell]]:
    """As `cells_of_city`, by the numbers of the cities, in one query; a city without support has no cells."""
    found: dict[int, list[Cell]] = {city: [] for city in cities}
    with connection.cursor() as cursor:
        cursor.execute(QUESTION, [list(found)])
        for city, *row in cursor.fetchall():
            found[city].append(Cell(*row))
    return found


def refill() -> None:
    """Of all cities, for loads that pass by the triggers of the database. Who writes support waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT grants_support_sums_refill()")
