"""What of a city's support is asked for: a sum and the records behind it have the same words in their addresses."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from ngo_registry.search.selection import MOST_WORDS

NOT_SAID = "-"
"""As a value of a filter: the records that do not name it."""

ANYBODY = "any"
RECORD, GROUP = "record", "group"
LONGEST_WORDS = 200
CODE = re.compile(r"[-\w]{1,80}")
YEAR = re.compile(r"[0-9]{4}")
KEY = re.compile(r"[0-9]{1,18}")

OF_SUPPORT = ("kind", "programme", "sphere", "department", "recipients", "given", "amount", "part_of")


class AskedError(ValueError):
    """The address asks for what cannot be found; the message says in Russian what to do."""


@dataclass(frozen=True)
class Asked:
    """Filters, all of which hold; an empty one lets everything through.

    ``recipients`` empty means НКО, as in the city's reports; ANYBODY means all. ``given`` tells records with a named
    recipient from those that a department reports for a whole group; ``amount`` can only be NOT_SAID. ``level`` asks
    for victories in contests.
    """

    year: str = ""
    kind: str = ""
    programme: str = ""
    sphere: str = ""
    department: str = ""
    recipients: str = ""
    given: str = ""
    amount: str = ""
    part_of: str = ""
    organization: str = ""
    level: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Asked:
        """Raises AskedError for what has not the shape of such a value; an unknown value simply finds nothing."""
        asked = cls(**{name: query.get(name, "").strip() for name in cls.__dataclass_fields__})
        for name in (*OF_SUPPORT, "level"):
            _refuse_unless(CODE, getattr(asked, name), "Такого условия отбора нет. Выберите его на странице.")
        _refuse_unless(YEAR, asked.year, "Год пишется четырьмя цифрами, например 2023.")
        _refuse_unless(KEY, asked.organization, "Такой организации нет. Найдите её в реестре.")
        if len(asked.q) > LONGEST_WORDS or "\0" in asked.q:
            raise AskedError(f"Слишком длинный запрос: оставьте не больше {LONGEST_WORDS} знаков.")
        if len(asked.q.split()) > MOST_WORDS:
            raise AskedError(f"Сократите запрос: не больше {MOST_WORDS} слов.")
        if asked.level and any(getattr(asked, name) for name in OF_SUPPORT):
            raise AskedError(
                "Победы в конкурсах ищут по уровню, году, организации и словам. Уберите другие условия."
            )
        return asked

    def query(self, **changes: Any) -> str:
        """The query string, with these filters put in the place of the present ones."""
        changed = replace(self, **{name: str(value) for name, value in changes.items()})
        return urlencode({name: value for name, value in asdict(changed).items() if value})

    def without(self, name: str) -> str:
        return self.query(**{name: ""})

    @property
    def is_summed(self) -> bool:
        """Whether the kept sums of the city know the answer."""
        return not (self.organization or self.q or self.part_of)


def _refuse_unless(shape: re.Pattern[str], value: str, message: str) -> None:
    if value and not shape.fullmatch(value):
        raise AskedError(message)
