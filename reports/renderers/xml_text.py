"""Words of people inside XML: what XML forbids is dropped, what it means as marks is escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# Production [2] Char of XML 1.0; a lone half of a surrogate pair is no character either.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile("[ \t\n\r]+")


def allowed(text: str) -> str:
    """Without the characters that no XML file may hold."""
    return _FORBIDDEN.sub("", text)


def flowing(text: str) -> str:
    """Escaped for a text; breaks of lines and tabs are spaces, as in HTML. No-break spaces stay."""
    return escape(_SPACES.sub(" ", allowed(text)))


def quoted(text: str) -> str:
    """Escaped for the value of an attribute, without the quotes."""
    return escape(_SPACES.sub(" ", allowed(text)), {'"': "&quot;"})
