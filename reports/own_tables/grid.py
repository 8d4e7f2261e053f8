"""The typed table as the settings of its block keep it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from portal.lib.units import SCALES, UNITS
from reports.document import Align, RowKind, Style

MAX_ROWS = 100
MAX_COLUMNS = 12
MAX_CELLS = 600
"""More is no table to be read in a report; and a form of so many fields is what Django takes at once."""

MAX_TEXT = 2000
SMALLEST_WIDTH, WHOLE_WIDTH = 3, 100
MAX_DECIMALS = 6


class ColumnKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"

    @property
    def label(self) -> str:
        return {"text": "текст", "number": "число", "money": "деньги"}[self.value]


@dataclass(frozen=True)
class OwnColumn:
    """``unit`` is counted in numbers, money is always in roubles; ``scale`` is what the heading counts in.

    ``width`` is a share in per cent, nought to share out what is left. Neighbours of one ``group`` stand under it.
    """

    key: str
    title: str = ""
    kind: ColumnKind = ColumnKind.TEXT
    unit: str = ""
    scale: str = "руб."
    decimals: int | None = None
    width: int = 0
    group: str = ""

    @property
    def counted_in(self) -> str:
        return {ColumnKind.MONEY: "rub", ColumnKind.NUMBER: self.unit}.get(self.kind, "")

    @property
    def align(self) -> Align:
        return Align.LEFT if self.kind is ColumnKind.TEXT else Align.RIGHT

    @property
    def style(self) -> Style:
        if self.kind is ColumnKind.TEXT:
            return Style()
        return Style(scale=self.scale, decimals=self.decimals, with_unit=False)


@dataclass(frozen=True)
class OwnRow:
    """``cells`` are as they were typed, one a column; a group row says only its first."""

    key: str
    kind: RowKind = RowKind.DATA
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    title: str = ""
    columns: tuple[OwnColumn, ...] = ()
    rows: tuple[OwnRow, ...] = ()
    numbered: bool = True
    column_numbers: bool = False
    footnotes: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> str:
        return self.rows[row].cells[column]

    @property
    def widths(self) -> list[int]:
        """In per cent, a hundred together as far as whole numbers allow: what says nothing shares what is left.

        A column of words takes twice as much as a column of numbers.
        """
        given = sum(column.width for column in self.columns)
        shares = [0 if column.width else 1 + (column.kind is ColumnKind.TEXT) for column in self.columns]
        left = max(WHOLE_WIDTH - given, SMALLEST_WIDTH * sum(1 for share in shares if share))
        raw = [
            column.width or left * share / max(sum(shares), 1)
            for column, share in zip(self.columns, shares, strict=True)
        ]
        return [max(SMALLEST_WIDTH, int(each * WHOLE_WIDTH / sum(raw))) for each in raw]


def new_key() -> str:
    return secrets.token_hex(2)


def new_grid() -> Grid:
    """What a new table begins with: words, one number, two rows and their total."""
    columns = (OwnColumn("c1", "Наименование"), OwnColumn("c2", "Количество", ColumnKind.NUMBER))
    rows = (
        OwnRow("r1", RowKind.DATA, ("", "")),
        OwnRow("r2", RowKind.DATA, ("", "")),
        OwnRow("r3", RowKind.TOTAL, ("Итого", "=СУММ(B1:B2)")),
    )
    return Grid("", columns, rows)


def read_grid(settings: Mapping[str, Any]) -> Grid:
    """Settings are JSON that may have come by import too: what they lack is filled in, what is too much left out."""
    columns = tuple(
        _column(data, place) for place, data in enumerate(_dicts(settings.get("columns"))[:MAX_COLUMNS], 1)
    )
    if not columns:
        return replace(new_grid(), title=str(settings.get("title", "")))
    notes = settings.get("footnotes")
    rows = tuple(
        _row(data, place, len(columns))
        for place, data in enumerate(_dicts(settings.get("rows"))[:MAX_ROWS], 1)
    )
    return Grid(
        str(settings.get("title", "")),
        _with_own_keys(columns, "c"),
        _with_own_keys(rows, "r"),
        bool(settings.get("numbered", True)),
        bool(settings.get("column_numbers", False)),
        tuple(map(str, notes)) if isinstance(notes, list | tuple) else (),
    )


def write_grid(grid: Grid) -> dict[str, Any]:
    """What `read_grid` reads back to the same grid."""
    return {
        "title": grid.title,
        "columns": [asdict(column) for column in grid.columns],
        "rows": [{**asdict(row), "cells": list(row.cells)} for row in grid.rows],
        "numbered": grid.numbered,
        "column_numbers": grid.column_numbers,
        "footnotes": list(grid.footnotes),
    }


def _column(data: Mapping[str, Any], place: int) -> OwnColumn:
    kind, unit, scale = (str(data.get(name, "")) for name in ("kind", "unit", "scale"))
    return OwnColumn(
        key=str(data.get("key") or f"c{place}"),
        title=str(data.get("title", "")),
        kind=ColumnKind(kind) if kind in list(ColumnKind) else ColumnKind.TEXT,
        unit=unit if unit in UNITS else "",
        scale=scale if scale in SCALES else "руб.",
        decimals=_whole(data.get("decimals"), 0, MAX_DECIMALS),
        width=_whole(data.get("width"), SMALLEST_WIDTH, WHOLE_WIDTH) or 0,
        group=str(data.get("group", "")),
    )


def _row(data: Mapping[str, Any], place: int, width: int) -> OwnRow:
    kind, typed = str(data.get("kind", "")), data.get("cells")
    cells = [str(cell) for cell in typed][:width] if isinstance(typed, list | tuple) else []
    return OwnRow(
        key=str(data.get("key") or f"r{place}"),
        kind=RowKind(kind) if kind in list(RowKind) else RowKind.DATA,
        cells=tuple(cells + [""] * (width - len(cells))),
    )


def _dicts(found: Any) -> list[Mapping[str, Any]]:
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list | tuple) else []


def _whole(found: Any, least: int, most: int) -> int | None:
    return (
        found if isinstance(found, int) and not isinstance(found, bool) and least <= found <= most else None
    )


def _with_own_keys(named: Iterable[Any], prefix: str) -> tuple[Any, ...]:
    """Numbers are known by the keys of their row and column, so no two may be alike."""
    seen: set[str] = set()
    kept = []
    for each in named:
        own = replace(each, key=f"{prefix}{new_key()}") if each.key in seen else each
        seen.add(own.key)
        kept.append(own)
    return tuple(kept)
