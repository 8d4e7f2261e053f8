"""What an edition consists of: the formats that everybody may take, and what the portal itself reads again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reports.discovery import discover
from reports.renderers.base import Renderer

DOCUMENT: Final = "document"
"""The document as canonical JSON: editions are compared by it."""

PAGE: Final = "page"
"""The sheets as the public page shows them, with links from numbers."""

OUTLINE: Final = "outline"
"""The entries of the page's outline, as JSON."""

PASSPORTS: Final = "passports"
"""What was behind each number when the edition was published (`reports.passports.frozen`)."""

STYLE: Final = "style"
"""How the sheets of the page looked: the portal may be drawn anew, what was published stays as it was."""

IMPRINT: Final = "imprint"
"""What the edition says of itself, with the digests of all its other files (`reports.editions.imprint`)."""

OWN: Final = frozenset({DOCUMENT, PAGE, OUTLINE, PASSPORTS, STYLE, IMPRINT})

ORDER: Final = ("pdf", "docx", "xlsx", "xlsx-sources", "pdfa", "json", "html")
"""Of the formats before a reader; any other follows them."""


def formats() -> list[Renderer]:
    """Every format that the portal writes, the most wanted first."""
    return sorted(discover("reports.renderers", Renderer).values(), key=lambda each: place_of(each.code))


def place_of(kind: str) -> tuple[int, str]:
    return (ORDER.index(kind) if kind in ORDER else len(ORDER), kind)


def title_of(kind: str) -> str:
    """«PDF»; the code itself for a format that a later portal does not write any more."""
    found = discover("reports.renderers", Renderer).get(kind)
    return found.title if found else kind.upper()


def in_order(kinds: list[str]) -> Iterator[str]:
    yield from sorted((kind for kind in kinds if kind not in OWN), key=place_of)
