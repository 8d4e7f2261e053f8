"""Dates as Russian documents write them: reading, writing, and finding them in running text."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MONTHS: Final = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
"""In the genitive, as they stand after a day; January first."""

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2100
"""No document of a city speaks of days outside these years; a year beyond them is a slip of the hand."""

_NBSP: Final = "\u00a0"
_MONTH: Final = "|".join(MONTHS)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_VERSION_BEFORE: Final = re.compile(r"(?:\bверси\w*|\bред\.|\bv\.?)\s*$", re.IGNORECASE)
_ALONE_BEFORE: Final = r"(?<![0-9A-Za-z_./=+@])"
_ALONE_AFTER: Final = r"(?![0-9A-Za-z_/]|\.[0-9])"
_YEAR_WORD: Final = r"(?P<word>\s*(?:года|году|г\.?)(?![а-яё]))?"
_NUMERIC: Final = re.compile(
    rf"{_ALONE_BEFORE}(?P<day>[0-9]{{1,2}})\.(?P<month>[0-9]{{1,2}})\.(?P<year>[0-9]{{3,5}}){_ALONE_AFTER}"
)
_SHORT: Final = re.compile(
    rf"{_ALONE_BEFORE}(?P<day>[0-9]{{2}})\.(?P<month>[0-9]{{2}})\.(?P<year>[0-9]{{2}}){_ALONE_AFTER}"
    r"(?P<word>\s*г(?:\.|ода)(?![а-яё]))?"
)
_ISO: Final = re.compile(
    r"(?<![\w\-./=+])(?P<year>1[0-9]{3}|20[0-9]{2}|2100)-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![\w\-/])"
)
_WORDED: Final = re.compile(
    rf"(?<![\w.,/])(?:[«\"](?=[0-9]+[»\"]))?(?P<day>[0-9]{{1,2}})[»\"]?\s+(?P<month>{_MONTH})\s+"
    rf"(?P<year>[0-9]{{2,5}})(?![0-9]){_YEAR_WORD}",
    re.IGNORECASE,
)


class DateError(ValueError):
    """The text is no date; the message tells the person who typed it what to do, in one Russian sentence."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date-like string at `start:end`; for an impossible one `date` is None and `problem` says why."""

    text: str
    start: int
    end: int
    date: datetime.date | None
    problem: str = ""


def parse_date(text: str) -> datetime.date:
    """«05.06.2023», «5 июня 2023 г.» or «2023-06-05». Raises DateError."""
    cleaned = " ".join(text.split())
    for pattern in (_NUMERIC, _ISO, _WORDED):
        if match := pattern.fullmatch(cleaned):
            return _date_of(match)
    if _SHORT.fullmatch(cleaned):
        raise DateError(f"В дате «{cleaned}» год из двух цифр: запишите его четырьмя.")
    raise DateError(f"Не удалось понять дату «{cleaned[:40]}»: введите её в виде 05.06.2023.")


def format_date(day: datetime.date) -> str:
    """«05.06.2023»."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def format_date_long(day: datetime.date) -> str:
    """«5 июня 2023 года»; the day does not part from its month, nor the year from its word."""
    return f"{day.day}{_NBSP}{MONTHS[day.month - 1]} {day.year}{_NBSP}года"


def find_dates(text: str) -> list[FoundDate]:
    """Every full date of a text in its order, impossible ones with a problem. A month with a year is none."""
    skipped = [match.span() for match in _ADDRESS.finditer(text)]
    found = [
        _judge(match)
        for match in _candidates(text)
        if not any(start <= match.start() < end for start, end in skipped)
    ]
    return sorted(found, key=lambda each: each.start)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    for match in _NUMERIC.finditer(text):
        if not _is_version(match):
            yield match
    yield from _ISO.finditer(text)
    yield from (match for match in _WORDED.finditer(text) if _names_a_year(match))
    yield from (match for match in _SHORT.finditer(text) if _is_short_date(match))


def _judge(match: re.Match[str]) -> FoundDate:
    try:
        date, problem = _date_of(match), ""
    except DateError as error:
        date, problem = None, str(error)
    return FoundDate(match[0], match.start(), match.end(), date, problem)


def _date_of(match: re.Match[str]) -> datetime.date:
    """The date of a match with day, month and year. Raises DateError with what is impossible in it."""
    written, month = match[0].strip(), _month_number(match["month"])
    day, year = int(match["day"]), int(match["year"])
    if len(match["year"]) == 2:
        raise DateError(f"В дате «{written}» год из двух цифр: запишите его четырьмя.")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(f"В дате «{written}» невозможный год: исправьте его, нужны четыре цифры.")
    if not 1 <= month <= len(MONTHS):
        raise DateError(f"В дате «{written}» невозможный месяц: исправьте его, месяцев двенадцать.")
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise DateError(f"Дня «{written}» в календаре нет: исправьте число или месяц.") from None


def _month_number(written: str) -> int:
    return int(written) if written.isdigit() else MONTHS.index(written.lower()) + 1


def _is_version(match: re.Match[str]) -> bool:
    """«версия 1.2.345» is no date, «ред. 05.06.2023» is one."""
    return bool(_VERSION_BEFORE.search(match.string[: match.start()])) and _judge(match).date is None


def _names_a_year(match: re.Match[str]) -> bool:
    """«12 июня 350 жителей» holds a count after the month, not a year."""
    return bool(match["word"]) or 1900 <= int(match["year"]) <= LAST_YEAR


def _is_short_date(match: re.Match[str]) -> bool:
    """Classifier codes look the same («94.99.12»), so «от» before it or «г.» behind it must tell."""
    return bool(match["word"] or re.search(r"\bот\s$", match.string[: match.start()]))
