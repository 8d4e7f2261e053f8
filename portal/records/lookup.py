"""Finding the record that an official means by its name or number, as forms, grids and files write it.

Each app lists its own in ``lookups.py`` as ``LOOKUPS``. Where a text fits no record exactly, the likely ones are
offered and the person chooses; the portal never guesses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from portal.declarations import declared_in

SUGGESTED = 8
COMPARED = 50
WORDS = 12

Search = Callable[[QuerySet, str], QuerySet]


class NotOne(ValueError):
    """The text names no record, or several; ``candidates`` are those that may be meant."""

    def __init__(self, message: str, candidates: Sequence[models.Model] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


def plain_name(text: str) -> str:
    """Letters and digits alone, in lower case, «е» for «ё»: quotes, dashes and spaces do not make another name."""
    return re.sub(r"[^a-zа-я0-9]+", " ", text.lower().replace("ё", "е")).strip()


def search_by_words(*paths: str) -> Search:
    """A search that wants every word in one of these texts."""

    def search(records: QuerySet, text: str) -> QuerySet:
        for word in text.split()[:WORDS]:
            records = records.filter(_any(Q(**{f"{path}__icontains": word}) for path in paths))
        return records.distinct()

    return search


def _any(conditions: Iterable[Q]) -> Q:
    whole = Q()
    for condition in conditions:
        whole |= condition
    return whole


@dataclass(frozen=True)
class Lookup:
    """How records of one model are called.

    ``names`` are paths of texts that name a record; ``numbers`` are identifiers with their number of digits
    (``{"ogrn": 13}``); ``label`` is what stands in a field once the record is chosen, and leads back to it.
    ``is_large``: too many for a list to choose from. ``nothing`` says what to do when there is no such record.
    """

    model: type[models.Model]
    names: tuple[str, ...]
    numbers: tuple[tuple[str, int], ...] = ()
    label: Callable[[Any], str] = str
    search: Search | None = None
    related: tuple[str, ...] = ()
    is_large: bool = False
    nothing: str = "Такой записи нет: исправьте название или сначала добавьте её."

    def found(self, records: QuerySet, text: str) -> QuerySet:
        """Records that bear all the words of a text."""
        search = self.search or search_by_words(*self.names)
        return search(records.select_related(*self.related), text)

    def suggest(self, records: QuerySet, text: str) -> list[models.Model]:
        """A few records that may be meant, those that are called just so first."""
        plain = plain_name(text)
        likely = list(self.found(records, text)[:COMPARED])
        return sorted(likely, key=lambda record: self._distance(record, plain))[:SUGGESTED]

    def _distance(self, record: models.Model, plain: str) -> int:
        names = self._called(record)
        if plain in names:
            return 0
        return 1 if any(f" {plain} " in f" {name} " for name in names) else 2

    def resolve(self, records: QuerySet, text: str) -> models.Model:
        """The one record that is meant. Raises NotOne."""
        numbered = self._by_number(records, text)
        if numbered is not None:
            return numbered
        plain = plain_name(text)
        likely = list(self.found(records, text)[:COMPARED]) or list(self.found(records, plain)[:COMPARED])
        exact = [record for record in likely if plain in self._called(record)]
        if len(exact) == 1:
            return exact[0]
        if likely:
            told = "Так называются несколько записей" if exact else "Точно такой записи нет, но есть похожие"
            raise NotOne(f"{told}: выберите нужную.", (exact or likely)[:SUGGESTED])
        raise NotOne(self.nothing)

    def _by_number(self, records: QuerySet, text: str) -> models.Model | None:
        for field, digits in self.numbers:
            number = re.search(rf"(?<!\d)\d{{{digits}}}(?!\d)", text)
            found = records.filter(**{field: number[0]}).first() if number else None
            if found is not None:
                return found
        return None

    def _called(self, record: models.Model) -> set[str]:
        texts = {self.label(record)}
        for path in self.names:
            texts |= set(_texts(record, path.split("__")))
        return {plain_name(text) for text in texts if text}


def _texts(record: Any, path: Sequence[str]) -> Iterable[str]:
    """The values at the end of a path; a path may lead through many records (``former_names__name``)."""
    value = getattr(record, path[0], None)
    if len(path) == 1:
        return [] if value is None else [str(value)]
    if value is None:
        return []
    nexts = value.all() if hasattr(value, "all") else [value]
    return [text for each in nexts for text in _texts(each, path[1:])]


@cache
def lookups() -> dict[type[models.Model], Lookup]:
    return {lookup.model: lookup for module in declared_in("lookups") for lookup in module.LOOKUPS}


def lookup_of(model: type[models.Model]) -> Lookup:
    """The declared lookup of a model, or a plain one by its name."""
    named = [name for name in ("name", "title") if any(field.name == name for field in model._meta.fields)]
    return lookups().get(model) or Lookup(model, tuple(named) or ("code",))
