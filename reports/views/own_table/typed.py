"""The form of a typed table: what the person sees in it, and what came back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django import forms

from portal.lib.units import UNITS, Kind
from portal.workspace.keys import key_in
from reports.blocks.own_table import OwnTableSettings
from reports.document import RowKind
from reports.models import Block
from reports.own_tables.counting import Counted
from reports.own_tables.grid import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_DECIMALS,
    MAX_ROWS,
    MAX_TEXT,
    SMALLEST_WIDTH,
    WHOLE_WIDTH,
    ColumnKind,
    Grid,
    OwnColumn,
    OwnRow,
    new_key,
    write_grid,
)
from reports.own_tables.references import Ref, letter

_KEY = re.compile("[A-Za-z0-9_-]{1,40}")
"""It stands in the addresses of the row's numbers."""

ROW_KINDS = (
    (RowKind.DATA, "строка"),
    (RowKind.GROUP, "группа"),
    (RowKind.SUBTOTAL, "подытог"),
    (RowKind.TOTAL, "итог"),
)
SCALE_NAMES = (("руб.", "единицы"), ("тыс.", "тысячи"), ("млн", "миллионы"), ("млрд", "миллиарды"))


class ColumnForm(forms.Form):
    """One column. What is not asked of a kind of column is passed over."""

    key = forms.SlugField(max_length=40, widget=forms.HiddenInput)
    title = forms.CharField(label="Заголовок", max_length=300, required=False)
    group = forms.CharField(
        label="Общий заголовок",
        max_length=300,
        required=False,
        help_text="Один на соседние столбцы: год над планом и фактом.",
    )
    kind = forms.ChoiceField(label="Что в столбце", choices=[(kind, kind.label) for kind in ColumnKind])
    unit = forms.ChoiceField(
        label="Единица",
        required=False,
        choices=[
            ("", "—"),
            *((code, each.many) for code, each in UNITS.items() if each.kind not in (Kind.PLAIN, Kind.MONEY)),
        ],
    )
    scale = forms.ChoiceField(label="Считать в", choices=SCALE_NAMES)
    decimals = forms.IntegerField(
        label="Знаков после запятой", required=False, min_value=0, max_value=MAX_DECIMALS
    )
    width = forms.IntegerField(
        label="Ширина, %", required=False, min_value=SMALLEST_WIDTH, max_value=WHOLE_WIDTH
    )

    def column(self) -> OwnColumn:
        given = self.cleaned_data
        return OwnColumn(
            **{**given, "kind": ColumnKind(given["kind"]), "width": given["width"] or 0},
        )


class TableHead(OwnTableSettings):
    """What concerns the whole table, on the page where the rest of it is filled in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = "Печатается после слов «Таблица № …»."


@dataclass(frozen=True)
class ShownCell:
    name: str
    label: str
    text: str
    is_number: bool
    error: str = ""


@dataclass(frozen=True)
class ShownRow:
    number: int
    place: int
    row: OwnRow
    cells: tuple[ShownCell, ...]


class TypedTable:
    """The table as it stands in the form: the block's, the person's, or the person's after a change of shape."""

    def __init__(self, block: Block, grid: Grid, columns: list[ColumnForm], head: TableHead) -> None:
        self.block, self.columns, self.head, self._grid = block, columns, head, grid

    @classmethod
    def of_grid(cls, block: Block, grid: Grid) -> TypedTable:
        columns = [
            ColumnForm(prefix=f"column-{place}", initial=data, auto_id="%s")
            for place, data in enumerate(_initial(grid))
        ]
        return cls(block, grid, columns, _head(block, None, write_grid(grid)))

    @classmethod
    def of_post(cls, block: Block, post: Mapping[str, str]) -> TypedTable:
        width = min(key_in(post.get("columns", "")) or 1, MAX_COLUMNS)
        height = min(key_in(post.get("rows", "")) or 0, MAX_ROWS, MAX_CELLS // width)
        columns = [ColumnForm(post, prefix=f"column-{place}", auto_id="%s") for place in range(width)]
        rows = tuple(_row(post, place, width) for place in range(height))
        return cls(block, Grid(rows=rows), columns, _head(block, post))

    @cached_property
    def is_valid(self) -> bool:
        return all([self.head.is_valid(), *(column.is_valid() for column in self.columns)])

    @property
    def is_shown_counted(self) -> bool:
        """Whether there is a whole table to be counted."""
        return not self.head.is_bound or self.is_valid

    @cached_property
    def grid(self) -> Grid:
        """What was typed; only of a valid form."""
        if not self.head.is_bound:
            return self._grid
        given = self.head.cleaned_data
        return replace(
            self._grid,
            columns=tuple(form.column() for form in self.columns),
            title=given["title"],
            numbered=given["numbered"],
            column_numbers=given["column_numbers"],
            footnotes=tuple(given["footnotes"]),
        )

    def rows(self, counted: Counted | None = None) -> Iterator[ShownRow]:
        problems = {cell: counted.problems[cell] for cell in counted.mistakes} if counted else {}
        for place, row in enumerate(self._grid.rows):
            cells = tuple(
                ShownCell(
                    f"cell-{place}-{column}",
                    f"{letter(column)}{place + 1}",
                    text,
                    self.columns[column]["kind"].value() not in (ColumnKind.TEXT, None, ""),
                    problems.get(Ref(place, column), ""),
                )
                for column, text in enumerate(row.cells)
            )
            yield ShownRow(place + 1, place, row, cells)

    def headed(self) -> list[tuple[str, ColumnForm]]:
        return [(letter(place), form) for place, form in enumerate(self.columns)]


def _head(
    block: Block, post: Mapping[str, str] | None, settings: Mapping[str, Any] | None = None
) -> TableHead:
    shown = Block(code=block.code, section=block.section, pk=block.pk, settings=settings or block.settings)
    return TableHead(post, block=shown, scope=None)


def _initial(grid: Grid) -> list[dict[str, Any]]:
    return [{**data, "width": data["width"] or None} for data in write_grid(grid)["columns"]]


def _row(post: Mapping[str, str], place: int, width: int) -> OwnRow:
    kind, key = post.get(f"row-{place}-kind", ""), post.get(f"row-{place}-key", "")
    return OwnRow(
        key if _KEY.fullmatch(key) else f"r{new_key()}",
        RowKind(kind) if kind in list(RowKind) else RowKind.DATA,
        tuple(_typed(post.get(f"cell-{place}-{column}", "")) for column in range(width)),
    )


def _typed(text: str) -> str:
    """One line; a sign that the database cannot keep is no sign of a table."""
    return " ".join(text.replace("\0", "").split())[:MAX_TEXT]
