"""The words of a city's register: some thousands of them, where it has hundreds of thousands of names."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.db import connection
from django.db.models import Q

from ngo_registry.models import SearchWord
from ngo_registry.search.words import edits, edits_to_beginning
from portal.models import Municipality

CANDIDATES, EQUALLY_NEAR = 60, 3
MENDED_FROM = 3
LETTERS_FOR_MORE = (6, 10)
LETTERS_OF_STEM = 5
"""A shorter word without its ending may be the beginning of anything."""

NEAREST = """
SELECT word FROM ngo_registry_searchword
WHERE municipality_id = %(city)s AND (
    ngo_registry_one_letter_less(word) && ngo_registry_one_letter_less(%(word)s) OR word %% %(word)s
)
GROUP BY word
ORDER BY ngo_registry_one_letter_less(word) && ngo_registry_one_letter_less(%(word)s) DESC,
    similarity(word, %(word)s) DESC, word
LIMIT %(candidates)s
"""


BEGINNINGS = """
SELECT word FROM ngo_registry_searchword
WHERE municipality_id = %(city)s AND length(word) > length(%(word)s) AND word !~ '[0-9]'
GROUP BY word
ORDER BY similarity(left(word, length(%(word)s)), %(word)s) DESC, word
LIMIT %(candidates)s
"""


def borne_parts(city: Municipality, parts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each part the words that have it anywhere in them."""
    wanted = list(parts)
    if not wanted:
        return {}
    conditions = Q()
    for part in wanted:
        conditions |= Q(word__contains=part)
    words = SearchWord.objects.filter(conditions, municipality=city).values_list("word", flat=True)
    borne = sorted(set(words))
    return {part: tuple(word for word in borne if part in word) for part in wanted}


def nearest(city: Municipality, word: str) -> tuple[str, ...]:
    """The words that a misspelt one may mean, likeliest first; a long word may be further away."""
    if len(word) < MENDED_FROM or word.isdecimal():
        return ()
    whole = _least(word, _asked(NEAREST, city, word), edits)
    if whole or len(word) < LETTERS_OF_STEM:
        return whole
    return _least(word, _asked(BEGINNINGS, city, word), edits_to_beginning)


def _asked(question: str, city: Municipality, word: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(question, {"city": city.pk, "word": word, "candidates": CANDIDATES})
        return [each for (each,) in cursor.fetchall()]


def _least(word: str, candidates: list[str], distance: Callable[[str, str], int]) -> tuple[str, ...]:
    distances = {each: distance(word, each) for each in candidates}
    least = min(distances.values(), default=0)
    if not 0 < least <= _allowed(word):
        return ()
    return tuple(each for each in candidates if distances[each] == least)[:EQUALLY_NEAR]


def _allowed(word: str) -> int:
    """Typos; more of them in a short word would make another word of it."""
    return 1 + sum(len(word) >= letters for letters in LETTERS_FOR_MORE)
