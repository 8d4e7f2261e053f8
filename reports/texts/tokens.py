"""Tokens: ``{{ contests.amount level=federal | млн рублей }}`` and what they say.

The part before the bar names a figure and its filters, the part after it how the number is read: a scale of
money, «число» for the number alone, or a noun phrase in the nominative singular that will agree with the number,
with a case in brackets where the sentence needs one. A last part «ноль: заявок не поступало» says what stands in
place of nought. ``year=2022`` takes another year, ``since=2019`` that and all years up to the report's.
``{{ written | 15 лет }}`` are words with a number in them that no record stands behind, and rightly so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from portal.lib.agreement import CASES
from reports.document import Style
from reports.errors import FigureError

TOKEN = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_CASE = re.compile(r"\s*\(([а-яё]+)\)$")
_CODE = re.compile(r"[a-z][a-z0-9_.]*")
_YEARS = re.compile(r"\b(year|since)=([0-9]{4})\b")
_ZERO = "ноль:"
WRITTEN = "written"
COMPARES = ("change", "change.percent", "change.times")
"""Figures whose ``since`` is the one year that they compare with, not the first of many."""

LONGEST_WINDOW = 30
"""Years: a slip of the pen («since=1019») must not make the report read a thousand years."""

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
    zero: str = ""

    @property
    def noun(self) -> str:
        """The noun phrase that the text puts after the number, if it is one."""
        return "" if self.wording in SCALES or self.wording == PLAIN else self.wording

    def style(self, unit: str) -> Style:
        """Without a wording: money in thousands, area and per cent with their sign, counts as the number alone."""
        style = self._style(unit)
        return replace(style, zero=self.zero) if self.zero else style

    def _style(self, unit: str) -> Style:
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
    call, _, rest = source.partition("|")
    code, *pairs = call.split() or [""]
    if not _CODE.fullmatch(code):
        raise FigureError(f"Вставка «{source.strip()}» записана неверно: сначала идёт код показателя.")
    if code == WRITTEN:
        return _written(source, rest)
    wording, zero = _split_zero(rest, source)
    wording, case = _split_case(wording)
    return Token(source.strip(), code, dict(_pair(pair, source) for pair in pairs), wording, case, zero)


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


def write_token(
    code: str, params: Mapping[str, str], wording: str = "", case: str = "nomn", zero: str = ""
) -> str:
    """What `parse_token` reads as this. Raises FigureError for words that would be read as something else."""
    words = [" ".join(part.split()) for part in (wording, zero)]
    if any(set(part) & set("|{}") for part in (*words, *params.values())):
        raise FigureError("В словах к числу не может быть скобок «{ }» и черты «|»: уберите их.")
    call = " ".join([code, *(f"{name}={value}" for name, value in params.items() if value)])
    named = {value: name for name, value in CASES.items()}
    said = f"{words[0]} ({named[case]})" if words[0] and case != "nomn" else words[0]
    return " | ".join(part for part in (call, said, f"{_ZERO} {words[1]}" if words[1] else "") if part)


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


def _split_case(wording: str) -> tuple[str, str]:
    match = _CASE.search(wording)
    if match is None:
        return wording, "nomn"
    if match[1] not in CASES:
        raise FigureError(f"Падежа «{match[1]}» нет. Возможны: {', '.join(CASES)}.")
    return wording[: match.start()], CASES[match[1]]
