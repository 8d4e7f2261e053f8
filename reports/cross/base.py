"""What a cross table is made of: a dataset, the dimensions that tell its records apart, and what is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from portal.lib.quantities import Quantity
from reports.document import Counts, Style
from reports.errors import FigureError
from reports.facts import City, Facts

LAST = 1_000_000
"""Where «не указано» stands among the members of a dimension."""


@dataclass(frozen=True, slots=True)
class Member:
    """One value of a dimension: a row or a column. ``code`` stands in addresses; members are ordered by ``order``."""

    code: str
    title: str
    order: tuple[int, str] = (0, "")


NOT_TOLD = Member("none", "не указано", (LAST, ""))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record to be counted, ``less`` the parts of it that are counted by themselves."""

    record: Any
    less: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Context:
    """The report's facts and the years that a table tells of."""

    facts: Facts
    years: tuple[int, ...]

    @property
    def city(self) -> City:
        return self.facts.city

    def of_years(self) -> tuple[Facts, ...]:
        """Raises FigureError where a year was not read."""
        return tuple(map(self.facts.of_year, self.years))

    @cached_property
    def supported(self) -> frozenset[int]:
        """Database numbers of the organisations that got support in these years."""
        rows = (row for facts in self.of_years() for row in facts.support)
        return frozenset(row.organization_id for row in rows if row.organization_id)


@dataclass(frozen=True)
class Dimension:
    """``members`` of an entry are several where it belongs to several rows. ``every`` gives those that are shown
    though nothing belongs to them. ``by_parts``: records inside an aggregate are told apart, and the aggregate
    keeps what they leave of it.
    """

    code: str
    title: str
    members: Callable[[Entry, Context], tuple[Member, ...]]
    every: Callable[[Context], Iterable[Member]] | None = None
    by_parts: bool = False


@dataclass(frozen=True)
class Measure:
    """``compute`` takes at least one entry and raises FigureError for what cannot be added.

    ``is_additive`` is False where the same thing may stand in several rows and is counted once in their total.
    ``when_none`` is said of a year whose records are known, where none of them belongs to the cell. ``brings`` is what
    one entry brings to the number; without it the records are only counted.
    """

    code: str
    title: str
    unit: str
    compute: Callable[[Sequence[Entry]], Quantity]
    is_additive: bool = True
    when_none: Quantity | None = None
    counts: Counts = Counts.ANYTHING
    style: Style = field(default_factory=lambda: Style(with_unit=False))
    brings: Callable[[Entry], Quantity] | None = None

    def is_told_by(self, entry: Entry) -> bool:
        """Of an aggregate only what its parts leave is counted, where they leave anything."""
        return not entry.less or self.brings is None or bool(self.brings(entry).value)

    def brought(self, entries: Sequence[Entry]) -> tuple[Quantity, ...]:
        return tuple(map(self.brings, entries)) if self.brings else ()


def _as_they_are(records: Iterable[Any]) -> list[Entry]:
    return [Entry(record) for record in records]


@dataclass(frozen=True)
class Dataset:
    """``records`` are those of one year, or all that the city has where ``has_years`` is False.

    ``unless_asked`` are conditions that hold until a person says something else of the same dimension. ``whole``
    makes entries that count each thing once, ``split`` those that tell parts of aggregates apart.
    """

    code: str
    title: str
    hint: str
    records: Callable[[Facts], Iterable[Any]]
    dimensions: tuple[Dimension, ...]
    measures: tuple[Measure, ...]
    has_years: bool = True
    unless_asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole: Callable[[Iterable[Any]], list[Entry]] = _as_they_are
    split: Callable[[Iterable[Any]], list[Entry]] = _as_they_are

    def is_told_by(self, entry: Entry) -> bool:
        """Whether any measure counts this entry."""
        return any(each.is_told_by(entry) for each in self.measures)

    def dimension(self, code: str) -> Dimension:
        return self._find(self.dimensions, code, "признака")

    def measure(self, code: str) -> Measure:
        return self._find(self.measures, code, "показателя")

    def _find(self, among: tuple[Any, ...], code: str, what: str) -> Any:
        for each in among:
            if each.code == code:
                return each
        known = ", ".join(f"{each.code} ({each.title})" for each in among)
        raise FigureError(f"В данных «{self.title}» нет {what} «{code}». Есть: {known}.")
