"""Orders of the register and places in them: a page begins right after a row, at one cost at any depth."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db.models import BooleanField, Case, F, Field, Func, IntegerField, Q, QuerySet, Value, When
from django.db.models.lookups import GreaterThan, LessThan

from ngo_registry.models import SearchEntry
from ngo_registry.search.readings import Reading

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Order:
    """``columns`` in one direction; the key of the organisation, last of them, tells equal ones apart."""

    columns: tuple[str, ...]
    is_descending: bool = False

    def by(self, path: str = "") -> list[Any]:
        names = [name if name == "rank" else f"{path}{name}" for name in self.columns]
        return [F(name).desc() if self.is_descending else F(name).asc() for name in names]


ORDERS = {
    "name": Order(("name_key", "organization_id")),
    "relevance": Order(("rank", "name_key", "organization_id")),
    "registered": Order(("registered_on", "organization_id"), is_descending=True),
    "support": Order(("support_sum", "organization_id"), is_descending=True),
}


def ranked(entries: QuerySet, reading: Reading, path: str = "") -> QuerySet:
    """``rank`` 0: the present name has all words as they stand; 1: it has them as parts; 2: something else has."""
    whole, parts = _of_present_name(reading, path)
    rank = Case(
        When(whole, then=Value(0)), When(parts, then=Value(1)), default=Value(2), output_field=IntegerField()
    )
    return entries.annotate(rank=rank)


def rows_after(
    chosen: QuerySet[SearchEntry], sort: str, reading: Reading | None, after: str, size: int
) -> tuple[list[Row], bool]:
    """At most ``size`` rows of the order's columns, and whether they are the first of all.

    ``chosen`` are the entries of the city with the chosen values; of them those that bear the words are meant.
    """
    place = _read(after, sort)
    if sort == "relevance" and reading:
        return _by_rank(chosen, reading, place, size), not place
    entries = chosen.filter(words__bears=reading.query()) if reading else chosen
    return _in_order(entries, ORDERS[sort], place, size), not place


def _by_rank(chosen: QuerySet[SearchEntry], reading: Reading, place: list[Any], size: int) -> list[Row]:
    """The best rank apart: of a broad word its page is read off an index, and no match is ranked.

    Who bears the words whole bears them; to say so as well would make PostgreSQL expect few rows and read all.
    """
    whole, _ = _of_present_name(reading)
    found: list[Row] = []
    if not place or place[0] == 0:
        found = [(0, *row) for row in _in_order(chosen.filter(whole), ORDERS["name"], place[1:], size)]
        place = []
    if len(found) < size:
        rest = ranked(chosen.filter(words__bears=reading.query()).exclude(whole), reading)
        found += _in_order(rest, ORDERS["relevance"], place, size - len(found))
    return found


def _of_present_name(reading: Reading, path: str = "") -> tuple[Q, Q]:
    """It has all words whole; it has them at least as parts."""
    whole, parts = reading.whole_words(), reading.query("A")
    return Q(**{f"{path}words__bears": whole}), Q(**{f"{path}words__bears": parts})


def _in_order(entries: QuerySet[SearchEntry], order: Order, place: list[Any], size: int) -> list[Row]:
    if place:
        # One comparison of rows: PostgreSQL enters the index right at the place.
        further: Callable[..., Any] = LessThan if order.is_descending else GreaterThan
        entries = entries.filter(
            further(_row([F(name) for name in order.columns]), _row(_known(order, place)))
        )
    return list(entries.order_by(*order.by()).values_list(*order.columns)[:size])


def place_of(row: Row, sort: str) -> str:
    """Leads on even after the row is gone; signed, so whatever else stands in its place is the beginning."""
    values = [value if isinstance(value, int | str) else str(value) for value in row]
    return _signer(sort).sign_object(values, compress=True)


def _known(order: Order, place: list[Any]) -> list[Value]:
    return [
        Value(value, output_field=_type_of(name)) for name, value in zip(order.columns, place, strict=True)
    ]


def _type_of(column: str) -> Field:
    if column == "rank":
        return IntegerField()
    field = SearchEntry._meta.get_field(column.removesuffix("_id"))
    return getattr(field, "target_field", field)


def _row(values: list[Any]) -> Func:
    return Func(*values, function="ROW", output_field=BooleanField())


def _signer(sort: str) -> Signer:
    return Signer(salt=f"ngo_registry.search:{sort}")


def _read(after: str, sort: str) -> list[Any]:
    try:
        values = _signer(sort).unsign_object(after)
    except BadSignature:
        return []
    if sort == "registered":
        values[0] = datetime.date.fromisoformat(values[0])
    return list(values)
