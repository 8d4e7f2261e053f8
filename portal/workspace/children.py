"""The records that belong to one record, as its page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from portal.workspace.desk import Desk
from portal.workspace.ledger import Child, Ledger
from portal.workspace.registry import ledgers

SHOWN = 20


@dataclass(frozen=True)
class Family:
    """Children of one kind: the first of them, whether there are more, and where a new one is entered."""

    ledger: Ledger
    field: str
    records: list[models.Model]
    has_more: bool
    may_add: bool


def children_of(desk: Desk, ledger: Ledger, record: models.Model) -> list[Family]:
    return list(_families(desk, ledger, record))


def _families(desk: Desk, ledger: Ledger, record: models.Model) -> Iterator[Family]:
    for child in ledger.children:
        own = ledgers().get(child.ledger)
        if own is None or not desk.may_see(own.model):
            continue
        found = _records(desk, own, child, record)
        yield Family(own, child.field, found[:SHOWN], len(found) > SHOWN, desk.may_add(own.model))


def _records(desk: Desk, own: Ledger, child: Child, record: models.Model) -> list[Any]:
    mine = desk.records(own.model).filter(**{child.field: record}).select_related(*own.related)
    return list(mine.prefetch_related(*own.prefetch).order_by(*own.order)[: SHOWN + 1])
