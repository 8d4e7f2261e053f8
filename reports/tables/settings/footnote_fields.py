"""Footnotes in the form of a table: the words, and the title, column or cell that they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from reports.checks.words import row_title
from reports.document import RowKind
from reports.tables.base import Footnote, ResolvedTable
from reports.tables.settings.parts import Item

ROWS_OFFERED = 300


class FootnoteFields:
    """Those that there are, and an empty one."""

    def __init__(self, table: ResolvedTable, heads: Mapping[str, str], notes: tuple[Footnote, ...]) -> None:
        self.notes = (*notes, Footnote(""))
        self.rows = [("", "не выбрана"), *_rows(table)]
        self.columns = [("", "у названия таблицы"), *heads.items()]

    @property
    def fields(self) -> dict[str, forms.Field]:
        return {
            _name(place, field): made
            for place, note in enumerate(self.notes)
            for field, made in self._fields(note).items()
        }

    def _fields(self, note: Footnote) -> dict[str, forms.Field]:
        return {
            "text": forms.CharField(
                label="Текст сноски",
                max_length=1000,
                required=False,
                initial=note.text,
                widget=forms.Textarea({"rows": 2}),
            ),
            "column": forms.ChoiceField(
                label="Где стоит",
                choices=_with(self.columns, note.column),
                required=False,
                initial=note.column,
            ),
            "row": forms.ChoiceField(
                label="В строке",
                choices=_with(self.rows, note.row),
                required=False,
                initial=note.row,
                help_text="Не выбрана — сноска стоит в шапке столбца.",
            ),
        }

    def told(self, told: Mapping[str, Any]) -> list[dict[str, str]]:
        found = []
        for place in range(len(self.notes)):
            values = {
                field: str(told.get(_name(place, field)) or "").strip() for field in ("text", "row", "column")
            }
            if values["text"]:
                found.append({name: value for name, value in values.items() if value})
        return found

    def items(self, form: forms.Form) -> list[Item]:
        return [
            Item(
                f"Сноска {place + 1}" if note.text else "Новая сноска",
                [form[_name(place, field)] for field in self._fields(note)],
                note=note.text,
            )
            for place, note in enumerate(self.notes)
        ]


def _rows(table: ResolvedTable) -> list[tuple[str, str]]:
    rows = (row for row in table.rows if row.kind is not RowKind.GROUP)
    return [(row.key, row_title(table, row.key)) for row in rows][:ROWS_OFFERED]


def _with(choices: list[tuple[str, str]], chosen: str) -> list[tuple[str, str]]:
    """What was chosen stays among the choices though the table has lost it."""
    return choices if chosen in dict(choices) else [*choices, (chosen, f"нет в таблице: {chosen}")]


def _name(place: int, field: str) -> str:
    return f"footnote-{place}-{field}"
