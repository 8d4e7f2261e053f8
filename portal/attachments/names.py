"""The name under which an official sees a file and gets it back."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from portal.attachments.kinds import SUFFIXES, Kind

LENGTH: Final = 150
NAMELESS: Final = "файл"
_SEPARATORS: Final = re.compile(r"[/\\]")
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')
_SUFFIX: Final = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)


def safe_name(name: str, kind: Kind) -> str:
    """The last part of a path, without invisible signs, with an ending that tells what the content is.

    «C:\\Акты\\Соглашение № 14.exe» that is a PDF → «Соглашение № 14.pdf». Russian letters and quotes stay.
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    seen = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C"))
    stem = " ".join(_FORBIDDEN.sub("_", seen).split()).rstrip(". ")
    suffix = next((each for each in kind.suffixes if stem.lower().endswith(each)), "")
    if suffix:
        stem = stem[: -len(suffix)]
    else:
        suffix = kind.suffixes[0]
        stem = _without_suffix(stem)
    return f"{stem[:LENGTH].strip('. ') or NAMELESS}{suffix}"


def _without_suffix(stem: str) -> str:
    """A wrong ending misleads; «№ 14.2023» is none."""
    known = next((each for each in SUFFIXES if stem.lower().endswith(each)), "")
    return stem[: -len(known)] if known else _SUFFIX.sub("", stem)
