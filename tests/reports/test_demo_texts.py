"""The texts of the demonstration: told anew, and with every figure that follows from a record as a token."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from reports.built import Built
from reports.scope import Scope
from reports.texts.offers import ground_of, titles_of
from reports.texts.tokens import TOKEN, Token, find_tokens, parse_token
from reports.texts.wording_form import wording_form
from tests.reports import seeds, words

LONGEST = 12  # words in a row; longer ones may only be names
FIXTURES = settings.BASE_DIR / "fixtures"
TAG = re.compile(r"<[^>]*>")
ASIDE = re.compile(r"\(далее ?[–—-] ?[^)]*\)")
NAME = re.compile(r"«[^»]*»")
WORD = re.compile(r"\w+|\|")

# Names that no record holds and no quotes enclose.
UNQUOTED = (
    "порядком предоставления гранта .*? города когалыма",  # an act
    "управления министерства юстиции .*? югре",  # an authority
    "общественные организации татарской культуры .*? и другие",  # societies
)
# Digits that a text may hold though no record does. Each kind is in use.
TYPED = {
    r"\b20\d\d(?= год)": "the year that a sentence tells of",
    r"от 10 до 55 лет": "whom an organisation helps: an age",
    r"5-10 классов": "grades of a school",
    r"4-й раз": "an ordinal",
    r"«Детский дом № 2»": "a name",
    r"школе психолого-педагогической поддержки № 104": "a name",
    r"«ДНК-2023»": "a name",
    r"статья 27": "an article of a law",
    r"с 10\.07\.2023 по 11\.08\.2023": "days when papers were taken in: no record has them",
    r"23 июля 2014": "an opening that the document dates twice; the impossible one is left for the check",
}


def texts() -> Iterator[Path]:
    yield from sorted(FIXTURES.glob("*/texts/*/*.html"))


def texts_of(name: str) -> Iterator[Path]:
    city, year, form = name.split("/")
    yield from sorted((FIXTURES / city / "texts" / f"{year}-{form}").glob("*.html"))


def typed(path: Path) -> str:
    """What stands in a text outside tokens and addresses."""
    return words.ADDRESS.sub(" ", TAG.sub(" ", TOKEN.sub("|", path.read_text(encoding="utf-8"))))


def test_a_figure_that_follows_from_a_record_is_a_token() -> None:
    allowed = re.compile("|".join(TYPED))
    left = [
        (path.name, digits)
        for path in texts()
        for digits in re.findall(r".{,30}\d.{,10}", allowed.sub("", typed(path)))
    ]
    assert left == []


def test_no_exception_is_out_of_use() -> None:
    written = "\n".join(map(typed, texts()))
    assert [kind for kind in TYPED if not re.search(kind, written)] == []


@pytest.mark.parametrize("name", seeds.FILES)
def test_every_token_can_be_made_with_the_list_of_figures(
    demo_reports: Mapping[str, Built], name: str
) -> None:
    """Of whatever the sentences of the seeds say nothing has to be typed in braces."""
    scope = demo_reports[name].scope
    calls = [parse_token(call) for call in titles_of(ground_of(scope))]
    sources = [source for path in texts_of(name) for source in find_tokens(path.read_text(encoding="utf-8"))]
    assert sources
    assert [source for source in sources if not any(leads(call, source, scope) for call in calls)] == []


def leads(call: Token, source: str, scope: Scope) -> bool:
    """Whether an offer becomes this token by what its form asks."""
    wanted = parse_token(source)
    if call.code != wanted.code:
        return False
    form = wording_form(None, source, scope)
    asked = {field.name.removeprefix("if_") for field in form.asked}
    if {key: value for key, value in {**wanted.params, **call.params}.items() if key not in asked} != {
        key: value for key, value in call.params.items() if key not in asked
    }:
        return False
    data = {field: form.initial.get(field) or "" for field in form.fields}
    filled = wording_form(data, call.source, scope)
    if not filled.is_valid():
        return False
    made = parse_token(filled.to_token())
    return replace(made, source="") == replace(wanted, source="")


@pytest.mark.parametrize("name", seeds.FILES)
def test_no_sentence_is_copied(demo_reports: Mapping[str, Built], name: str) -> None:
    published = runs(bare(seeds.sentences(name)))
    names = names_of(demo_reports[name])
    copied = {path.name: sorted(runs(own_words(path, names)) & published) for path in texts_of(name)}
    assert len(published) > 300
    assert len(copied) > 0
    assert {path: found for path, found in copied.items() if found} == {}


def own_words(path: Path, names: re.Pattern[str]) -> str:
    return names.sub("|", bare(NAME.sub("|", typed(path))))


def bare(text: str) -> str:
    """Words alone, in small letters."""
    return " ".join(WORD.findall(words.plain(ASIDE.sub("", text)).lower()))


def runs(text: str) -> set[str]:
    """Every row of words longer than may be the same."""
    found = text.split()
    return {" ".join(found[place : place + LONGEST + 1]) for place in range(len(found) - LONGEST)}


def names_of(built: Built) -> re.Pattern[str]:
    """Names and titles that the records hold, longest first: one may hold another."""
    city = built.scope.facts.city
    named = [*city.organizations, *city.councils, *city.programmes, *city.contests, *city.acts, *city.plans]
    fields = ("name", "title", "title_genitive")
    titles = {bare(getattr(each, field, "")) for each in named for field in fields} - {""}
    return re.compile(rf"\b(?:{'|'.join([*sorted(titles, key=len, reverse=True), *UNQUOTED])})\b")
