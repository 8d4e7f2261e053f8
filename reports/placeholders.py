"""What another year puts in place of a year: «{year}», «{year-1}», «{plan_years}» in titles and settings of a form.

A shape is taken off a report by `templated` and put on another by `filled`; between them no year is named.
``{number:year-1}``, which is the whole of a value, becomes a number again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from reports.models import Plan, Report
from reports.texts.tokens import TOKEN

FIRST, LAST = 1990, 2100
_YEAR = r"(?:19|20)[0-9]{2}"
_NAME = re.compile(
    r"(?<!\{)\{(number:)?(year|next_year|plan_genitive|plan_years)([+-][0-9]{1,2})?\}", re.ASCII
)
_WORDED = re.compile(rf"(?<![\w.,/№-])(?<!№ )({_YEAR})(?![\w/]|[.,][0-9]|-[0-9])")
_ASKED = re.compile(rf"\b(year=|since=|column=(?:plan|fact)-)({_YEAR})\b")
_COLUMN = re.compile(rf"(plan-|fact-)({_YEAR})")
_YEAR_KEYS = frozenset({"year", "years", "since", "until"})
_RUSSIAN = re.compile("[А-Яа-яЁё]")
_PARAGRAPH = re.compile(r"<(p|li)>.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Names:
    """What a report puts in place of the names in braces."""

    year: int
    plan_genitive: str = ""
    plan_years: str = ""

    @classmethod
    def of(cls, report: Report) -> Names:
        plan = report.plan
        if plan is None:
            return cls(report.year)
        return cls(report.year, plan.title_genitive or plan.title, years_of_plan(plan))


def years_of_plan(plan: Plan) -> str:
    return f"{plan.year_from}–{plan.year_to}"


def filled(value: Any, names: Names) -> Any:
    """The value, whatever is inside it, with the report's own words in place of names."""
    if isinstance(value, str):
        whole = _NAME.fullmatch(value)
        if whole and whole[1]:
            return names.year + int(whole[3] or 0)
        return _NAME.sub(partial(_said, names=names), value)
    return _inside(value, lambda key, each: filled(each, names))


def templated(value: Any, names: Names, key: str = "") -> Any:
    """The value with names in place of the years and the plan of the report that it stands in.

    Numbers are years under a key that says so, words where they are Russian: codes of records stay as they are.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        is_year = key in _YEAR_KEYS and FIRST <= value <= LAST
        return _named(value, names, "number:") if is_year else value
    if isinstance(value, str):
        return _templated_words(value, names, key)
    return _inside(
        value, lambda inner, each: templated(each, names, key if key in _YEAR_KEYS else inner or key)
    )


def templated_title(title: str, names: Names) -> str:
    """A title, or words of a table: every year in it that is no part of a date or of a number."""
    for said, name in ((names.plan_genitive, "{plan_genitive}"), (names.plan_years, "{plan_years}")):
        title = title.replace(said, name) if said else title
    return _WORDED.sub(lambda match: _named(int(match[1]), names), title)


def carried_text(html: str, before: int, by: int) -> str:
    """Last year's text for another year: its tokens ask about the years that are as far away as theirs were.

    «2022 год» moves with them where it is the report's own year, or a year that a token of its paragraph names.
    """
    return _PARAGRAPH.sub(lambda found: _carried(found[0], before, by), html)


def _carried(paragraph: str, before: int, by: int) -> str:
    named = {
        before,
        *(int(match[2]) for token in TOKEN.findall(paragraph) for match in _ASKED.finditer(token)),
    }
    words = "|".join(str(year) for year in sorted(named))
    moved = re.sub(
        rf"(?<![\w.])({words})(?=(?:\s|&nbsp;|\u00a0)год)", lambda found: str(int(found[1]) + by), paragraph
    )
    return TOKEN.sub(lambda found: _ASKED.sub(lambda year: f"{year[1]}{int(year[2]) + by}", found[0]), moved)


def _templated_words(text: str, names: Names, key: str) -> str:
    if key in _YEAR_KEYS:
        return re.sub(rf"\b{_YEAR}\b", lambda match: _named(int(match[0]), names), text)
    if column := _COLUMN.fullmatch(text):
        return column[1] + _named(int(column[2]), names)
    parts: list[str] = []
    position = 0
    for token in TOKEN.finditer(text):
        parts += [_titled(text[position : token.start()], names), _asked(token[0], names)]
        position = token.end()
    return "".join([*parts, _titled(text[position:], names)])


def _titled(words: str, names: Names) -> str:
    return templated_title(words, names) if _RUSSIAN.search(words) or _WORDED.fullmatch(words) else words


def _asked(token: str, names: Names) -> str:
    return _ASKED.sub(lambda match: match[1] + _named(int(match[2]), names), token)


def _named(year: int, names: Names, kind: str = "") -> str:
    away = year - names.year
    return f"{{{kind}year{away:+d}}}" if away else f"{{{kind}year}}"


def _said(match: re.Match[str], names: Names) -> str:
    name, away = match[2], int(match[3] or 0)
    if name in ("year", "next_year"):
        return str(names.year + (name == "next_year") + away)
    return str(getattr(names, name))


def _inside(value: Any, change: Callable[[str, Any], Any]) -> Any:
    if isinstance(value, Mapping):
        return {key: change(str(key), each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [change("", each) for each in value]
    return value
