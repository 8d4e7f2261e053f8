"""The search of a city's register: words with typos mended, facets with counts, pages by key.

Layers, lowest first: `words` (text), `selection` (what was asked), `vocabulary` and `readings` (what the words may
mean), `matching` (conditions), `places` (pages), `counting` and `labels` (facets), `found` (a whole page).
The tables are filled by triggers of the database; `rebuild` is for loads that pass by them.
"""

from ngo_registry.search.facets import FACETS, Facet
from ngo_registry.search.found import FacetCounts, FacetValue, Found, find, page
from ngo_registry.search.rebuild import rebuild
from ngo_registry.search.selection import SORTS, Selection, SelectionError

__all__ = [
    "FACETS",
    "SORTS",
    "Facet",
    "FacetCounts",
    "FacetValue",
    "Found",
    "Selection",
    "SelectionError",
    "find",
    "page",
    "rebuild",
]
