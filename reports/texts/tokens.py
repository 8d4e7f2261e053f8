"""Tokens: ``{{ contests.amount level=federal | млн рублей }}`` and what they say.

The part before the bar names a figure and its filters, the part after it how the number is read: a scale of
money, «число» for the number alone, or a noun phrase in the nominative singular that will agree with the number,
with a case in brackets where the sentence needs one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from portal.lib.agreement import CASES
from reports.document import Style
from reports.errors import FigureError

TOKEN = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_CASE = re.compile(r"\s*\(([а-яё]+)\)$")
_CODE = re.compile(r"[a-z][a-z0-9_.]*")
SCALES = {
    "тыс. рублей": Style(scale="тыс."),
    "тыс.": Style(scale="тыс."),
    "млн рублей": Style(scale="млн"),
    "млн": Style(scale="млн"),
    "рублей": Style(scale="руб."),
}
PLAIN = "число"
SIGNED = ("m2", "percent")


@dataclass(frozen=True, slots=True)
class Token:
    source: str
    code: str
    params: Mapping[str, str]
    wording: str = ""
    case: str = "nomn"

    @property
    def noun(self) -> str:
        """The noun phrase that the text puts after the number, if it is one."""
        return "" if self.wording in SCALES or self.wording == PLAIN else self.wording

    def style(self, unit: str) -> Style:
        """Without a wording: money in thousands, area and per cent with their sign, counts as the number alone."""
        if self.wording in SCALES:
            return SCALES[self.wording]
        if self.noun:
            return Style(phrase=self.noun, case=self.case)
        if not self.wording and unit == "rub":
            return Style(scale="тыс.")
        return Style(with_unit=not self.wording and unit in SIGNED)


@lru_cache(maxsize=4096)
def parse_token(source: str) -> Token:
    """What stands between the braces. Raises FigureError with one sentence for the writer."""
    call, _, wording = source.partition("|")
    code, *pairs = call.split() or [""]
    if not _CODE.fullmatch(code):
        raise FigureError(f"Вставка «{source.strip()}» записана неверно: сначала идёт код показателя.")
    wording, case = _split_case(" ".join(wording.split()))
    return Token(source.strip(), code, dict(_pair(pair, source) for pair in pairs), wording, case)


def find_tokens(text: str) -> Iterator[str]:
    """What stands between the braces of each token of a text, in order."""
    return (match[1] for match in TOKEN.finditer(text))


def years_asked_for(text: str) -> set[int]:
    """The other years that the tokens of a text compare with; malformed tokens are judged later."""
    years = (re.search(r"\byear=(\d{4})\b", source) for source in find_tokens(text))
    return {int(match[1]) for match in years if match}


def _pair(pair: str, source: str) -> tuple[str, str]:
    key, equals, value = pair.partition("=")
    if not (key and equals and value):
        raise FigureError(f"Вставка «{source.strip()}»: условие «{pair}» запишите как «имя=значение».")
    return key, value


def _split_case(wording: str) -> tuple[str, str]:
    match = _CASE.search(wording)
    if match is None:
        return wording, "nomn"
    if match[1] not in CASES:
        raise FigureError(f"Падежа «{match[1]}» нет. Возможны: {', '.join(CASES)}.")
    return wording[: match.start()], CASES[match[1]]
