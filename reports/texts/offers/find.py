"""Searching the offers: by words of their titles, or by the value that a person has typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice

from portal.lib.quantities import round_to
from portal.lib.units import SCALES, Kind, unit
from reports.discovery import discover
from reports.document import Number
from reports.errors import FigureError
from reports.figures.base import Figure, Reference, find_declared
from reports.renderers.wording import number_text, plain_text
from reports.scope import Scope
from reports.texts.conditions import BOOKS, used_names
from reports.texts.offers.base import Draft, Ground, Offer, Subject
from reports.texts.tokens import parse_token

MOST = 40
OF_SUBJECT, AT_FIRST = 15, 5
"""Of each subject, so that one of them does not crowd out the others; and while nothing is searched for."""

TELLING = 100
"""From here on a number says so much that money rounded to it is meant: «1 397», not «24» for 23,5 million."""

IDENTITY = {"code", "table", "council", "number"}
"""Parameters that say which record a name is of; there is nothing to choose in them."""

_NUMBER = re.compile(r"\d{1,15}(?:[.,](\d{1,6}))?")
"""No report prints longer ones; Decimal would also read «1e9999999» and «NaN»."""

_WORDS = re.compile(r"[\w%-]+")


def ground_of(scope: Scope) -> Ground:
    return Ground(scope, {book: used_names(book, scope) for book in BOOKS})


def find_offers(ground: Ground, query: str, most: int = MOST) -> list[Offer]:
    """Those whose titles hold all words of the query, whatever their endings; of an empty query the plainest.

    Where no title does, the names of the subjects are asked too: «сводные сведения» finds all of these.
    """
    stems = [_stem(word) for word in _WORDS.findall(_plain(query))]
    if not stems:
        return _search(ground, lambda draft, subject: True, AT_FIRST, most)
    by_title = _search(ground, lambda draft, subject: _holds(draft.title, stems), OF_SUBJECT, most)
    return by_title or _search(
        ground, lambda draft, subject: _holds(f"{draft.title} {subject.title}", stems), most, most
    )


def offers_equal_to(ground: Ground, typed: str, most: int = 8) -> list[Offer]:
    """The offers that print this number now, in whatever scale: «24», «1 397,2» of thousands; the plain ones first."""
    value = number_of(typed)
    if value is None:
        return []
    equal = (offer for offer in every_offer(ground) if is_equal(offer, *value))
    return sorted(equal, key=lambda offer: offer.quantity is not None and offer.quantity.value != value[0])[
        :most
    ]


def every_offer(ground: Ground) -> Iterator[Offer]:
    """All that are numbers; names are left out."""
    for subject in subjects():
        drafts = (each for each in subject.offer(ground) if isinstance(find_declared(each.code), Figure))
        yield from _with_values(ground, subject, drafts)


def titles_of(ground: Ground) -> dict[str, str]:
    """What each figure that is offered is called, by its call: «contests.amount level=federal»."""
    return {draft.call: draft.title for subject in subjects() for draft in subject.offer(ground)}


def _search(
    ground: Ground, fits: Callable[[Draft, Subject], bool], of_subject: int, most: int
) -> list[Offer]:
    found: list[Offer] = []
    for subject in subjects():
        drafts = (draft for draft in subject.offer(ground) if fits(draft, subject))
        found += islice(_with_values(ground, subject, drafts), min(of_subject, most - len(found)))
    return found


def subjects() -> list[Subject]:
    return sorted(discover("reports.texts.offers", Subject).values(), key=lambda each: each.position)


def number_of(typed: str) -> tuple[Decimal, Decimal] | None:
    """The number that was typed, and the unit of its last digit."""
    found = _NUMBER.fullmatch(re.sub(r"\s", "", typed))
    if found is None:
        return None
    return Decimal(found[0].replace(",", ".")), Decimal(1).scaleb(-len(found[1] or ""))


def is_equal(offer: Offer, value: Decimal, step: Decimal) -> bool:
    """Whether rounding the figure to the digits typed gives what was typed."""
    quantity = offer.quantity
    if quantity is None or quantity.value is None or (not value and quantity.value):
        return False
    scales = SCALES.values() if unit(quantity.unit).kind is Kind.MONEY else (Decimal(1),)
    is_telling = value / step >= TELLING
    scaled = (quantity.value / scale for scale in scales)
    return any(each == value or (is_telling and round_to(each, step) == value) for each in scaled)


def offer_of(ground: Ground, subject: Subject, draft: Draft) -> Offer | None:
    """None where the figure has no value this year, or cannot be asked for so."""
    try:
        if isinstance(found := find_declared(draft.code), Reference):
            words = plain_text(found.find(ground.scope, draft.params))
            has_choices = bool(set(found.params) - IDENTITY)
            return Offer(subject.title, draft.title, draft.call, words, None, has_choices) if words else None
        quantity = ground.scope.printed(draft.code, draft.params).quantity
    except (FigureError, ValueError):
        return None
    if not quantity.is_known:
        return None
    counted = unit(quantity.unit)
    wording = (
        draft.wording if draft.wording is not None else counted.one if counted.kind is Kind.COUNT else ""
    )
    source = f"{draft.call} | {wording}" if wording else draft.call
    words = number_text(Number(quantity, parse_token(source).style(quantity.unit)))
    return Offer(subject.title, draft.title, source, words, quantity)


def _with_values(ground: Ground, subject: Subject, drafts: Iterable[Draft]) -> Iterator[Offer]:
    made = (offer_of(ground, subject, draft) for draft in drafts)
    return (offer for offer in made if offer is not None)


def _holds(title: str, stems: list[str]) -> bool:
    words = _WORDS.findall(_plain(title))
    return all(any(word.startswith(stem) for word in words) for stem in stems)


def _plain(text: str) -> str:
    return text.lower().replace("ё", "е")


def _stem(word: str) -> str:
    """Without its ending: «субсидии» finds «субсидия», «победы» finds «побед»."""
    return word[: max(4, len(word) - 2)] if word.isalpha() else word
