"""A table that a person types: words, numbers, formulas for totals, and figures of the records.

Settings: ``title``, ``columns``, ``rows``, ``numbered``, ``column_numbers``, ``footnotes`` (`reports.own_tables.grid`),
and ``order`` of the rows of data in print, as every table has it (`reports.tables.shape`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.urls import reverse

from reports.blocks.base import BlockSettings, BlockType, Problem, Writing
from reports.blocks.table import place_of_own_table
from reports.document import Node
from reports.errors import FigureError
from reports.models import Block
from reports.own_tables.emptying import emptied
from reports.own_tables.grid import read_grid, write_grid
from reports.own_tables.making import OwnTable, make_table
from reports.own_tables.references import letter
from reports.place import BLOCK_TABLE
from reports.tables.layout import table_node
from reports.tables.ordering import ordered
from reports.tables.shape import shape_of
from reports.texts.tokens import years_asked_for


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    """A cell that is wrong stays visible in its place, and the rest of the table is counted."""
    table = writing.scope.table(BLOCK_TABLE, {"block": block.code})
    assert isinstance(table, OwnTable)
    writing.problems += [Problem(block, table.caption, message) for message in table.problems]
    writing.uses += table.uses
    place = place_of_own_table(block)
    order = shape_of({"order": block.settings.get("order")})
    node = table_node(
        replace(table, rows=tuple(ordered(table.rows, order.order_by, descending=order.descending))),
        number=writing.scope.numbers.get(place) if place else None,
        column_numbers=bool(block.settings.get("column_numbers")),
        is_repeated=table.place in writing.laid_tables,
    )
    writing.laid_tables.add(table.place)
    return (node,)


def years(block: Block) -> set[int]:
    """Tokens in the cells may ask for other years."""
    cells = " ".join(cell for row in read_grid(block.settings).rows for cell in row.cells if "{{" in cell)
    return years_asked_for(cells, block.section.report.year) if cells else set()


class OwnTableSettings(BlockSettings):
    """What is not in the grid itself, which has a page of its own."""

    pieces = "reports/settings_own/pane.html"

    title = forms.CharField(label="Название таблицы", max_length=300, required=False)
    numbered = forms.BooleanField(label="Нумеровать: «Таблица № …»", required=False)
    column_numbers = forms.BooleanField(label="Строка с номерами столбцов", required=False)
    footnotes = forms.CharField(
        label="Сноски",
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Каждая с новой строки. Знак сноски ставят в конце ячейки: «1 397,2 [1]».",
    )

    order_by = forms.ChoiceField(
        label="По порядку",
        required=False,
        help_text="В печати. Группы и итоги остаются на местах.",
    )
    descending = forms.BooleanField(label="От большего к меньшему", required=False)

    def __init__(self, *args: Any, block: Block, **kwargs: Any) -> None:
        grid, order = read_grid(block.settings), _order(block.settings)
        kept = {**write_grid(grid), "footnotes": "\n".join(grid.footnotes), **order}
        kwargs.setdefault("initial", kept)
        super().__init__(*args, block=block, **kwargs)
        columns = [(column.key, column.title or letter(place)) for place, column in enumerate(grid.columns)]
        self.fields["order_by"].choices = [("", "как внесены"), *columns]

    @property
    def fill_url(self) -> str:
        return own_table_url(self.block) if self.block.pk else ""

    def to_settings(self) -> dict[str, Any]:
        told = super().to_settings()
        by, descending = told.pop("order_by", ""), told.pop("descending", False)
        return {**told, "order": {"by": by, "descending": descending}} if by else _without(told, "order")

    def clean_footnotes(self) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data["footnotes"].splitlines())
        return [line for line in lines if line]


def _order(settings: Mapping[str, Any]) -> dict[str, Any]:
    try:
        order = shape_of({"order": settings.get("order")})
    except FigureError:
        return {}
    return {"order_by": order.order_by, "descending": order.descending}


def _without(settings: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in settings.items() if key != name}


def own_table_url(block: Block) -> str:
    """The page on which the grid is filled in."""
    report = block.section.report
    return reverse("workspace:own-table", args=[report.municipality.slug, report.pk, block.pk])


BLOCK = BlockType(
    "own_table",
    "Своя таблица",
    build,
    is_wide=True,
    place=place_of_own_table,
    make_table=make_table,
    years=years,
    settings_form=OwnTableSettings,
    without_content=emptied,
    hint="Строки и столбцы вносите вы, итоги считают формулы.",
    group="Таблицы и диаграммы",
)
