"""The conditions of a selection over the entries of a city."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup, Q, QuerySet

from ngo_registry.models import SearchEntry
from ngo_registry.search.facets import FACETS
from ngo_registry.search.readings import Reading
from ngo_registry.search.selection import Selection
from portal.models import Municipality


@SearchVectorField.register_lookup
class Bears(Lookup):
    """``words__bears`` takes the text of a ``tsquery``: nothing is split or stemmed a second time."""

    lookup_name = "bears"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} @@ %s::tsquery", [*params, self.rhs]


def matching(
    city: Municipality, selection: Selection, reading: Reading | None, *, without: str = ""
) -> QuerySet[SearchEntry]:
    """``reading`` is what the words mean, None without words; ``without`` is a facet whose choice is left out."""
    entries = SearchEntry.objects.filter(conditions(city, selection, reading, without=without))
    return entries.order_by()


def conditions(
    city: Municipality, selection: Selection, reading: Reading | None, *, without: str = "", path: str = ""
) -> Q:
    """``path`` leads from the model that is searched to the entry: ``search_entry__``."""
    found = Q(**{f"{path}municipality": city})
    if reading:
        found &= Q(**{f"{path}words__bears": reading.query()})
    for code, chosen in selection.facets.items():
        if code != without:
            facet = FACETS[code]
            found &= Q(**{f"{path}{facet.column}__overlap": facet.values(chosen)})
    return found
