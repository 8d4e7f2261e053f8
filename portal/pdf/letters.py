"""Text as it may stand on a page: whatever else was typed is dropped or shown as a sign that something stood there."""

import re
import unicodedata
from typing import Final

UNKNOWN: Final = "\ufffd"
_BEYOND: Final = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[^\u0000-\uffff]")
# Controls, marks of direction and joints: they would turn or hide the words that follow.
_UNSEEN: Final = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def paragraphs(text: str) -> list[str]:
    """Composed letters of the basic plane, of which a font of one's own can speak in two bytes each."""
    composed = unicodedata.normalize("NFC", text)
    return _UNSEEN.sub("", _BEYOND.sub(UNKNOWN, composed)).splitlines()
