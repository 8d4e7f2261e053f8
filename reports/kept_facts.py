"""The facts of a city's year, kept in the memory of the process until any of their records changes.

While a person writes, the same facts are asked for again at each stroke. The stamp is asked of the database each
time, so what is kept is never older than the records, in however many processes it is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from django.conf import settings

from portal.models import Municipality
from reports.facts import Facts, load_facts
from reports.stamp import facts_stamp
from reports.tables.base import ResolvedTable

Key = tuple[int, int, frozenset[int]]
"""City, year, other years."""


@dataclass(frozen=True)
class Kept:
    """``tables`` are those made of these facts alone, by their addresses: they stay right as long as the facts do."""

    stamp: str
    facts: Facts
    tables: dict[str, ResolvedTable] = field(default_factory=dict)


class _Keeper:
    def __init__(self) -> None:
        self.lock = Lock()
        self.kept: OrderedDict[Key, Kept] = OrderedDict()

    def find(self, city: int, year: int, others: frozenset[int], stamp: str) -> Kept | None:
        """Facts that know these other years, and maybe more."""
        with self.lock:
            for key, kept in self.kept.items():
                if key[:2] == (city, year) and others <= key[2] and kept.stamp == stamp:
                    self.kept.move_to_end(key)
                    return kept
        return None

    def keep(self, key: Key, kept: Kept) -> None:
        with self.lock:
            self.kept[key] = kept
            self.kept.move_to_end(key)
            while len(self.kept) > settings.KEPT_FACTS:
                self.kept.popitem(last=False)


_keeper = _Keeper()


def kept_facts(municipality: Municipality, year: int, other_years: Iterable[int] = ()) -> Facts:
    """As `load_facts`, from memory where nothing has changed since."""
    return kept_with_tables(municipality, year, other_years).facts


def kept_with_tables(municipality: Municipality, year: int, other_years: Iterable[int] = ()) -> Kept:
    """The facts with the tables that were made of them; who makes another one adds it."""
    years = frozenset(other_years)
    # The stamp is taken before the facts are read: what is written in between is read again, never missed.
    stamp = facts_stamp()
    found = _keeper.find(municipality.pk, year, years, stamp.value) if stamp.is_settled else None
    if found is None:
        found = Kept(stamp.value, load_facts(municipality, year, years))
        if stamp.is_settled:
            _keeper.keep((municipality.pk, year, years), found)
    return found
