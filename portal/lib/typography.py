"""No-break spaces where Russian typography wants them, so that a number never parts from its word."""

import re
from functools import lru_cache
from typing import Final

from portal.lib.dates import MONTHS

NBSP: Final = "\u00a0"

_UNIT: Final = (
    r"(?:тыс|млн|млрд|руб|коп|чел|шт|ед|экз|кв|куб|проц|гг?|м|км|га|ч|мин)\b"
    r"|(?:рубл|копе|год|лет|человек|тысяч|миллион|миллиард|процент)\w*|[%‰₽]"
)
_MONTH: Final = "|".join(MONTHS)
_LETTER: Final = "[авикосуяАВИКОСУЯ]"

_PLACES: Final = (
    r"(?<=[№§]) (?=\w)",
    rf"(?<=[0-9]) (?={_UNIT})",
    rf"(?<=[0-9]) (?=(?:{_MONTH})\b)",
    r"(?<=[0-9])(?<![0-9]{4}) (?=[0-9]{3}(?![0-9]))",
    r"(?<=\bтыс\.) (?=\w)|(?<=\bмлн) (?=\w)|(?<=\bмлрд) (?=\w)|(?<=\bкв\.) (?=\w)",
    r"(?<=\bг\.) (?=[А-ЯЁ])",
    r"(?<=\bул\.) (?=\w)|(?<=\bим\.) (?=\w)|(?<=\b[дпчс]\.) (?=[0-9])|(?<=\bст\.) (?=[0-9])",
    r"(?<=\b[А-ЯЁ]\.) (?=[А-ЯЁ](?:[а-яё]|\.))",
    r"(?<=[а-яё]) (?=[А-ЯЁ]\. ?[А-ЯЁ]\.(?! ?[А-ЯЁ][а-яё]))",
    rf"(?<=\b{_LETTER})(?<!-{_LETTER}) (?=[\w«„\"(№])",
    r"(?<=\S) (?=[–—](?:\s|$))",
)
_GLUED: Final = re.compile("|".join(_PLACES))


@lru_cache(maxsize=8192)
def nbsp(text: str) -> str:
    """The text with no-break spaces after «№», initials and one-letter prepositions, between a number and its
    unit or month, within grouped digits, and before a dash. No other character changes."""
    return _GLUED.sub(NBSP, text)
