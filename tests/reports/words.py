"""Words and numbers of Russian prose: for comparing what two texts say, not how they say it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pymorphy3

MONTHS = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
]
NUMERALS = dict(
    zip(
        ["два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"],
        map(str, range(2, 11)),
        strict=True,
    )
)
SCALES = {"тысяча": "тыс", "тыс": "тыс", "миллион": "млн", "млн": "млн"}
QUALIFIERS = {"более", "свыше", "около"}
CONTENT = {"NOUN", "ADJF", "ADJS", "VERB", "INFN", "PRTF", "PRTS", "GRND"}
# They stand beside any number of these documents, so they tell nothing of what it counts.
COMMON = {"год", "город", "рубль", "который", "весь", "этот", "свой", "быть", "стать", *SCALES}

ADDRESS = re.compile(r"https?://[^\s,)]+|[\w-]+(?:\.[\w-]+)*\.рф\b|\b[a-z-]+/(?=[\s,)])", re.IGNORECASE)
DATE = re.compile(r"\b\d{2}\.\d{2}\.\d{3,4}\b")
DAY = re.compile(r"\b(\d{1,2}) ([а-я]+) (\d{4})\b")
ACT = re.compile(r"№\d+(?:-\w+)?|\b\d+-(?:р|ФЗ)\b|\b[IVX]{2,}\b")
NAME = re.compile(r"«(?=([^»]+)»)")
PROPER = re.compile(r"(?<=[\w,:»)] )[А-ЯЁ][\w-]+")
# The short name of a form of organisation, what it is, and its name. Of the groups of organisations, which
# the prose shortens as well, only what stands right before the quotes is a form.
ORGANIZATION = re.compile(r"\b(?!(?:НКО|СОНКО|МСП|РФ) [^«])[А-ЯЁ]{2,}(?: [А-ЯЁа-яё-]+)*? «[^»]+»")
TOKEN = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*|%")


@dataclass(frozen=True)
class Mention:
    """A number («1250 тыс», «более 800») with the lemmas of the content words near it."""

    number: str
    beside: frozenset[str]
    context: str
    place: int  # among all words of the text: the same may be said twice

    @property
    def is_year(self) -> bool:
        return re.fullmatch(r"20\d\d", self.number) is not None

    def __str__(self) -> str:
        return f"{self.number} (…{self.context}…)"


def spaced(text: str) -> str:
    """Spaces and dashes of one kind, however the typesetter set them."""
    return re.sub(r"\s*[–—-]\s*", "-", " ".join(text.split())).replace("№ ", "№")


def plain(text: str) -> str:
    """Without the marks of quotation too, which are often lost, and with «е» for «ё»."""
    return re.sub("[«»]", "", spaced(text)).replace("ё", "е").replace("Ё", "Е")


def solid(text: str) -> str:
    """Without spaces and dashes: a word that a narrow column breaks is the same word."""
    return re.sub(r"[\s–—-]+", "", text).replace("ё", "е").replace("Ё", "Е")


def mentions(text: str, reach: int) -> list[Mention]:
    """Every number with its ``reach`` words to each side; dates and addresses are no numbers."""
    tokens = tokens_of(DATE.sub(" ", ADDRESS.sub(" ", text)))
    return [_mention(tokens, place, reach) for place, token in enumerate(tokens) if _number(token)]


def without_partner(partners: Mapping[Mention, list[Mention]]) -> list[Mention]:
    """Whom a pairing that leaves out as few as can be leaves out: each mention has one partner of its own."""
    taken: dict[Mention, Mention] = {}

    def finds(mention: Mention, asked: set[Mention]) -> bool:
        for partner in partners[mention]:
            if partner not in asked:
                asked.add(partner)
                if partner not in taken or finds(taken[partner], asked):
                    taken[partner] = mention
                    return True
        return False

    return [mention for mention in partners if not finds(mention, set())]


def dates(text: str) -> set[str]:
    """«10.07.2023», and «21 ноябрь 2013» for a date in words."""
    found = ((day, lemma(month), year) for day, month, year in DAY.findall(spaced(text)))
    return {*DATE.findall(text), *(" ".join(each) for each in found if each[1] in MONTHS)}


def months(text: str) -> set[str]:
    """«июль 2013», or «ноябрь» where no year follows."""
    tokens = [*tokens_of(text), ""]
    named = ((lemma(token), tokens[place + 1]) for place, token in enumerate(tokens[:-1]))
    return {f"{month} {year if year.isdecimal() else ''}".strip() for month, year in named if month in MONTHS}


def names(text: str) -> set[str]:
    """What stands in quotes. Of two marks that close, one is often left out: a name ends at the first."""
    return {plain(name) for name in NAME.findall(text)}


def proper_words(text: str) -> set[str]:
    """Lemmas of the words that a capital marks as names, where no sentence begins."""
    return {lemma(word) for line in text.splitlines() for word in PROPER.findall(line)}


def lemmas(text: str) -> str:
    """The words in their dictionary forms: the same for any case of a name."""
    return " ".join(lemma(token) for token in tokens_of(spaced(text)))


@cache
def lemma(word: str) -> str:
    return _morph().parse(word)[0].normal_form.replace("ё", "е")


def tokens_of(text: str) -> list[str]:
    return TOKEN.findall(" ".join(text.split()))


@cache
def _morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


def _mention(tokens: list[str], place: int, reach: int) -> Mention:
    before, after = tokens[:place][::-1], tokens[place + 1 :]
    beside = (word for word in [*_words(before, reach), *_words(after, reach)] if _tells(word))
    context = " ".join(tokens[max(place - reach, 0) : place + 1 + reach])
    number = _qualifier(before[:1]) + _number(tokens[place]) + _scale(after[:1])
    return Mention(number, frozenset(map(lemma, beside)), context, place)


def _number(token: str) -> str:
    return token.replace(" ", "") if token[0].isdecimal() else NUMERALS.get(lemma(token), "")


def _qualifier(previous: list[str]) -> str:
    return f"{previous[0]} " if previous and previous[0] in QUALIFIERS else ""


def _scale(follower: list[str]) -> str:
    word = follower[0] if follower else ""
    return " %" if word == "%" else f" {SCALES[lemma(word)]}" if lemma(word) in SCALES else ""


def _words(tokens: list[str], reach: int) -> Iterator[str]:
    """The first words, numbers not counted."""
    found = (token for token in tokens if token[0].isalpha())
    yield from (word for word, _ in zip(found, range(reach), strict=False))


@cache
def _tells(word: str) -> bool:
    return _morph().parse(word)[0].tag.POS in CONTENT and lemma(word) not in COMMON
