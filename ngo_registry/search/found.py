"""A page of the register as it was asked for, with the facets of all that was found."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from ngo_registry.models import Organization
from ngo_registry.search.counting import Counts, counts_of
from ngo_registry.search.facets import FACETS, NONE, Facet
from ngo_registry.search.labels import Labels, labels, place_in
from ngo_registry.search.matching import conditions, matching
from ngo_registry.search.places import ORDERS, place_of, ranked, rows_after
from ngo_registry.search.readings import Reading, readings
from ngo_registry.search.selection import Selection
from portal.models import Municipality

SIZE = 50
LISTED = ("categories", "marks", "former_names")


@dataclass(frozen=True)
class FacetValue:
    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class FacetCounts:
    code: str
    title: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class Found:
    """``after`` leads to the next page, empty on the last one. ``corrected`` tells which words were searched
    where typos or the layout of the keyboard were mended.
    """

    rows: list[Organization]
    total: int
    facets: tuple[FacetCounts, ...]
    after: str
    is_first: bool
    corrected: str


def find(city: Municipality, selection: Selection) -> QuerySet[Organization]:
    """All that the selection names, in its order: for files, the API and open data."""
    reading = _reading(city, selection)
    found = Organization.objects.select_related("municipality", "legal_form")
    if selection.is_searched and reading is None:
        return found.none()
    found = found.filter(conditions(city, selection, reading, path="search_entry__"))
    if selection.order == "relevance" and reading:
        found = ranked(found, reading, path="search_entry__")
    return found.order_by(*ORDERS[selection.order].by("search_entry__"))


def page(city: Municipality, selection: Selection, after: str = "", size: int = SIZE) -> Found:
    """The rows that follow the place ``after``; from the beginning where it names none."""
    reading = _reading(city, selection)
    if selection.is_searched and reading is None:
        return Found([], 0, _facets(selection, {}, labels()), "", is_first=True, corrected="")
    chosen = matching(city, selection, None)
    rows, is_first = rows_after(chosen, selection.order, reading, after, size + 1)
    total, counts = counts_of(city, selection, reading)
    return Found(
        rows=_organizations(city, [row[-1] for row in rows[:size]]),
        total=total,
        facets=_facets(selection, counts, labels()),
        after=place_of(rows[size - 1], selection.order) if len(rows) > size else "",
        is_first=is_first,
        corrected=reading.corrected if reading else "",
    )


def _reading(city: Municipality, selection: Selection) -> Reading | None:
    """What the words mean; None without words, and where the register bears nothing like them."""
    return next(readings(city, selection.words), None) if selection.is_searched else None


def _organizations(city: Municipality, keys: list[int]) -> list[Organization]:
    listed = Organization.objects.select_related("legal_form").prefetch_related(*LISTED)
    known = {each.pk: each for each in listed.filter(pk__in=keys)}
    for organization in known.values():
        organization.municipality = city
    # One that has been deleted since the first query is left out.
    return [known[key] for key in keys if key in known]


def _facets(selection: Selection, counts: Counts, known: Labels) -> tuple[FacetCounts, ...]:
    return tuple(
        FacetCounts(
            facet.code,
            facet.title,
            _values(facet, counts.get(facet.code, {}), selection.facets.get(facet.code, ()), known),
        )
        for facet in FACETS.values()
    )


def _values(
    facet: Facet, counts: dict[str, int], chosen: tuple[str, ...], known: Labels
) -> tuple[FacetValue, ...]:
    """What is chosen stands there even where nobody bears it: it can be taken out."""
    named = [
        (value, facet.none if value == NONE else known.get((facet.code, value), value), count)
        for value, count in {**dict.fromkeys(chosen, 0), **counts}.items()
    ]
    ordered = sorted(named, key=place_in(facet.code))
    return tuple(FacetValue(value, label, count, value in chosen) for value, label, count in ordered)
