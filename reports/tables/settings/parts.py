"""What a long form of settings consists of: parts that open, and lists whose items open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.forms import BoundField


@dataclass(frozen=True)
class Item:
    """One of a list (a column, a footnote). ``lead`` is the tick before its title."""

    title: str
    fields: list[BoundField]
    lead: BoundField | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        return any(each.errors for each in self.fields)


@dataclass(frozen=True)
class Part:
    title: str
    fields: list[BoundField] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    hint: str = ""
    is_first: bool = False

    @property
    def is_open(self) -> bool:
        return self.is_first or has_errors(self.fields) or any(item.is_open for item in self.items)


def has_errors(fields: Iterable[BoundField]) -> bool:
    return any(each.errors for each in fields)
