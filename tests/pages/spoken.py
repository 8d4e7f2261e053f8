"""The words that stand on the portal: of buttons and links on its pages, and of the templates they are made of."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from django.conf import settings
from django.http import HttpResponse

from tests.pages.reading import element_of

TEMPLATES = Path(settings.BASE_DIR, "templates")
NAMED = (
    "a",
    "b",
    "button",
    "dt",
    "h1",
    "h2",
    "h3",
    "label",
    "legend",
    "option",
    "span",
    "strong",
    "summary",
    "th",
)
MARKUP = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
AROUND = " :.*×"


def plain(words: str) -> str:
    """Without no-break spaces and what stands around a name: «Ещё:» and «Ещё» are one."""
    return " ".join(words.replace("\u00a0", " ").replace("\u00ad", "").split()).strip(AROUND)


def of_page(response: HttpResponse) -> Iterator[str]:
    for element in element_of(response).iter():
        if element.tag in NAMED:
            yield from (
                plain(words) for words in ("".join(element.itertext()), _shown(element), element.text or "")
            )


def _shown(element: Element) -> str:
    """Without what is there for screen readers alone."""
    hidden = {
        id(part)
        for each in element.iter()
        if "hidden" in each.get("class", "").split()
        for part in each.iter()
    }
    pieces = [element.text or ""]
    for part in element.iter():
        if part is not element:
            pieces += [part.text or ""] if id(part) not in hidden else []
            pieces.append(part.tail or "")
    return "".join(pieces)


def of_templates() -> Iterator[str]:
    """Whole pieces between tags, of all templates but the guide's own."""
    for path in TEMPLATES.rglob("*.html"):
        if path.parent.name != "help":
            pieces = MARKUP.split(path.read_text())
            yield from (plain(html.unescape(piece)) for piece in pieces if piece.strip())
