"""Values that are stated elsewhere for the totals of a grid.

Declared values live above the apps whose grids are compared with them. So a grid names its comparison by a word, and
the app that knows the answer gives it under that word in its ``stated_totals.py`` as ``STATED``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from portal.declarations import declared_in
from portal.lib.quantities import Quantity
from portal.models import Municipality

Stated = Callable[[Municipality, Mapping[str, Any]], Mapping[str, Quantity]]
"""Given the city and the chosen scope (``year``: 2023, ``programme``: its record), the value of each column."""


def stated(word: str) -> Stated:
    """The comparison that an app offers under this word; looked up only when a grid is opened."""

    def find(city: Municipality, scope: Mapping[str, Any]) -> Mapping[str, Quantity]:
        offered = _offered().get(word)
        return offered(city, scope) if offered else {}

    return find


@cache
def _offered() -> dict[str, Stated]:
    found: dict[str, Stated] = {}
    for module in declared_in("stated_totals"):
        found |= module.STATED
    return found
