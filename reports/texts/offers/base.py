"""What an offer is, and how a file declares the offers of a subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Choices

from portal.lib.quantities import Quantity
from reports.scope import Scope


@dataclass(frozen=True)
class Ground:
    """What offers are made of. ``names`` holds, by reference book, code → name of what the city uses of it."""

    scope: Scope
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure in words, not yet computed: most of them are never asked for."""

    title: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    wording: str | None = None
    """How the number is read; None takes the noun of its unit."""

    @property
    def call(self) -> str:
        return " ".join([self.code, *(f"{name}={value}" for name, value in self.params.items())])


@dataclass(frozen=True, slots=True)
class Offer:
    """``source`` is what will stand between the braces, ``words`` what it prints now. Words have no quantity."""

    subject: str
    title: str
    source: str
    words: str
    quantity: Quantity | None = None
    has_choices: bool = True
    """Whether more can be asked of it than that it be put into the text."""


@dataclass(frozen=True)
class Subject:
    """``position`` is its place among the subjects; ``offer`` gives the plainest first."""

    code: str
    title: str
    position: int
    offer: Callable[[Ground], Iterable[Draft]]


def by_choice(
    title: str, code: str, name: str, choices: type[Choices], used: Iterable[str], **params: str
) -> Iterator[Draft]:
    """One draft for each of the choices that the city has used, in their own order."""
    known = set(used)
    for value, label in choices.choices:
        if value in known:
            yield Draft(f"{title}: {label}", code, {name: str(value), **params})


def by_record(title: str, code: str, name: str, records: Iterable[Any], **params: str) -> Iterator[Draft]:
    """One draft for each record that has a code, once."""
    named = {record.code: str(record) for record in records if record is not None and record.code}
    for value, label in named.items():
        yield Draft(f"{title}: {label}", code, {name: value, **params})


def by_name(title: str, code: str, name: str, names: Mapping[str, str]) -> Iterator[Draft]:
    for value, label in names.items():
        yield Draft(f"{title}: {label}", code, {name: value})
