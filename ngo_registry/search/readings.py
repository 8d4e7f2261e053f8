"""What the typed words may mean: as they stand, in the other layout of the keyboard, with typos mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ngo_registry.search.vocabulary import borne_parts, nearest
from ngo_registry.search.words import in_other_layout, plain_words
from portal.models import Municipality

PART, NUMBER = 3, 4
"""Letters from which a word is looked for inside of others, digits from which it may begin a number."""


@dataclass(frozen=True)
class Term:
    """A typed word, and the words of the register that stand for it; ``begins`` takes whatever begins with it."""

    word: str
    variants: tuple[str, ...]
    begins: bool = False

    @property
    def is_borne(self) -> bool:
        return self.begins or bool(self.variants)

    def query(self, weight: str = "") -> str:
        """For ``tsquery``; words consist of letters and digits alone, so nothing needs a quote."""
        mark = f":{weight}" if weight else ""
        parts = [f"{each}{mark}" for each in self.variants]
        if self.begins:
            parts.append(f"{self.word}:*{weight}")
        return f"({' | '.join(parts)})"


@dataclass(frozen=True)
class Reading:
    """All words must be borne. ``corrected`` tells what is searched where that is not what was typed."""

    terms: tuple[Term, ...]
    corrected: str = ""

    @property
    def is_borne(self) -> bool:
        return all(term.is_borne for term in self.terms)

    def query(self, weight: str = "") -> str:
        return " & ".join(term.query(weight) for term in self.terms)

    def whole_words(self) -> str:
        """In a present name, each as a whole word."""
        return " & ".join(f"{term.word}:A" for term in self.terms)


Words = list[str]


def readings(city: Municipality, words: str) -> Iterator[Reading]:
    """From the likeliest on, each made when its turn comes; only those whose words the city's register bears."""
    typed = terms_of(city, plain_words(words))
    if all(term.is_borne for term in typed):
        yield Reading(typed)
        return
    swapped = in_other_layout(words)
    other = terms_of(city, plain_words(swapped))
    if other and all(term.is_borne for term in other):
        yield _corrected(other)
        return
    yield from _mended(city, words)


def terms_of(city: Municipality, words: Words) -> tuple[Term, ...]:
    parts = borne_parts(city, [word for word in words if len(word) >= PART])
    return tuple(Term(word, parts.get(word, ()) or _alone(word), _begins(word)) for word in words)


def _alone(word: str) -> tuple[str, ...]:
    """A short number is a house or a school: nobody means all numbers that begin so."""
    return (word,) if word.isdecimal() and len(word) < NUMBER else ()


def _begins(word: str) -> bool:
    return len(word) >= NUMBER if word.isdecimal() else len(word) < PART


def _mended(city: Municipality, words: str) -> Iterator[Reading]:
    """Word by word, for one may be in the wrong layout and another misspelt."""
    terms = tuple(_mended_term(city, each) for each in words.split() if plain_words(each))
    flat = tuple(term for group in terms for term in group)
    if all(term.is_borne for term in flat):
        yield _corrected(flat)


def _mended_term(city: Municipality, typed: str) -> tuple[Term, ...]:
    ways: tuple[Callable[[], tuple[Term, ...]], ...] = (
        lambda: terms_of(city, plain_words(typed)),
        lambda: terms_of(city, plain_words(in_other_layout(typed))),
        lambda: _nearest_terms(city, plain_words(typed)),
        lambda: _nearest_terms(city, plain_words(in_other_layout(typed))),
    )
    for way in ways:
        terms = way()
        if terms and all(term.is_borne for term in terms):
            return terms
    return (Term(typed, ()),)


def _nearest_terms(city: Municipality, words: Words) -> tuple[Term, ...]:
    return tuple(_nearest_term(term, city) for term in terms_of(city, words))


def _nearest_term(term: Term, city: Municipality) -> Term:
    if term.is_borne:
        return term
    found = nearest(city, term.word)
    return Term(found[0] if found else term.word, found)


def _corrected(terms: tuple[Term, ...]) -> Reading:
    return Reading(terms, " ".join(term.word for term in terms))
