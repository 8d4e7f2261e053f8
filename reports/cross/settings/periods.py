"""Years chosen in words: the report's year, the years before it, or fixed ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.cross.wanted import Window, read_window
from reports.errors import FigureError

FIXED = "fixed"
BACK = (1, 2, 3, 4, 5, 6, 9)


def period_choices(year: int, *, nothing: str) -> list[tuple[str, str]]:
    """Named by the years that they are in this report."""
    before = [(f"{back}-0", f"{back + 1} года: {year - back}–{year}") for back in BACK if back + 1 < 5]
    longer = [(f"{back}-0", f"{back + 1} лет: {year - back}–{year}") for back in BACK if back + 1 >= 5]
    return [
        ("", nothing),
        ("0-0", f"год отчёта: {year}"),
        ("1-1", f"прошлый год: {year - 1}"),
        *before,
        *longer,
    ]


def period_of(settings: Mapping[str, Any]) -> tuple[str, Window | None]:
    """The choice that stands for the years of a table or measure, and the years where they are fixed."""
    try:
        window = read_window(settings)
    except FigureError:
        window = None
    if window is None:
        return "", None
    return (f"{-window.since}-{-window.until}", None) if window.is_moving else (FIXED, window)


def years_setting(choice: str) -> dict[str, int]:
    """Of a choice that moves with the report."""
    back, _, until = choice.partition("-")
    return {"back": int(back), **({"until_back": int(until)} if until != "0" else {})}
