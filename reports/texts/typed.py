"""Numbers that a person typed into a text where a figure should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = re.compile(r"\d[\d\s\u00a0\u202f]*(?:,\d+)?")


def split_typed(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a number that no record stands behind."""
    place = 0
    for match in NUMBER.finditer(text):
        if match.start() > place:
            yield text[place : match.start()], False
        yield match[0], True
        place = match.end()
    if place < len(text):
        yield text[place:], False
