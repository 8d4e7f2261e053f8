"""Pages by key: the rows that follow the last one seen, in any order, at one cost at any depth.

A cursor carries the values of that row, so it leads on even after the row was deleted; it is signed, so whatever
else stands in its place is simply the beginning of the list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import F, Func, Q, QuerySet, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Lower
from django.db.models.lookups import GreaterThan, LessThan

from portal.workspace.listing.paths import field_at, fields_along, is_text

SIZE = 50
COUNTED = 10_000

NOTHING = Q(pk__in=())


@dataclass(frozen=True)
class Term:
    """One of the things to order by. Blanks stand last, whichever way the order goes."""

    name: str
    expression: Any
    field: models.Field
    is_descending: bool
    is_nullable: bool

    @property
    def by(self) -> OrderBy:
        column, nulls_last = F(self.name), self.is_nullable or None
        return column.desc(nulls_last=nulls_last) if self.is_descending else column.asc(nulls_last=nulls_last)

    def same(self, value: Any) -> Q:
        return Q(**{f"{self.name}__isnull": True} if value is None else {self.name: value})

    def beyond(self, value: Any, *, or_same: bool = False) -> Q:
        """The rows that come later by this term alone; nothing comes after a blank."""
        if value is None:
            return self.same(None) if or_same else NOTHING
        comparison = ("lt" if self.is_descending else "gt") + ("e" if or_same else "")
        later = Q(**{f"{self.name}__{comparison}": value})
        return later | self.same(None) if self.is_nullable else later


@dataclass(frozen=True)
class Page:
    """``after`` leads to the next page, empty on the last one; ``position`` counts the rows before this page."""

    rows: list[Any]
    position: int
    after: str


def terms_of(model: type[models.Model], order: tuple[str, ...]) -> list[Term]:
    """The terms of an order like ``("-year", "contest")``, made complete by the key."""
    paths = [each for path in order for each in _told_apart(model, path)]
    if not paths or paths[-1].lstrip("-") not in ("pk", model._meta.pk.name):
        paths.append("pk")
    return [_term(model, path, f"key_{place}") for place, path in enumerate(paths)]


def _told_apart(model: type[models.Model], path: str) -> Iterator[str]:
    """A reference is ordered by as its own records are, then by its key; the city is one for the whole list."""
    sign, plain = ("-", path[1:]) if path.startswith("-") else ("", path)
    field = field_at(model, plain)
    if not field.is_relation:
        yield path
        return
    for own in field.related_model._meta.ordering:
        if own.lstrip("-") != "municipality":
            flipped = own.startswith("-") != bool(sign)
            yield from _told_apart(model, f"{'-' if flipped else ''}{plain}__{own.lstrip('-')}")
    yield f"{sign}{plain}__pk"


def _term(model: type[models.Model], path: str, name: str) -> Term:
    plain = path.removeprefix("-")
    fields = fields_along(model, plain)
    expression = spelled(F(plain)) if is_text(fields[-1]) else F(plain)
    is_nullable = any(getattr(field, "null", True) for field in fields)
    output = models.TextField() if is_text(fields[-1]) else fields[-1]
    return Term(name, expression, output, path.startswith("-"), is_nullable)


def spelled(expression: F) -> Func:
    """Lower case with «е» for «ё», as names are compared on every server; the indexes are of this very form."""
    return Func(
        Lower(expression), Value("ё"), Value("е"), function="translate", output_field=models.TextField()
    )


def page_of(records: QuerySet, order: tuple[str, ...], after: str = "", size: int = SIZE) -> Page:
    """The rows that follow the cursor, or the first ones where it is none of this order."""
    terms = terms_of(records.model, order)
    found = in_order(records, terms)
    position, values = _read(after, _signer(order))
    if len(values) == len(terms):
        found = found.filter(_later(terms, values))
    rows = list(found[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    return Page(rows, position, cursor(rows[-1], order, position + len(rows)) if more else "")


def in_order(records: QuerySet, terms: list[Term]) -> QuerySet:
    keyed = records.annotate(**{term.name: term.expression for term in terms})
    return keyed.order_by(*(term.by for term in terms))


def cursor(record: models.Model, order: tuple[str, ...], position: int) -> str:
    """Leads to what follows this record of a list made by `in_order`."""
    terms = terms_of(type(record), order)
    values = [_plain(getattr(record, term.name)) for term in terms]
    return _signer(order).sign_object([position, *values], compress=True)


def bounded_count(records: QuerySet, limit: int = COUNTED) -> int:
    """How many there are; ``limit + 1`` stands for «more than that»."""
    return records.order_by()[: limit + 1].count()


def _later(terms: list[Term], values: list[Any]) -> Any:
    is_descending = terms[0].is_descending
    if all(term.is_descending is is_descending and not term.is_nullable for term in terms):
        # One comparison of rows: PostgreSQL enters the index right at the place.
        comparison = LessThan if is_descending else GreaterThan
        known = [Value(value, output_field=term.field) for term, value in zip(terms, values, strict=True)]
        return comparison(_row(*(F(term.name) for term in terms)), _row(*known))
    later, same = NOTHING, Q()
    for term, value in zip(terms, values, strict=True):
        later |= same & term.beyond(value)
        same &= term.same(value)
    # The first condition follows from the second: with it an index is entered at the place.
    return terms[0].beyond(values[0], or_same=True) & later


def _row(*values: Any) -> Func:
    return Func(*values, function="ROW", output_field=models.BooleanField())


def _signer(order: tuple[str, ...]) -> Signer:
    return Signer(salt=f"portal.workspace.listing:{','.join(order)}")


def _read(text: str, signer: Signer) -> tuple[int, list[Any]]:
    try:
        position, *values = signer.unsign_object(text)
    except BadSignature:
        return 0, []
    return position, values


def _plain(value: Any) -> Any:
    """As JSON holds it; the column's own type reads it back."""
    return value if value is None or isinstance(value, bool | int | str) else str(value)
