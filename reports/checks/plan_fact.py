"""Indicators: below the plan without a word, far from the plan without a word, and conclusions that say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from portal.lib.agreement import agree
from portal.lib.numbers import format_number
from portal.lib.quantities import Quantity, round_to
from reports.built import Built
from reports.checks.base import Finding, Severity, check
from reports.checks.texts import sentences
from reports.checks.words import value_words
from reports.models import IndicatorValue
from reports.targets import misses_plan, nearest_end, plan_words

FAR = 10
"""How many times the plan (or last year's fact) a value may be before it wants a word. No rule sets it; it is ours."""

CLAIM = re.compile(
    r"(достич|достиг|превыси|перевыполн|выполнен)\w*[^.]*показател|показател[^.]*(достиг|превы|выполнен)\w*",
    re.IGNORECASE,
)
NOT_ALL = re.compile(
    r"\b(не\s+((был[аио]?\s+)?(достиг|достич|выполнен|превы)|удалось|в\s+полно|полностью|все\b)"
    r"|(достигнут|выполнен)\w*\s+не\s+был|кроме|за\s+исключением|частично)",
    re.IGNORECASE,
)


@check("below-plan", "Факт ниже плана без пояснения")
def below_plan(built: Built) -> Iterator[Finding]:
    for value in _missed(built):
        if not value.explanation:
            plan, fact = _words(value)
            yield Finding(
                f"Показатель «{_title(value)}» не достиг плана: план {plan}, факт {fact}. Пояснения нет.",
                f"таблица показателей, строка «{_title(value)}»",
                _place(built, value),
                Severity.WARNING,
                (("план", plan), ("факт", fact)),
                "Запишите пояснение к значению показателя.",
            )


@check("conclusion-against-plan", "Вывод противоречит показателям")
def conclusion_against_plan(built: Built) -> Iterator[Finding]:
    missed = list(_missed(built))
    for section, sentence in sentences(built):
        claim = CLAIM.search(sentence) if missed else None
        if claim and not NOT_ALL.search(sentence):
            rows = "; ".join(
                "«{}» — план {}, факт {}".format(_title(value), *_words(value)) for value in missed
            )
            yield Finding(
                f"В выводе сказано, что целевые показатели достигнуты, но ниже плана: {rows}.",
                f"текст, {section.where}: «{sentence}»",
                f"{section.place}#{claim[0]}",
                Severity.ERROR,
                tuple((_title(value), "план {}, факт {}".format(*_words(value))) for value in missed),
                "Назовите в выводе показатели, которые не достигнуты.",
            )


@check("outliers", "Значение во много раз дальше плана или прошлого года")
def outliers(built: Built) -> Iterator[Finding]:
    last = built.scope.facts.in_year(built.report.year - 1)
    before = {value.indicator_id: value for value in last.indicator_values} if last else {}
    for value in built.scope.facts.indicator_values:
        if value.explanation or not value.fact.is_known:
            continue
        for name, other in (
            ("план", nearest_end(value)),
            ("факт прошлого года", _fact(before.get(value.indicator_id))),
        ):
            if other is None or not other.is_known or not other.number or not value.fact.number:
                continue
            times = value.fact.number / other.number
            if times >= FAR or times * FAR <= 1:
                yield _outlier(built, value, name, value_words(other), times)


def _outlier(built: Built, value: IndicatorValue, name: str, other: str, times: Decimal) -> Finding:
    fact = value_words(value.fact)
    how = f"больше в {_times(times)}" if times > 1 else f"меньше в {_times(1 / times)}"
    return Finding(
        f"Показатель «{_title(value)}»: {name} {other}, факт {fact} — {how}. Пояснения нет.",
        f"таблица показателей, строка «{_title(value)}»",
        _place(built, value),
        Severity.WARNING,
        ((name, other), ("факт", fact)),
        "Проверьте единицы и формулу или запишите пояснение.",
    )


def _times(ratio: Decimal) -> str:
    """«12,6 раза», «20 раз»."""
    rounded = round_to(ratio, Decimal("0.1")).normalize()
    return f"{format_number(rounded, 0 if rounded == rounded.to_integral() else 1)} {agree(rounded, 'раз')}"


def _missed(built: Built) -> Iterator[IndicatorValue]:
    return filter(misses_plan, built.scope.facts.indicator_values)


def _fact(value: IndicatorValue | None) -> Quantity | None:
    return value.fact if value else None


def _title(value: IndicatorValue) -> str:
    return value.indicator.title.rstrip(":")


def _words(value: IndicatorValue) -> tuple[str, str]:
    return plan_words(value), value_words(value.fact)


def _place(built: Built, value: IndicatorValue) -> str:
    """The cell of the fact in whatever table the report prints it; the record itself where none does."""
    rows = (row for table in built.scope.every_table for row in table.rows)
    cells = (pair for row in rows for pair in row.cells.items())
    facts = (cell.place for column, cell in cells if column.startswith("fact") and cell.records == (value,))
    return next(facts, f"record:{value._meta.label_lower}/{value.pk}")
