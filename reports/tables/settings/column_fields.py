"""The columns of a table in its form: which are printed, in what order, under what titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from portal.lib import units
from portal.lib.units import Kind
from reports.tables.base import ResolvedTable
from reports.tables.header import Head, heads_of
from reports.tables.settings.parts import Item
from reports.tables.shape import MAX_DECIMALS, ColumnShape, Shape

SCALES = (("", "как у таблицы"), ("руб.", "рубли"), ("тыс.", "тысячи рублей"), ("млн", "миллионы рублей"))


@dataclass(frozen=True)
class ColumnAsked:
    """``head`` is what the table itself writes above it; ``place`` is where it stands now, from one."""

    code: str
    head: Head
    own: ColumnShape
    place: int
    kind: Kind | None
    is_shown: bool = True
    is_optional: bool = False

    @property
    def fields(self) -> dict[str, forms.Field]:
        """By the last part of their names."""
        fields: dict[str, forms.Field] = {
            "shown": forms.BooleanField(label=self.title, required=False, initial=self.is_shown),
            "title": forms.CharField(
                label="Название столбца", max_length=300, required=False, initial=self.title
            ),
            "group": forms.CharField(
                label="Общий заголовок",
                max_length=300,
                required=False,
                initial=self.group,
                help_text="Соседние столбцы с одним общим заголовком встанут под него.",
            ),
            "place": forms.IntegerField(
                label="Какой по счёту", min_value=1, max_value=99, required=False, initial=self.place
            ),
            "width": forms.IntegerField(
                label="Ширина, %",
                min_value=1,
                max_value=100,
                required=False,
                initial=self.own.width,
                help_text="Пусто — как принято.",
            ),
        }
        return {**fields, **self._of_numbers()} if self.kind is not None else fields

    @property
    def title(self) -> str:
        return self.own.title or self.head.title

    @property
    def group(self) -> str:
        return self.head.group if self.own.group is None else self.own.group

    def _of_numbers(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        if self.kind is Kind.MONEY:
            fields["scale"] = forms.ChoiceField(
                label="Единица", choices=SCALES, required=False, initial=self.own.scale
            )
        fields["decimals"] = forms.IntegerField(
            label="Знаков после запятой",
            min_value=0,
            max_value=MAX_DECIMALS,
            required=False,
            initial=self.own.decimals,
            help_text="Пусто — как принято.",
        )
        fields["blank"] = forms.CharField(
            label="Вместо неизвестного числа",
            max_length=100,
            required=False,
            initial=self.own.blank,
            help_text="Например: итоги не подведены.",
        )
        return fields

    def name(self, field: str) -> str:
        return f"column-{self.code}-{field}"

    def setting(self, told: Mapping[str, Any]) -> dict[str, Any]:
        """What of it the block keeps: only what differs from the table's own, which may change with the year."""
        title, group = (str(told.get(self.name(name)) or "").strip() for name in ("title", "group"))
        setting: dict[str, Any] = {"code": self.code}
        if (shown := bool(told.get(self.name("shown")))) == self.is_optional:
            setting["shown"] = shown
        if title and title != self.head.title:
            setting["title"] = title
        if group != self.head.group:
            setting["group"] = group
        width = told.get(self.name("width"))
        if width:
            setting["width"] = width
        for name in ("scale", "decimals", "blank"):
            if (value := told.get(self.name(name))) not in (None, ""):
                setting[name] = value
        return setting

    def sort_key(self, told: Mapping[str, Any]) -> tuple[int, int]:
        """A column that was given another's place goes before it when it moves up and after it when it moves down."""
        place = told.get(self.name("place")) or self.place
        return place, (place > self.place) - (place < self.place)

    def item(self, form: forms.Form) -> Item:
        fields = [form[self.name(name)] for name in self.fields if name != "shown"]
        return Item(self.title, fields, lead=form[self.name("shown")], note=self.group)


def columns_asked(table: ResolvedTable, shaped: ResolvedTable, wanted: Shape) -> list[ColumnAsked]:
    """Those that are printed in their order, then those that are not. ``shaped`` has every column and no titles of
    its own, so that its heads are what the table writes in the chosen unit.
    """
    kinds = {
        code: units.unit(cell.printed.unit).kind
        for row in table.rows
        for code, cell in row.cells.items()
        if cell.printed is not None
    }
    kinds |= {column.code: Kind.MONEY for column in table.definition.columns if column.style.scale}
    heads = heads_of(shaped)
    columns = shaped.definition.columns
    ordered = sorted(columns, key=lambda column: not wanted.shows(column))
    return [
        ColumnAsked(
            column.code,
            heads[column.code],
            wanted.column(column.code),
            place,
            kinds.get(column.code),
            wanted.shows(column),
            column.is_optional,
        )
        for place, column in enumerate(ordered, start=1)
    ]


def told_columns(columns: list[ColumnAsked], told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """In the order that the person gave; nothing where all stays as the table has it."""
    ordered = sorted(columns, key=lambda column: column.sort_key(told))
    settings = [column.setting(told) for column in ordered]
    is_moved = [column.code for column in ordered] != [column.code for column in columns]
    had_order = any(column.own.code and column.own != ColumnShape(column.code) for column in columns)
    says_something = any(len(setting) > 1 for setting in settings)
    return settings if is_moved or had_order or says_something else []
