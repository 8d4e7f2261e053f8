"""All ledgers, found by themselves: each app declares its own in ``ledgers/``, one or a few related in a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from django.db import models

from portal.declarations import declared_in
from portal.workspace.ledger import Ledger


@cache
def ledgers() -> dict[str, Ledger]:
    """By code, in the order of the menu. Raises ValueError when two share a code."""
    found = sorted(_declared(), key=lambda ledger: ledger.position)
    by_code = {ledger.code: ledger for ledger in found}
    if len(by_code) < len(found):
        raise ValueError("two ledgers share a code")
    return by_code


def ledger_for(model: type[models.Model]) -> Ledger | None:
    return next((ledger for ledger in ledgers().values() if ledger.model is model), None)


def _declared() -> Iterator[Ledger]:
    for package in declared_in("ledgers"):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            yield from import_module(module.name).LEDGERS
