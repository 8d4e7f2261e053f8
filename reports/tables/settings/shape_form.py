"""How a table is shown, asked in the same words for every kind of table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms

from reports.blocks.settings import BlockSettings
from reports.errors import FigureError
from reports.renderers.columns import LANDSCAPE, PORTRAIT, fits
from reports.tables.base import ResolvedTable
from reports.tables.layout import table_node
from reports.tables.settings.column_fields import SCALES, ColumnAsked, columns_asked, told_columns
from reports.tables.settings.footnote_fields import FootnoteFields
from reports.tables.settings.parts import Part
from reports.tables.shape import MAX_DECIMALS, Shape, shape_of
from reports.tables.shaping import order_of, shaped_as

SHAPE_KEYS = (
    *("caption", "numbered", "column_numbers", "scale", "decimals", "blank", "zero"),
    *("subtotals", "totals", "totals_above", "order", "columns", "footnotes"),
)
TITLE = ("shows_caption", "caption", "numbered", "column_numbers")
NUMBERS = ("scale", "decimals", "blank", "zero")
ROWS = ("order_by", "descending", "subtotals", "totals", "totals_above")

ON_ITS_SIDE = "На книжном листе таблице тесно: поставьте перед ней блок «Поворот страниц»."
TOO_WIDE = "Таблица шире и альбомного листа: снимите часть столбцов или разделите её на две."


class ShapeSettings(BlockSettings):
    """A subclass says what table it is; its own fields come before these.

    ``choices`` name the settings that decide which columns there are: another choice makes another table.
    ``said_anew`` names those that no field is called by: what the form leaves unsaid of them does not stay.
    """

    initial: dict[str, Any]
    data: Any
    pieces = "reports/settings/table.html"
    choices: tuple[str, ...] = ()
    said_anew: tuple[str, ...] = ()

    shown_for = forms.CharField(required=False, widget=forms.HiddenInput)
    shows_caption = forms.BooleanField(label="Печатать название", required=False, initial=True)
    caption = forms.CharField(
        label="Название",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Пусто — как называет её портал.",
    )
    numbered = forms.BooleanField(label="Нумеровать: «Таблица № 3»", required=False, initial=True)
    column_numbers = forms.BooleanField(label="Строка с номерами столбцов", required=False)
    scale = forms.ChoiceField(label="Деньги", choices=(("", "как принято"), *SCALES[1:]), required=False)
    decimals = forms.IntegerField(
        label="Знаков после запятой",
        min_value=0,
        max_value=MAX_DECIMALS,
        required=False,
        help_text="Пусто — как принято. Штук не касается.",
    )
    blank = forms.CharField(
        label="Вместо неизвестного числа",
        max_length=100,
        required=False,
        help_text="Например: итоги не подведены. Пусто — клетка пуста.",
    )
    zero = forms.CharField(
        label="Вместо нуля", max_length=100, required=False, help_text="Например, прочерк: –"
    )
    order_by = forms.ChoiceField(label="По порядку", required=False)
    descending = forms.BooleanField(label="От большего к меньшему", required=False)
    subtotals = forms.BooleanField(label="Промежуточные итоги", required=False, initial=True)
    totals = forms.BooleanField(label="Общий итог", required=False, initial=True)
    totals_above = forms.BooleanField(label="Итоги сверху: «Всего, в том числе:»", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted = self._wanted()
        self.add_fields()
        self.table = self._table()
        self.columns: list[ColumnAsked] = []
        self.footnotes: FootnoteFields | None = None
        self.initial = {**self.initial, **self._initial()}
        if self.table is not None:
            self._ask_of(self.table)

    def add_fields(self) -> None:
        """Fields of the table's own, which may follow from what is posted."""

    def find_table(self) -> ResolvedTable:
        """The table by the settings as they are kept. Raises FigureError."""
        raise NotImplementedError

    def own_settings(self) -> dict[str, Any]:
        """What the fields of the subclass say."""
        raise NotImplementedError

    def own_parts(self) -> list[Part]:
        raise NotImplementedError

    def asked_choice(self, name: str) -> str:
        """What is chosen in a field on which other fields depend: posted, or kept."""
        posted = self.data.get(self.add_prefix(name)) if self.is_bound else None
        return self._kept_choice(name) if posted is None else str(posted)

    @property
    def parts(self) -> list[Part]:
        first, *others = self.own_parts()
        told = replace(first, hint=self._about_room() or first.hint)
        parts = [told, *others, Part("Название", [self[name] for name in TITLE])]
        if self.is_shown:
            parts.append(
                Part(
                    "Столбцы",
                    items=[column.item(self) for column in self.columns],
                    hint="Отметьте, какие печатать. Откройте столбец, чтобы назвать, передвинуть или объединить его.",
                )
            )
        parts += [
            Part("Строки", [self[name] for name in ROWS]),
            Part("Числа", [self[name] for name in NUMBERS]),
        ]
        if self.is_shown and self.footnotes:
            parts.append(Part("Сноски", items=self.footnotes.items(self)))
        return parts

    @property
    def is_shown(self) -> bool:
        """Whether columns and footnotes are those of the chosen table."""
        return self.table is not None and self._choice(self.asked_choice) == self._shown_for()

    def _shown_for(self) -> str:
        if self.is_bound:
            return str(self.data.get(self.add_prefix("shown_for"), ""))
        return self._choice(self._kept_choice)

    def _choice(self, find: Callable[[str], str]) -> str:
        return "/".join(map(find, self.choices))

    def _kept_choice(self, name: str) -> str:
        return str(self.block.settings.get(name) or "")

    def _about_room(self) -> str:
        """What to do with a table that is wider than the paper."""
        try:
            laid = table_node(shaped_as(self.table, self.wanted)) if self.table else None
        except FigureError:
            return ""
        if laid is None or fits(laid, PORTRAIT):
            return ""
        return ON_ITS_SIDE if fits(laid, LANDSCAPE) else TOO_WIDE

    def to_settings(self) -> dict[str, Any]:
        """What is left as it is by nature is not kept."""
        managed = {*SHAPE_KEYS, *self.said_anew, *self.fields}
        untold = {key: value for key, value in self.block.settings.items() if key not in managed}
        return {**untold, **self.own_settings(), **self._shape_settings()}

    def _shape_settings(self) -> dict[str, Any]:
        told = self.cleaned_data
        settings: dict[str, Any] = {"numbered": told["numbered"]}
        settings |= {name: True for name in ("column_numbers", "totals_above") if told[name]}
        settings |= {name: False for name in ("subtotals", "totals") if not told[name]}
        settings |= {name: told[name] for name in NUMBERS if told[name] not in (None, "")}
        caption = told["caption"].strip() if self.is_shown else ""
        if not told["shows_caption"] or caption:
            settings["caption"] = caption if told["shows_caption"] else False
        if not self.is_shown:
            return settings
        if told["order_by"]:
            settings["order"] = {"by": told["order_by"], "descending": told["descending"]}
        if columns := told_columns(self.columns, told):
            settings["columns"] = columns
        if self.footnotes and (notes := self.footnotes.told(told)):
            settings["footnotes"] = notes
        return settings

    def _wanted(self) -> Shape:
        try:
            return shape_of(self.block.settings)
        except FigureError:
            return Shape()

    def _table(self) -> ResolvedTable | None:
        try:
            return self.find_table()
        except FigureError:
            return None

    def _initial(self) -> dict[str, Any]:
        wanted, kept = self.wanted, self.block.settings
        return {
            "shows_caption": kept.get("caption") is not False,
            "caption": wanted.caption,
            "numbered": bool(kept.get("numbered", True)),
            "column_numbers": bool(kept.get("column_numbers")),
            **{name: getattr(wanted, name) for name in (*NUMBERS, *ROWS)},
        }

    def _ask_of(self, table: ResolvedTable) -> None:
        """Columns, rows and footnotes of the table that the settings make now."""
        codes = [column.code for column in table.definition.columns]
        all_of_them = tuple(
            replace(self.wanted.column(code), shown=True, title=None, group=None)
            for code in order_of(codes, self.wanted)
        )
        shaped = shaped_as(table, replace(self.wanted, columns=all_of_them))
        self.columns = columns_asked(table, shaped, self.wanted)
        heads = {column.code: column.title for column in self.columns}
        self.footnotes = FootnoteFields(table, heads, self.wanted.footnotes)
        for column in self.columns:
            self.fields |= {column.name(name): field for name, field in column.fields.items()}
        self.fields |= self.footnotes.fields
        self.fields["order_by"].choices = [("", "как в таблице"), *heads.items()]
        self.fields["caption"].widget.attrs["placeholder"] = table.caption
        self.initial["shown_for"] = self._choice(self._kept_choice)
