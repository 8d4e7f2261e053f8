"""Russian text that was read in a wrong encoding and saved so: «РџСЂРёРІРµС‚», «Ïðèâåò», «оПХБЕР», «????»."""

import re
from collections.abc import Iterable
from typing import Final

from portal.imports.reading.letters import russian_score
from portal.imports.reading.refusals import UnreadableFile

# (read as, really was): the confusions that Russian offices produce.
_CONFUSIONS: Final = (
    *(
        ("cp1251", "utf-8"),
        ("latin-1", "utf-8"),
        ("cp1252", "utf-8"),
        ("cp866", "utf-8"),
        ("koi8-r", "utf-8"),
    ),
    *(("latin-1", "cp1251"), ("cp1252", "cp1251"), ("koi8-r", "cp1251"), ("cp866", "cp1251")),
    *(("mac_cyrillic", "cp1251"), ("cp1251", "mac_cyrillic"), ("cp1251", "koi8-r"), ("cp1251", "cp866")),
)
_LOST: Final = re.compile("\ufffd|(?<![?])[?]{4,}(?![?])")
_SUSPECT: Final = re.compile(
    r"[^\x00-\x7fА-Яа-яЁё«»„“”‘’–—−№…°§№₽\u00a0\u2000-\u200f\u202f\ufeff]|[а-яё][А-ЯЁ]"
)
_MIN_LETTERS: Final = 4
_MIN_GAIN: Final = 0.45
"""Of score for each character outside ASCII; readable Russian, with odd capitals too, loses by every change,
Ukrainian gains up to 0.3."""

_MIN_TOTAL_GAIN: Final = 9.0
"""What a few letters gain by chance is less."""

_LONGEST: Final = 2_000
_UNDEFINED: Final = "\x98"
"""The one byte that cp1251 does not define; it is the second half of «И» in UTF-8."""


def mojibake(text: str) -> bool:
    """Whether a cell's text was read in a wrong encoding, or has lost its letters («????», U+FFFD)."""
    if _LOST.search(text):
        return True
    if text.isascii() or not _SUSPECT.search(text):
        return False
    part = text[:_LONGEST]
    foreign = sum(not char.isascii() for char in part)
    return foreign >= _MIN_LETTERS and any(_reads_better(part, *each) for each in _CONFUSIONS)


def refuse_mojibake(texts: Iterable[str]) -> None:
    """Raises UnreadableFile when most of the texts that are not plain ASCII are unreadable."""
    told = [mojibake(text) for text in texts if not text.isascii() or "??" in text]
    if told and sum(told) * 2 > len(told):
        raise UnreadableFile(
            "Вместо русских букв в файле непонятные знаки — его сохранили в неверной кодировке: "
            "возьмите исходный файл и сохраните его как .xlsx или «CSV UTF-8»."
        )


def _reads_better(text: str, read_as: str, really: str) -> bool:
    try:
        mended = text.replace(_UNDEFINED, "").encode(read_as).decode(really, errors="replace")
    except UnicodeEncodeError:
        return False
    before, after = russian_score(text), russian_score(mended)
    letters = sum(not char.isascii() for char in mended)
    gain = after - before
    return letters > 0 and gain >= _MIN_TOTAL_GAIN and gain / letters >= _MIN_GAIN
