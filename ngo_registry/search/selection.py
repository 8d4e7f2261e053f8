"""What a visitor asks of the register, as it stands in the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict

from ngo_registry.search.facets import FACETS
from ngo_registry.search.words import plain_words

LONGEST, MOST_WORDS, MOST_VALUES = 200, 12, 50
SORTS: Mapping[str, str] = {
    "relevance": "сначала подходящие",
    "name": "по названию",
    "registered": "сначала новые",
    "support": "по сумме поддержки",
}


class SelectionError(ValueError):
    """Tells the visitor what to leave out."""


@dataclass(frozen=True)
class Selection:
    """``facets`` holds the chosen values by the code of the facet: one of them is enough, each facet must fit."""

    words: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""

    @classmethod
    def read(cls, given: QueryDict) -> Selection:
        """Raises SelectionError where there is too much of something; an unknown order is the usual one."""
        words = given.get("q", "").replace("\0", " ").strip()
        chosen = {code: tuple(dict.fromkeys(filter(None, given.getlist(code)))) for code in FACETS}
        selection = cls(words, {code: values for code, values in chosen.items() if values})
        selection.refuse_too_much()
        return replace(selection, sort=given.get("sort", ""))

    def refuse_too_much(self) -> None:
        if len(self.words) > LONGEST:
            raise SelectionError(f"Сократите запрос: не больше {LONGEST} знаков.")
        if len(plain_words(self.words)) > MOST_WORDS:
            raise SelectionError(f"Сократите запрос: не больше {MOST_WORDS} слов.")
        if sum(map(len, self.facets.values())) > MOST_VALUES:
            raise SelectionError(f"Снимите часть отметок: в условиях не больше {MOST_VALUES} значений.")

    @property
    def order(self) -> str:
        """One of SORTS: the best first where there are words, the alphabet otherwise, unless told."""
        usual = "relevance" if plain_words(self.words) else "name"
        known = self.sort in SORTS and (self.sort != "relevance" or usual == "relevance")
        return self.sort if known else usual

    @property
    def is_everything(self) -> bool:
        return not self.facets and not self.is_searched

    @property
    def is_searched(self) -> bool:
        """Signs without a letter or a digit are no words."""
        return bool(plain_words(self.words))

    def query(self, **changes: Any) -> str:
        """The query string, without «?» and without the place in the list.

        ``changes`` are ``q``, ``sort`` (text) and facets (values); what is empty or None is left out.
        """
        values: dict[str, Any] = {"q": self.words, **self.facets, "sort": self.sort, **changes}
        query = QueryDict(mutable=True)
        for name, value in values.items():
            for each in [value] if isinstance(value, str) else value or ():
                if each:
                    query.appendlist(name, each)
        return query.urlencode()

    def toggled(self, code: str, value: str) -> str:
        """The query string with the value put in, or taken out where it is chosen."""
        chosen = self.facets.get(code, ())
        left = tuple(each for each in chosen if each != value)
        return self.query(**{code: left if value in chosen else (*chosen, value)})
