"""Numbers of rows as addresses and forms bring them, where anything may stand."""

from __future__ import annotations

DIGITS = 18
"""More do not fit the database's largest whole number."""


def key_in(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= DIGITS else None
