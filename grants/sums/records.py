"""The records behind a sum, as the address of the sum asks for them."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from grants.models import Award, Support
from grants.models.dimensions import SupportKind
from grants.sums.asked import GROUP, NOT_SAID, Asked
from grants.sums.books import Books
from grants.sums.cells import BOOKS, recipients_asked
from ngo_registry.models.organization import spelled_plainly
from ngo_registry.search import Selection, find
from portal.models import Municipality
from portal.models.quantity_field import is_unknown

MANY = 1000
ORDER = ("-year", "-id")
PURPOSE = spelled_plainly(
    Func(F("purpose"), Value(" "), F("recipients_group"), template="(%(expressions)s)", arg_joiner=" || ")
)
"""In the very form of the index ``support_words``."""


def support_asked(city: Municipality, asked: Asked, books: Books) -> QuerySet[Support]:
    """Newest first. Records inside an aggregate are left to it, unless they are asked for by name."""
    found = Support.objects.filter(recipients_asked(asked.recipients), municipality=city)
    if asked.year:
        found = found.filter(year=int(asked.year))
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.given:
        found = found.filter(organization__isnull=asked.given == GROUP)
    if asked.amount:
        found = found.filter(is_unknown("amount"), kind=SupportKind.FINANCIAL)
    for book in BOOKS:
        if code := getattr(asked, book):
            found = found.filter(_of_book(book, code, books))
    return _by_name(city, found, asked).order_by(*ORDER)


def awards_asked(city: Municipality, asked: Asked) -> QuerySet[Award]:
    """Victories in contests of a level, newest first."""
    found = Award.objects.filter(municipality=city)
    if asked.level != "any":
        found = found.filter(contest__level=asked.level)
    if asked.year:
        found = found.filter(year=int(asked.year))
    if asked.organization:
        found = found.filter(organization_id=int(asked.organization))
    if asked.q:
        named = _organizations(city, asked.q)
        found = found.alias(told=_of_award())
        # What is written of people's victories is not searched: an answer would confirm a name.
        of_organization = Q(organization__isnull=False) & _all_in("told", asked.q)
        found = found.filter(Q(organization__in=named) | of_organization)
    return found.order_by(*ORDER)


def counted(found: QuerySet[Support]) -> QuerySet[Support]:
    """Without what is counted in an aggregate already."""
    return found.filter(part_of__isnull=True)


def _by_name(city: Municipality, found: QuerySet[Support], asked: Asked) -> QuerySet[Support]:
    if asked.part_of:
        return found.filter(part_of__code=asked.part_of, part_of__municipality=city)
    if asked.organization:
        # Its own part of a group's aggregate is all that is known of it, so there it counts.
        mine = int(asked.organization)
        return found.filter(organization_id=mine).exclude(part_of__organization_id=mine)
    if not asked.q:
        return counted(found)
    spelled = found.alias(told=PURPOSE)
    return spelled.filter(Q(organization__in=_organizations(city, asked.q)) | _all_in("told", asked.q))


def _of_book(book: str, code: str, books: Books) -> Q:
    return Q(**{f"{book}__isnull": True} if code == NOT_SAID else {f"{book}__in": books.keys(book, code)})


def _organizations(city: Municipality, words: str) -> Any:
    """As the register finds them. Few as a list, by which an index is entered; many as a question."""
    named = find(city, Selection(words=words, facets={}, sort="name")).order_by()
    few = list(named.values_list("pk", flat=True)[: MANY + 1])
    return few if len(few) <= MANY else named.values("pk")


def _all_in(told: str, words: str) -> Q:
    found = Q()
    for word in words.lower().replace("ё", "е").split():
        found &= Q(**{f"{told}__contains": word})
    return found


def _of_award() -> Any:
    return spelled_plainly(
        Concat(
            F("project"), Value(" "), F("purpose"), Value(" "), F("contest__name"), output_field=TextField()
        )
    )
