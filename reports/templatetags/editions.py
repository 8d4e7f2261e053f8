"""What templates ask of editions and their differences."""

from __future__ import annotations

from django import template

from reports.editions.difference.changes import Change, How, TableChange
from reports.editions.kinds import title_of

register = template.Library()

FEMININE = frozenset({"картинка", "подпись", "таблица", "строка", "единица", "шапка", "сноска"})
NEUTER = frozenset({"название отчёта", "название таблицы", "название столбца"})
REORDERED = {
    "порядок строк": "Строки стоят в другом порядке",
    "порядок столбцов": "Столбцы стоят в другом порядке",
}
ENDINGS = {
    How.ADDED: ("добавлен", "добавлена", "добавлено"),
    How.REMOVED: ("убран", "убрана", "убрано"),
    How.CHANGED: ("изменён", "изменена", "изменено"),
    How.MOVED: ("на другом месте", "на другом месте", "на другом месте"),
}


@register.filter
def said(change: Change) -> str:
    """«Абзац изменён», «Картинка убрана», «Название таблицы изменено»."""
    gender = 1 if change.what in FEMININE else 2 if change.what in NEUTER else 0
    if change.what in REORDERED:
        return REORDERED[change.what]
    words = f"{change.what} {ENDINGS[change.how][gender]}"
    return words[0].upper() + words[1:]


@register.filter
def is_of_table(change: object) -> bool:
    return isinstance(change, TableChange)


@register.filter
def format_title(kind: str) -> str:
    """«PDF» for «pdf»."""
    return title_of(kind)
