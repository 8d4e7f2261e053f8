"""Words as the register is searched by them: the database splits names in the very same way."""

from __future__ import annotations

import re

BETWEEN_WORDS = re.compile("[^0-9a-zß-ÿЀ-ӿ]+")
LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
TO_CYRILLIC = str.maketrans(LATIN + '~{}:"<>', CYRILLIC + "ёхъжэбю")
TO_LATIN = str.maketrans(CYRILLIC, LATIN)


def plain_words(text: str) -> list[str]:
    """In lower case, «е» for «ё», each once, in the order of the text."""
    plain = BETWEEN_WORDS.sub(" ", text.lower().replace("ё", "е"))
    return list(dict.fromkeys(plain.split()))


def in_other_layout(text: str) -> str:
    """What the same keys give in the other layout of the keyboard: «rkjy» is «клон»."""
    lower = text.lower()
    is_latin = sum("a" <= sign <= "z" for sign in lower) >= sum("а" <= sign <= "ё" for sign in lower)
    return lower.translate(TO_CYRILLIC if is_latin else TO_LATIN)


def edits(one: str, other: str) -> int:
    """How many letters are put in, left out, replaced or swapped with their neighbour (Damerau, restricted)."""
    return _edits_to_beginnings(one, other)[-1]


def edits_to_beginning(one: str, other: str) -> int:
    """To the nearest beginning of the other: names bear «ветеранов» where people type «ветеран»."""
    return min(_edits_to_beginnings(one, other))


def _edits_to_beginnings(one: str, other: str) -> list[int]:
    """To each beginning of the other, from none of its letters to all."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, sign in enumerate(other, start=1):
            best = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != sign))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == sign:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        before, last = last, line
    return last
