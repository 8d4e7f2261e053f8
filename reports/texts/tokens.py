"""Tokens: ``{{ contests.amount level=federal | млн рублей }}`` and what they say.

The part before the bar names a figure and its filters, the part after it how the number is read: a scale of
money, «число» for the number alone, or a noun phrase in the nominative singular that will agree with the number,
in brackets after it a case where the sentence needs one, «(прописью)» for «четыре совещания», «(1 знак)» for the digits
after the comma. A last part «ноль: заявок не поступало» says what stands in
place of nought. ``year=2022`` takes another year, ``since=2019`` that and all years up to the report's.
``{{ written | 15 лет }}`` are words with a number in them that no record stands behind, and rightly so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from portal.lib.agreement import CASES
from portal.lib.units import Kind, Unit
from reports.document import Style
from reports.errors import FigureError

TOKEN = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_BRACKET = re.compile(r"\s*\(((?:\d )?[а-яё]+)\)$")
_PLACES = re.compile(r"(\d) знак(?:а|ов)?")
_CODE = re.compile(r"[a-z][a-z0-9_.]*")
_YEARS = re.compile(r"\b(year|since)=([0-9]{4})\b")
_ZERO = "ноль:"
WRITTEN = "written"
COMPARES = ("change", "change.percent", "change.times", "change.difference")
"""Figures whose ``since`` is the one year that they compare with, not the first of many."""

LONGEST_WINDOW = 30
"""Years: a slip of the pen («since=1019») must not make the report read a thousand years."""

SCALES = {
    "тыс. рублей": Style(scale="тыс."),
    "тыс.": Style(scale="тыс."),
    "млн рублей": Style(scale="млн"),
    "млн": Style(scale="млн"),
    "млрд рублей": Style(scale="млрд"),
    "тысяча рублей": Style(scale="тыс.", phrase="рубль"),
    "миллион рублей": Style(scale="млн", phrase="рубль"),
    "рублей": Style(scale="руб."),
}
PLAIN = "число"
IN_LETTERS = "прописью"
MOST_PLACES = 3
DIGIT = Unit("", Kind.PLAIN, "знак", "знака", "знаков", "знака")
SIGNED = ("m2", "percent")


@dataclass(frozen=True, slots=True)
class Token:
    source: str
    code: str
    params: Mapping[str, str]
    wording: str = ""
    case: str = "nomn"
    zero: str = ""
    in_letters: bool = False
    decimals: int | None = None

    @property
    def noun(self) -> str:
        """The noun phrase that the text puts after the number, if it is one."""
        return "" if self.wording in SCALES or self.wording == PLAIN else self.wording

    def style(self, unit: str) -> Style:
        """Without a wording: money in thousands, area and per cent with their sign, counts as the number alone."""
        return replace(self._style(unit), zero=self.zero, decimals=self.decimals, in_letters=self.in_letters)

    def _style(self, unit: str) -> Style:
        if self.wording in SCALES:
            return replace(SCALES[self.wording], case=self.case)
        if self.noun:
            return Style(phrase=self.noun, case=self.case)
        if not self.wording and unit == "rub":
            return Style(scale="тыс.")
        return Style(with_unit=not self.wording and unit in SIGNED)


@lru_cache(maxsize=4096)
def parse_token(source: str) -> Token:
    """What stands between the braces. Raises FigureError with one sentence for the writer."""
    call, _, rest = source.partition("|")
    code, *pairs = call.split() or [""]
    if not _CODE.fullmatch(code):
        raise FigureError(f"Вставка «{source.strip()}» записана неверно: сначала идёт код показателя.")
    if code == WRITTEN:
        return _written(source, rest)
    wording, zero = _split_zero(rest, source)
    wording, manner = _split_manner(wording)
    return Token(
        source.strip(), code, dict(_pair(pair, source) for pair in pairs), wording, zero=zero, **manner
    )


def _written(source: str, words: str) -> Token:
    words = " ".join(words.split())
    if not words:
        raise FigureError("Во вставке «из текста» нет слов: уберите её или напишите слова после черты.")
    return Token(source.strip(), WRITTEN, {}, words)


def _split_zero(rest: str, source: str) -> tuple[str, str]:
    """The wording, and the words for nought. Either may be missing, nothing may follow them."""
    parts = [" ".join(part.split()) for part in rest.split("|")]
    zeros = [part for part in parts if part.startswith(_ZERO)]
    words = [part for part in parts if not part.startswith(_ZERO)]
    zero = zeros[0].removeprefix(_ZERO).strip() if zeros else ""
    if len(zeros) > 1 or len(words) > 1 or (zeros and (not zero or parts[-1] != zeros[0])):
        raise FigureError(
            f"Вставка «{source.strip()}»: после черты стоят слова к числу, после второй черты — «ноль: …»."
        )
    return (words[0] if words else ""), zero


def write_token(token: Token) -> str:
    """What `parse_token` reads as this. Raises FigureError for words that would be read as something else."""
    words = [" ".join(part.split()) for part in (token.wording, token.zero)]
    if any(set(part) & set("|{}") for part in (*words, *token.params.values())):
        raise FigureError("В словах к числу не может быть скобок «{ }» и черты «|»: уберите их.")
    call = " ".join([token.code, *(f"{name}={value}" for name, value in token.params.items() if value)])
    said = " ".join(filter(None, [words[0], *_brackets(token)]))
    return " | ".join(part for part in (call, said, f"{_ZERO} {words[1]}" if words[1] else "") if part)


def _brackets(token: Token) -> Iterator[str]:
    if token.wording and token.case != "nomn":
        yield f"({next(name for name, code in CASES.items() if code == token.case)})"
    if token.noun and token.in_letters:
        yield f"({IN_LETTERS})"
    if token.decimals is not None:
        yield f"({token.decimals} {DIGIT.words(token.decimals)})"


def find_tokens(text: str) -> Iterator[str]:
    """What stands between the braces of each token of a text, in order."""
    return (match[1] for match in TOKEN.finditer(text))


def years_asked_for(text: str, year: int) -> set[int]:
    """The other years that the tokens of a text of this year's report need; malformed tokens are judged later."""
    return {each for source in find_tokens(text) for each in _years_of(source, year)} - {year}


def _years_of(source: str, year: int) -> Iterable[int]:
    try:
        token = parse_token(source)
    except FigureError:
        return ()
    asked, since = (_year(token.params.get(name, "")) for name in ("year", "since"))
    last = asked or year
    if since is None or token.code in COMPARES:
        return {last, since or last - 1} if token.code in COMPARES else {last}
    return range(max(since, last - LONGEST_WINDOW), last + 1)


def _year(words: str) -> int | None:
    return int(words) if re.fullmatch("[0-9]{4}", words) else None


def shift_years(html: str, by: int) -> str:
    """The text with the years that its tokens name moved: last year's text asks this year's questions."""
    return TOKEN.sub(partial(_shifted, by=by), html)


def _shifted(token: re.Match[str], by: int) -> str:
    call, bar, wording = token[1].partition("|")
    moved = _YEARS.sub(lambda found: f"{found[1]}={int(found[2]) + by}", call)
    return f"{{{{{moved}{bar}{wording}}}}}"


def _pair(pair: str, source: str) -> tuple[str, str]:
    key, equals, value = pair.partition("=")
    if not (key and equals and value):
        raise FigureError(f"Вставка «{source.strip()}»: условие «{pair}» запишите как «имя=значение».")
    return key, value


def _split_manner(wording: str) -> tuple[str, dict[str, Any]]:
    """The words without what stands in brackets after them, and what the brackets say."""
    manner: dict[str, Any] = {}
    while match := _BRACKET.search(wording):
        said = match[1]
        if places := _PLACES.fullmatch(said):
            manner["decimals"] = min(int(places[1]), MOST_PLACES)
        elif said == IN_LETTERS:
            manner["in_letters"] = True
        elif said in CASES:
            manner["case"] = CASES[said]
        else:
            raise FigureError(f"Падежа «{said}» нет. Возможны: {', '.join(CASES)}.")
        wording = wording[: match.start()]
    return wording, manner
