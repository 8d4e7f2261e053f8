"""Numbers that a person typed into a text where a figure should stand.

Not every digit is such a number: years, dates, numbers of acts and houses, ordinals, ages and hours say what a thing
is called or when it was, and no record counts them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from portal.lib.dates import MONTHS

_GAP = r"[ \u00a0\u202f]"
_NUMBER = rf"\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_YEAR = r"(?:19|20)\d\d"
_DASH = r"[-–—]"
_MONTH = rf"(?i:{'|'.join(MONTHS)})"
_IN_MONTH = r"(?i:январ|феврал|март|апрел|ма[йе]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яё]{0,2}"
_UPTO = rf"{_GAP}?(?:{_DASH}|и|до|по){_GAP}?"
_NUMBERED = (
    r"ст|статья|статьи|статьей|статьёй|п|пп|пункт\w*|подпункт\w*|ч|част[ьи]|глав[аеы]|разд|раздел\w*|приложени\w+"
    r"|таблиц[аеуы]|рис|рисун\w+|редакци\w+|форм[аеуы]|мер[аеуы]|школ[аеуы]|лице\w+|гимнази\w+|сош|оош|доу|мадоу|мбдоу"
)
_BUILT = r"д|дом|кв|каб|оф|корп|стр|подъезд|этаж|помещени\w+"
_STREETS = r"ул|улица|улице|пр|просп|проспект\w*|пер|переулок|б-р|бульвар\w*|шоссе|пл|площадь|мкр"

_NAMES = (
    # Addresses of pages and letters, with whatever digits they hold.
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:ru|рф|com|org|su)\b\S*",
    # Dates and hours: «10.07.2023», «23 июля 2014 года», «до 18:30», «9.00–18.00», «в 10 часов».
    rf"\b\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}\b|\b\d{{1,2}}(?:{_UPTO}\d{{1,2}})?{_GAP}(?:{_MONTH})\b(?:{_GAP}{_YEAR})?",
    r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.,])",
    rf"(?<=\bв ){_GAP}?\d{{1,2}}{_GAP}час\w*",
    # Years: «в 2023 году», «2021–2023 годы», «на 2024 год», «2023 г.», «2023/24 учебный год».
    rf"\b{_YEAR}(?:/\d\d(?:\d\d)?)?(?:(?:{_UPTO}|,{_GAP}){_YEAR})*(?={_GAP}?(?:гг?\b|год|учебн))",
    rf"(?<=\b){_IN_MONTH}{_GAP}{_YEAR}\b|\bза{_GAP}\d{{1,2}}{_GAP}месяц\w*(?={_GAP}{_YEAR})",
    rf"\b[1-4]{_GAP}(?:квартал|полугоди)\w*",
    rf"\b{_YEAR}{_DASH}{_YEAR}\b|(?<=\bс ){_YEAR}(?={_GAP}по{_GAP}{_YEAR})",
    # Acts, articles, points and what else is numbered: «№ 123», «7-ФЗ», «ст. 31.2», «пункт 4», «таблица 5».
    rf"(?:№|\bN){_GAP}?\d[\w./-]*|№{_GAP}?[\w./-]+|\b\d+{_DASH}?[А-ЯЁ]{{1,4}}\b|\b[А-ЯЁA-Z]\w*{_DASH}\d[\d-]*",
    rf"\b(?i:{_NUMBERED})\.?{_GAP}\d[\d.]*(?:{_DASH}\d+)?",
    # Marks that are read as a word: «18+», «24/7», «1 место».
    rf"\b\d+\+|\b24/7\b|\b\d{_GAP}мест(?:о|е|ом|у|а)\b",
    # Ordinals: «1-й», «в 4-й раз», «20-летие», «5-10 классов», «90-е», «XXI», «II».
    rf"\b\d+{_DASH}[а-яё]+|\b\d+(?:{_DASH}\d+)?(?={_GAP}?класс)|\b[IVXLC]+\b",
    # Houses and telephones: «д. 5», «ул. Весенняя, 24а», «пр. Советский, 54», «8 (3842) 58-18-18».
    rf"\bиндекс\w*:?{_GAP}\d{{6}}\b|\b[1-6]\d{{5}}(?=,{_GAP}(?:г\.|город|Россия|\w+ская))",
    rf"\b(?i:{_BUILT}){_GAP}?\.?{_GAP}?\d+\w?\b(?=[ \u00a0,.;)]|$)|\bк\.{_GAP}?\d+\w?\b",
    rf"\b(?:{_STREETS})\.?{_GAP}[^\d,.;]{{1,40}},?{_GAP}\d+\w?(?:/\d+)?",
    r"(?:\+7|\b8)[ \u00a0-]?\(?\d{3,5}\)?[ \u00a0-]?\d{1,3}(?:[ \u00a0-]\d\d){1,2}\b|\b\d{2,3}-\d\d-\d\d\b",
    # Ages: «от 10 до 55 лет», «старше 18 лет», «до 35 лет включительно».
    rf"\b(?:от{_GAP})?\d{{1,3}}{_UPTO}\d{{1,3}}{_GAP}лет\b|\b(?:старше|младше|моложе|до|от|с){_GAP}\d{{1,3}}{_GAP}лет\b",
    # ОГРН, ИНН, codes and addresses of letters.
    r"\b(?:ОГРН|ИНН|КПП|ОКПО|ОКТМО|ОКОПФ)[ \u00a0:]*\d+|\b\d{10,15}\b",
    # The number of a point at the start of a line.
    r"^\s*\d{1,3}(?:\.\d{1,3})*[.)](?=\s)",
)
_READ = re.compile(rf"(?P<name>{'|'.join(_NAMES)})|(?P<number>(?<![\w,.])(?:{_NUMBER})(?!\w))")


@lru_cache(maxsize=4096)
def typed_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Where each typed number stands in a line: beginning and end."""
    return tuple(match.span() for match in _READ.finditer(text) if match["number"])


def split_typed(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is a number that no record stands behind."""
    place = 0
    for start, end in typed_numbers(text):
        if start > place:
            yield text[place:start], False
        yield text[start:end], True
        place = end
    if place < len(text):
        yield text[place:], False
