"""All that compared numbers are made of, read at once: six cities cost as many queries as one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Any, TypeVar

from django.db.models import Count, Q

from grants.models import Contest, ContestRound, Programme, ReportedTotal, Support
from grants.queries import SHARES
from grants.sums.cells import Cell
from grants.sums.kept import cells_of_cities
from ngo_registry.models import Council, CouncilMeeting, Organization
from reports import large_years
from reports.comparison.records import IN_REGISTER
from reports.comparison.sides import Side
from reports.facts import City, Facts
from reports.large_years import LargeYear
from reports.models import DeclaredValue
from reports.scope import Scope

Row = TypeVar("Row")
Grouped = dict[Any, tuple[Row, ...]]
Key = tuple[int, int]
"""A city's number and a year."""


@dataclass(frozen=True)
class Known:
    """What a side's numbers are taken from.

    ``large`` stands for the records of support where they are too many, ``registered`` is the register of today.
    """

    side: Side
    scope: Scope
    large: LargeYear | None
    registered: int


def read_sides(sides: Sequence[Side]) -> list[Known]:
    cells = cells_of_cities({side.city.pk for side in sides})
    large = _large([LargeYear(each.city, each.year, _in_year(cells, each)) for each in sides])
    facts = _facts(sides, [each for each in sides if _key(each) not in large])
    registered = _registered(sides)
    return [
        Known(each, Scope(facts[_key(each)]), large.get(_key(each)), registered.get(each.city.pk, 0))
        for each in sides
    ]


def _in_year(cells: Mapping[int, list[Cell]], side: Side) -> tuple[Cell, ...]:
    return tuple(cell for cell in cells[side.city.pk] if cell.year == side.year)


def _large(years: Iterable[LargeYear]) -> dict[Key, LargeYear]:
    """Those whose support is not read: of all sides together, a page reads no more than of one large city."""
    read, large = 0, {}
    for each in sorted(years, key=_records):
        read += _records(each)
        if read > large_years.MOST_READ:
            large[each.city.pk, each.year] = each
    return large


def _records(year: LargeYear) -> int:
    return sum(cell.records for cell in year.cells)


def _facts(sides: Sequence[Side], small: Sequence[Side]) -> dict[Key, Facts]:
    """Each read in the order in which a report reads it; support only of the ``small`` sides."""
    asked, cities = _asked(sides), _cities(sides)
    rounds = ContestRound.objects.filter(asked).select_related("contest").prefetch_related(SHARES)
    meetings = CouncilMeeting.objects.filter(_asked(sides, "council__municipality"))
    meetings = meetings.select_related("council").order_by("council_id", "year", "number")
    support = Support.objects.filter(_asked(small)).select_related("programme", "sphere__parent")
    of_side: dict[str, Grouped[Any]] = {
        "support": _grouped(support.order_by("position", "id"), _of_year),
        "rounds": _grouped(rounds.order_by("position", "id"), _of_year),
        "meetings": _grouped(meetings, lambda each: (each.council.municipality_id, each.year)),
        "totals": _grouped(ReportedTotal.objects.filter(asked).order_by("code"), _of_year),
    }
    declared = _grouped(DeclaredValue.objects.filter(asked).order_by("place"), _of_year)
    return {
        key: Facts(
            cities[side.city.pk],
            side.year,
            **_of(of_side, key),
            declared={value.place: value for value in declared.get(key, ())},
        )
        for side in sides
        for key in (_key(side),)
    }


def _cities(sides: Sequence[Side]) -> dict[int, City]:
    cities = {side.city.pk: side.city for side in sides}
    books: dict[str, Grouped[Any]] = {
        "programmes": _grouped(_in(Programme, cities).order_by("position", "name"), _of_city),
        "contests": _grouped(_in(Contest, cities).order_by("name"), _of_city),
        "councils": _grouped(_in(Council, cities).order_by("name"), _of_city),
    }
    return {pk: City(city, **_of(books, pk)) for pk, city in cities.items()}


def _registered(sides: Sequence[Side]) -> dict[int, int]:
    """Only for the years that the register of today may speak for."""
    cities = {side.city.pk for side in sides if side.is_newest}
    counted = Organization.objects.filter(municipality__in=cities, status__in=IN_REGISTER)
    return dict(counted.order_by().values_list("municipality").annotate(Count("pk")))


def _asked(sides: Sequence[Side], city: str = "municipality") -> Q:
    """Nothing at all without sides."""
    nothing = Q(pk__in=())
    return reduce(or_, (Q(**{city: side.city, "year": side.year}) for side in sides), nothing)


def _in(model: Any, cities: Collection[int]) -> Any:
    return model.objects.filter(municipality__in=cities)


def _grouped(rows: Iterable[Row], key: Callable[[Row], Any]) -> Grouped[Row]:
    """The order inside a group stays."""
    return {found: tuple(group) for found, group in groupby(sorted(rows, key=key), key)}


def _of(groups: Mapping[str, Grouped[Any]], key: object) -> dict[str, Any]:
    return {name: rows.get(key, ()) for name, rows in groups.items()}


def _key(side: Side) -> Key:
    return side.city.pk, side.year


def _of_year(row: Any) -> Key:
    return row.municipality_id, row.year


def _of_city(row: Any) -> int:
    return row.municipality_id
