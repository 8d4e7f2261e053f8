"""Reads settings of tables, which may have been typed by hand or come from another city's file.

Whatever is not what it should be is a FigureError with one sentence, never a broken page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reports.errors import FigureError

MAX_TEXT = 1000
MAX_ITEMS = 100


def read_text(settings: Mapping[str, Any], name: str) -> str:
    value = settings.get(name)
    if value is None or value is False or value is True:
        return ""
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise _spoilt(name, f"нужны слова, не больше {MAX_TEXT} знаков")
    return value.strip()


def read_number(settings: Mapping[str, Any], name: str, least: int, most: int) -> int | None:
    value = settings.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise _spoilt(name, f"нужно целое число от {least} до {most}")
    return value


def read_flag(settings: Mapping[str, Any], name: str, otherwise: bool) -> bool:
    value = settings.get(name, otherwise)
    if not isinstance(value, bool):
        raise _spoilt(name, "нужно «да» или «нет»")
    return value


def read_choice(settings: Mapping[str, Any], name: str, choices: Iterable[str]) -> str:
    """Empty where nothing is chosen."""
    value, known = read_text(settings, name), tuple(choices)
    if value and value not in known:
        raise _spoilt(name, f"значения «{value}» нет. Есть: {', '.join(known)}")
    return value


def read_items(settings: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    """Each of a list of objects."""
    value = settings.get(name) or []
    if not isinstance(value, list) or len(value) > MAX_ITEMS:
        raise _spoilt(name, f"нужен список, не больше {MAX_ITEMS} строк")
    for item in value:
        if not isinstance(item, dict):
            raise _spoilt(name, "строка списка записана неверно")
        yield item


def read_object(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = settings.get(name) or {}
    if not isinstance(value, dict):
        raise _spoilt(name, "записана неверно")
    return value


def read_words(settings: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """A list of words."""
    value = settings.get(name) or []
    if (
        not isinstance(value, list)
        or len(value) > MAX_ITEMS
        or not all(isinstance(one, str) for one in value)
    ):
        raise _spoilt(name, "нужен список слов")
    return tuple(value)


def _spoilt(name: str, what: str) -> FigureError:
    return FigureError(f"Настройка таблицы «{name}»: {what}. Откройте настройки и сохраните их заново.")
