"""Which column of a file is which field, judged by its heading and by what was confirmed before."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from django.db import models

from portal.imports.kinds import ImportKind
from portal.records.lookup import lookup_of, plain_name

SCALE_WORDS = re.compile(r"\b(?:в )?(?:тыс|тысяч\w*|млн|млрд|руб|рублей|рублях|кв м|шт|ед|чел)\b")
SURE, LIKELY = 1.0, 0.8
FEWEST_LETTERS = 4


def signature(names: Sequence[str]) -> str:
    """By which a source is known again: its headings, however they are cased and spaced."""
    return hashlib.sha256("\x1f".join(map(plain_name, names)).encode()).hexdigest()


def guess(
    kind: ImportKind, names: Sequence[str], remembered: Mapping[str, str] | None = None
) -> dict[int, str]:
    """{column of the file: field}, the surest first; a field is given once, but for organisations.

    Their name, ИНН and ОГРН stand in several columns and all name the same one.
    """
    if remembered:
        return {int(place): field for place, field in remembered.items() if int(place) < len(names)}
    scored = [
        (score, -place, place, field.name)
        for place, heading in enumerate(names)
        for field in kind.fields
        if (score := likeness(heading, kind, field.name)) >= LIKELY
    ]
    found: dict[int, str] = {}
    for _, _, place, field in sorted(scored, reverse=True):
        if place not in found and (field not in found.values() or names_a_record(kind, field)):
            found[place] = field
    return dict(sorted(found.items()))


def names_a_record(kind: ImportKind, field: str) -> bool:
    """Whether several columns may together say which record is meant."""
    column = next((each for each in kind.model._meta.fields if each.name == field), None)
    return isinstance(column, models.ForeignKey) and bool(lookup_of(column.related_model).numbers)


def likeness(heading: str, kind: ImportKind, field: str) -> float:
    """1 for a heading that is known, less for one with a typo or further words, 0 for another."""
    words = plain_heading(heading)
    if not words:
        return 0
    known = [plain_heading(each) for each in (kind.label(field), *kind.field(field).synonyms)]
    if words in known or words == plain_name(field):
        return SURE
    return max((_near(words, each) for each in known if each), default=0)


def plain_heading(heading: str) -> str:
    """Without the unit: «Сумма субсидии, тыс. руб.» is «сумма субсидии»."""
    return " ".join(SCALE_WORDS.sub(" ", plain_name(heading)).split())


def _near(words: str, known: str) -> float:
    ours, theirs = words.split(), known.split()
    if set(theirs) <= set(ours) and len(known) >= FEWEST_LETTERS and len(ours) <= len(theirs) + 2:
        return 0.85 + 0.1 * len(theirs) / len(ours)
    if min(len(words), len(known)) < FEWEST_LETTERS or abs(len(words) - len(known)) > 3:
        return 0
    ratio = SequenceMatcher(None, words, known).ratio()
    return ratio * 0.95 if ratio >= 0.88 else 0
