"""A table that is entered as in a spreadsheet: which records, which columns, what is summed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class GridColumn:
    """A column of a grid: a field or a quantity of the model.

    ``is_summed``: its total stands under the table. ``width`` is a share of the whole. ``unit`` is the scale in
    which plain numbers are meant («тыс. руб.»), as the heading says.
    """

    name: str
    title: str = ""
    width: int = 10
    is_summed: bool = False
    scale: str = "руб."


@dataclass(frozen=True)
class Grid:
    """``scope`` are the fields that all rows share, chosen before the table opens (programme, year), in order.

    ``fixed`` are values that each new row gets (``kind: financial``). ``declared`` gives, for the chosen scope, the
    value with which the total of a column is compared, as (column, quantity).
    """

    code: str
    title: str
    columns: tuple[GridColumn, ...]
    scope: tuple[str, ...]
    fixed: Mapping[str, Any] = field(default_factory=dict)
    declared: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] | None = None
    hint: str = ""
