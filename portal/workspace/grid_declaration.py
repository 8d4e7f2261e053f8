"""A table that is entered as in a spreadsheet: which records, which columns, what is summed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from portal.lib.quantities import Quantity
from portal.models import Municipality


@dataclass(frozen=True)
class GridColumn:
    """A column of a grid: a field or a quantity of the model.

    ``is_summed``: its total stands under the table. ``width`` is a share of the whole. ``scale`` is that in which
    plain numbers are meant («тыс.»), as the heading says. ``shown`` writes a cell that tells more than its column
    holds; the ledger's form reads the same words back.
    """

    name: str
    title: str = ""
    width: int = 10
    is_summed: bool = False
    scale: str = "руб."
    shown: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Grid:
    """``scope`` are the fields that all rows share, chosen before the table opens (programme, year), in order.

    ``fixed`` are values that each row has (``kind: financial``). ``declared``, called with the city and the chosen
    scope, gives by column the quantity with which its total is compared. ``is_counted`` tells which records enter
    the totals: what an aggregate already counts does not. ``rows`` names a reference each of whose records is offered
    a row beforehand (each indicator of the plan); ``offered`` narrows them.
    """

    code: str
    title: str
    columns: tuple[GridColumn, ...]
    scope: tuple[str, ...]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    declared: Callable[[Municipality, Mapping[str, Any]], Mapping[str, Quantity]] | None = None
    is_counted: Callable[[Any], bool] = lambda record: True
    rows: str = ""
    offered: Callable[[QuerySet], QuerySet] = lambda records: records
    hint: str = ""
