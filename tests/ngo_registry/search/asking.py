"""Asking the search as an address does, and counting live what it keeps."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.http import QueryDict

from ngo_registry.search import Found, Selection, page
from portal.models import Municipality
from tests.people import make_city

COLUMNS = "organization_id, municipality_id, name_key, words::text, facets, registered_on, years, support_sum"
LIVE = """
SELECT r.organization_id, r.municipality_id, r.name_key, r.words::text, r.facets, r.registered_on,
    coalesce(s.years, '{year:-}'), coalesce(s.total, 0)
FROM ngo_registry_search_rows() r LEFT JOIN ngo_registry_search_support() s USING (organization_id) ORDER BY 1
"""
COUNTED = """
SELECT municipality_id, value, count(*) FROM ngo_registry_searchentry, unnest(facets || years) AS value
GROUP BY 1, 2 ORDER BY 1, 2
"""
KEPT = """
SELECT municipality_id, value, sum(change) FROM ngo_registry_searchcount
GROUP BY 1, 2 HAVING sum(change) <> 0 ORDER BY 1, 2
"""
UNKNOWN_WORDS = r"""
SELECT municipality_id, word
FROM ngo_registry_searchentry, unnest(tsvector_to_array(words)) AS word WHERE word !~ '^\d+$'
EXCEPT SELECT municipality_id, word FROM ngo_registry_searchword
"""


def asked(query: str = "", *, city: Municipality | None = None, after: str = "", size: int = 50) -> Found:
    return page(city or make_city(), Selection.read(QueryDict(query)), after, size)


def codes(query: str = "") -> list[str]:
    return [organization.code for organization in asked(query).rows]


def counts(found: Found, facet: str) -> dict[str, int]:
    values = next(each.values for each in found.facets if each.code == facet)
    return {each.value: each.count for each in values}


def pages(query: str, size: int) -> Iterator[Found]:
    found = asked(query, size=size)
    yield found
    while found.after:
        found = asked(query, after=found.after, size=size)
        yield found


def rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def assert_all_is_kept() -> None:
    """What the triggers have written is what a count of everything gives now."""
    assert rows(f"SELECT {COLUMNS} FROM ngo_registry_searchentry ORDER BY 1") == rows(LIVE)
    assert rows(KEPT) == rows(COUNTED)
    assert rows(UNKNOWN_WORDS) == []
