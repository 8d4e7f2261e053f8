"""Text broken into the lines of a column: at spaces, after hyphens, at syllables, and, if need be, anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from portal.lib.typography import NBSP
from portal.pdf.letters import paragraphs
from portal.pdf.page import Lettering

if TYPE_CHECKING:
    from pyphen import Pyphen

HYPHENS: Final = "-/"
# Named as a soft hyphen, the sign is seen and not read aloud (ISO 32000-1, 14.8.2.2.3).
SOFT_HYPHEN: Final = "\u00ad"
_SYLLABLED: Final = re.compile(r"[^\W\d_]{5,40}")
# No line holds more letters without a space; so that a text without any costs no more than others of its length.
LONGEST: Final = 300


@dataclass(frozen=True)
class Measure:
    """How much of a text goes into a line of this width.

    A line is left short by the share ``ragged`` of the width sooner than a word is torn.
    """

    lettering: Lettering
    width: float
    ragged: float = 0.3
    _words: dict[str, float] = field(default_factory=dict)

    def lines(self, text: str) -> list[str]:
        return [line for paragraph in paragraphs(text) for line in self._filled(paragraph)]

    def width_of(self, word: str) -> float:
        if (width := self._words.get(word)) is None:
            width = self._words[word] = self.lettering.width(word)
        return width

    def _filled(self, paragraph: str) -> Iterator[str]:
        line, used, space = "", 0.0, self.width_of(" ")
        for word in re.split("[ \t]+", paragraph.strip(" \t")):
            rest = word
            while len(rest) > LONGEST or used + self.width_of(rest) > self.width:
                head, tail = self._split(rest, self.width - used, is_alone=not line)
                yield line + head
                line, used, rest = "", 0.0, tail
            line, used = f"{line}{rest} ", used + self.width_of(rest) + space
        yield line.rstrip(" ")

    def _split(self, word: str, room: float, *, is_alone: bool) -> tuple[str, str]:
        """What still goes into the line, and what goes to the next: of a word that is alone, something always."""
        if not is_alone and room < self.width * self.ragged:
            return "", word
        for place in reversed(break_places(word[:LONGEST])):
            head = word[:place] if word[place - 1] in HYPHENS else word[:place] + SOFT_HYPHEN
            if self.width_of(head) <= room:
                return head, word[place:]
        return self._cut(word, room) if is_alone else ("", word)

    def _cut(self, word: str, room: float) -> tuple[str, str]:
        place = 1
        while place < len(word) and self.lettering.width(word[: place + 1]) <= room:
            place += 1
        glue = word.rfind(NBSP, 1, place + 1) + 1
        return word[: glue or place], word[glue or place :]


@lru_cache(maxsize=8192)
def break_places(word: str) -> tuple[int, ...]:
    """Indexes before which a line may begin: «авто|номная», «северо-|восток»."""
    syllables = (
        found.start() + place
        for found in _SYLLABLED.finditer(word)
        if not found[0].isupper()
        for place in _dictionary().positions(found[0])
    )
    hyphens = (place for place, sign in enumerate(word[:-1], 1) if sign in HYPHENS)
    return tuple(sorted({*syllables, *hyphens}))


@lru_cache(maxsize=1)
def _dictionary() -> Pyphen:
    from pyphen import Pyphen

    return Pyphen(lang="ru_RU", left=3, right=3)
