"""The search over everything: each ledger that the person may see is asked, and the one that took too long says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.http import QueryDict

from portal.workspace.desk import Desk
from portal.workspace.ledger import Ledger
from portal.workspace.listing.keyset import COUNTED, bounded_count, in_order, terms_of
from portal.workspace.listing.selection import with_touched
from portal.workspace.listing.table import Row, rows_of
from portal.workspace.listing.words import search_of

SHOWN = 5
PATIENCE_MS = 1500
QUERY_CANCELED = "57014"
NAMES_OF_NUMBERS = frozenset(("огрн", "инн", "огрн:", "инн:", "№"))
"""What people paste together with a number, though no record holds it."""


@dataclass(frozen=True)
class Group:
    """What one ledger has. ``total`` is exact up to the bound; ``is_unfinished``: the search took too long."""

    ledger: Ledger
    rows: list[Row] = field(default_factory=list)
    total: int = 0
    is_unfinished: bool = False
    query: str = ""

    @property
    def is_more(self) -> bool:
        return self.total > COUNTED

    @property
    def shown_total(self) -> int:
        return min(self.total, COUNTED)


def search_everything(desk: Desk, words: str) -> Iterator[Group]:
    """The groups that have something, or that did not finish."""
    sought = " ".join(word for word in words.split() if word.lower() not in NAMES_OF_NUMBERS) or words
    query = QueryDict(mutable=True)
    query["q"] = sought
    # What the menu names comes before what is reached from its parent's page only.
    for ledger in sorted(desk.ledgers(), key=lambda ledger: not ledger.group):
        group = _group(desk, ledger, sought, f"?{query.urlencode()}")
        if group.total or group.is_unfinished:
            yield group


def _group(desk: Desk, ledger: Ledger, words: str, query: str) -> Group:
    found = search_of(ledger)(desk.records(ledger.model), words)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = %s", [PATIENCE_MS])
            rows, total = _read(found, ledger)
            cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) != QUERY_CANCELED:
            raise
        return Group(ledger, is_unfinished=True, query=query)
    return Group(ledger, rows, total, query=query)


def _read(found: QuerySet, ledger: Ledger) -> tuple[list[Row], int]:
    ordered = in_order(with_touched(found, ledger), terms_of(ledger.model, ledger.order))
    records = list(ordered[: SHOWN + 1])
    total = bounded_count(found) if len(records) > SHOWN else len(records)
    return list(rows_of(ledger, records[:SHOWN])), total
