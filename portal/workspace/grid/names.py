"""Records named in the cells of a table, found in a few queries whatever the number of rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import Self

from django.db import models
from django.db.models import F, Func, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Lower

from portal.records.lookup import SUGGESTED, Lookup, NotOne, plain_name

SEARCHED = 30
"""Unknown names for which likely ones are looked for at once, while a person types."""

FEW = 5
LISTED = 3000
LATER = "Точно такого названия не нашлось: похожие подскажем, когда будут исправлены строки выше."
SEVERAL = "Так называются несколько записей: выберите нужную."


@dataclass(frozen=True)
class KnownNames(Lookup):
    """A lookup that has asked for the texts of a whole table beforehand; the rest it asks for one by one, once."""

    answers: dict[str, models.Model | NotOne] = field(default_factory=dict)

    @classmethod
    def like(cls, lookup: Lookup) -> Self:
        return cls(**{part.name: getattr(lookup, part.name) for part in fields(Lookup)})

    def resolve(self, records: QuerySet, text: str) -> models.Model:
        if text not in self.answers:
            try:
                self.answers[text] = super().resolve(records, text)
            except NotOne as error:
                self.answers[text] = error
        answer = self.answers[text]
        if isinstance(answer, NotOne):
            raise answer
        return answer

    def know(self, record: models.Model) -> None:
        """A cell that nobody has touched still means its own record."""
        self.answers[self.label(record)] = record

    def learn(self, records: QuerySet, texts: Iterable[str]) -> None:
        """One query for each kind of number, one for the names; where labels say more than names, one for them."""
        unknown = set(texts) - self.answers.keys() - {""}
        for name, digits in self.numbers:
            self._learn_numbers(records, unknown - self.answers.keys(), name, digits)
        if unknown := unknown - self.answers.keys():
            self._learn_names(records, unknown)
        if len(unknown := unknown - self.answers.keys()) > FEW:
            self._learn_labels(records, unknown)

    def put_off(self, texts: Sequence[str]) -> None:
        """The rest of many unknown names waits until the first of them are mended."""
        unknown = [text for text in dict.fromkeys(texts) if text and text not in self.answers]
        self.answers.update({text: NotOne(LATER) for text in unknown[SEARCHED:]})

    def _learn_numbers(self, records: QuerySet, texts: set[str], name: str, digits: int) -> None:
        wanted = {
            text: number[0] for text in texts if (number := re.search(rf"(?<!\d)\d{{{digits}}}(?!\d)", text))
        }
        if not wanted:
            return
        found = {
            getattr(record, name): record for record in records.filter(**{f"{name}__in": wanted.values()})
        }
        self.answers.update({text: found[number] for text, number in wanted.items() if number in found})

    def _learn_names(self, records: QuerySet, texts: set[str]) -> None:
        plain = {text: plain_name(text) for text in texts}
        called = self._called_so(records, {name for name in plain.values() if name})
        for text, name in plain.items():
            self._take(text, list(called[name].values()))

    def _learn_labels(self, records: QuerySet, texts: set[str]) -> None:
        """«постановление от 05.06.2023 № 1514» is made by no database; in a short list it is found all the same."""
        listed = list(records[: LISTED + 1])
        if len(listed) > LISTED:
            return
        called: dict[str, list[models.Model]] = defaultdict(list)
        for record in listed:
            called[plain_name(self.label(record))].append(record)
        for text in texts:
            self._take(text, called.get(plain_name(text), []))

    def _take(self, text: str, named: list[models.Model]) -> None:
        if named:
            self.answers[text] = named[0] if len(named) == 1 else NotOne(SEVERAL, named[:SUGGESTED])

    def _called_so(self, records: QuerySet, wanted: set[str]) -> dict[str, dict[int, models.Model]]:
        """The records that bear one of these plain names, by name and key."""
        called: dict[str, dict[int, models.Model]] = defaultdict(dict)
        marks = {f"called_{number}": _plain(path) for number, path in enumerate(self.names)}
        any_of = Q()
        for mark in marks:
            any_of |= Q(**{f"{mark}__in": wanted})
        for record in records.annotate(**marks).filter(any_of):
            for mark in marks:
                called[getattr(record, mark)][record.pk] = record
        return called


def _plain(path: str) -> Func:
    """`plain_name` in the database; where the two differ, the text is looked up by itself."""
    lowered = Func(Lower(Cast(F(path), TextField())), Value("ё"), Value("е"), function="translate")
    letters = Func(lowered, Value("[^a-zа-я0-9]+"), Value(" "), Value("g"), function="regexp_replace")
    return Func(letters, function="btrim", output_field=TextField())
