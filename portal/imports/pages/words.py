"""What the import says in sentences: how far it is, what a confirmation will do, what it has done."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from portal.imports.actions import Progress
from portal.lib.agreement import agree
from portal.lib.numbers import NBSP, format_number
from portal.lib.units import Plural, plural_of
from portal.models.file_import import Outcome

MINUTE = 60
SOON = 10

Counts = Mapping[Any, int]
"""Lines by their `Outcome`, which type checkers without Django's stubs take for a tuple."""


def work_in_words(work: Progress, *, is_stopping: bool) -> str:
    """«12 400 из 200 000 строк, осталось около минуты»."""
    if is_stopping:
        return "Останавливаем…"
    if work.message or not work.done:
        return work.message or "Начинаем…"
    if work.done >= work.total:
        return f"Пройдено {counted(work.done, 'строка')}, сверяем с записями портала…"
    done = f"{grouped(work.done)} из {grouped(work.total)} строк"
    left = left_in_words(work.seconds_left)
    return f"{done}, {left}" if left else done


def left_in_words(seconds: float | None) -> str:
    """«осталось около 3 минут»; nothing where it cannot be told yet."""
    if seconds is None:
        return ""
    if seconds < SOON:
        return "осталось несколько секунд"
    if seconds < MINUTE * 0.75:
        return f"осталось около {round(seconds, -1):.0f}{NBSP}секунд"
    minutes = round(seconds / MINUTE)
    return "осталось около минуты" if minutes <= 1 else f"осталось около {minutes}{NBSP}минут"


def grouped(number: int) -> str:
    """«12 400»."""
    return format_number(Decimal(number), 0)


def counted(number: int, phrase: str) -> str:
    """«120 организаций»."""
    return f"{grouped(number)}{NBSP}{agree(number, phrase)}"


def promise(counts: Counts, noun: str) -> str:
    """What a confirmation does: «Будет добавлено: 120 организаций, изменено: 14. 3 строки не загрузятся.»"""
    told = _changes(counts, noun)
    refused = counts.get(Outcome.REFUSED, 0)
    verb = "не загрузится" if plural_of(refused) is Plural.ONE else "не загрузятся"
    first = f"Будет {told}." if told else "Новых строк и изменений нет."
    return f"{first} {counted(refused, 'отклонённая строка')} {verb}." if refused else first


def changes_in_words(counts: Counts, noun: str, *, with_suspicious: bool) -> str:
    """What a load has done: «Добавлено: 120 организаций, изменено: 14.»"""
    doubtful = counts.get(Outcome.SUSPICIOUS, 0) if with_suspicious else 0
    with_doubts = f"строк под вопросом: {grouped(doubtful)}" if doubtful else ""
    told = ", ".join(filter(None, [_changes(counts, noun), with_doubts]))
    return f"{told[:1].upper()}{told[1:]}." if told else "Ничего не изменилось."


def _changes(counts: Counts, noun: str) -> str:
    new, changed = counts.get(Outcome.NEW, 0), counts.get(Outcome.CHANGED, 0)
    added = f"добавлено: {counted(new, noun)}" if new else ""
    return ", ".join(filter(None, [added, f"изменено: {grouped(changed)}" if changed else ""]))
