"""The sheets beside the tables: what there is, and where the numbers come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from reports.document import Align, Document, Provenance
from reports.renderers.workbook.frame import as_page
from reports.renderers.workbook.leaves import Leaf
from reports.renderers.workbook.looks import (
    ALIGNED,
    BOLD,
    HEADING,
    LINK,
    PLAIN,
    SHADE,
    TITLE,
    WRAPPED,
    dress,
    height,
)
from reports.renderers.workbook.sheet import PlacedFigure
from reports.renderers.workbook.writing import put_number, put_text

NO_TABLES = "В отчёте нет таблиц."
_CONTENTS = {"Лист": 34.0, "Таблица": 90.0}
_SOURCES = {
    "Лист": 20.0,
    "Ячейка": 10.0,
    "Строка": 50.0,
    "Столбец": 34.0,
    "Значение": 20.0,
    "На чём основано": 30.0,
    "Записей": 10.0,
    "Откуда": 60.0,
}

Href = Callable[[Provenance], str]


def write_contents(sheet: Any, document: Document, leaves: Sequence[Leaf]) -> None:
    put_text(sheet["A1"], document.title)
    sheet["A1"].font, sheet["A1"].alignment = TITLE, WRAPPED
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[1].height = height(document.title, sum(_CONTENTS.values()) / 1.3) * 1.3
    put_text(sheet["A2"], f"{document.city}, {document.year} год")
    if not leaves:
        put_text(sheet["A4"], NO_TABLES)
    else:
        _headings(sheet, 4, _CONTENTS)
    for row, leaf in enumerate(leaves, start=5):
        _link(sheet.cell(row, 1), leaf.name, leaf.name, "A1")
        put_text(sheet.cell(row, 2), leaf.title)
        dress(sheet.cell(row, 2), PLAIN, WRAPPED)
        sheet.row_dimensions[row].height = height(leaf.title, _CONTENTS["Таблица"])
    _widths(sheet, _CONTENTS)
    as_page(sheet, landscape=False)


def write_sources(sheet: Any, found: Sequence[tuple[Leaf, PlacedFigure]], href: Href) -> None:
    """A line for each number that knows where it comes from; ``href`` gives the address of its records."""
    _headings(sheet, 1, _SOURCES)
    lines = 1
    for leaf, placed in found:
        provenance = placed.figure.number.provenance
        if provenance is not None:
            lines += 1
            _source(sheet, lines, leaf, placed, provenance, href(provenance))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_SOURCES))}{lines}"
    _widths(sheet, _SOURCES)
    as_page(sheet, landscape=True)


def _source(
    sheet: Any, row: int, leaf: Leaf, placed: PlacedFigure, provenance: Provenance, address: str
) -> None:
    texts = {1: leaf.name, 3: placed.row, 4: placed.column, 6: provenance.basis.label, 8: address}
    for column in range(1, len(_SOURCES) + 1):
        dress(sheet.cell(row, column), PLAIN, ALIGNED[Align.RIGHT if column in (5, 7) else Align.LEFT])
        put_text(sheet.cell(row, column), texts.get(column, ""))
    _link(sheet.cell(row, 2), placed.coordinate, leaf.name, placed.coordinate)
    if what := placed.figure.shown:
        put_number(sheet.cell(row, 5), what.value, what.format)
    put_number(sheet.cell(row, 7), Decimal(provenance.records), "#,##0")
    widths = list(_SOURCES.values())
    sheet.row_dimensions[row].height = max(height(text, widths[column - 1]) for column, text in texts.items())


def _headings(sheet: Any, row: int, names: dict[str, float]) -> None:
    for column, name in enumerate(names, start=1):
        put_text(sheet.cell(row, column), name)
        dress(sheet.cell(row, column), BOLD, HEADING, SHADE)


def _widths(sheet: Any, names: dict[str, float]) -> None:
    for column, width in enumerate(names.values(), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _link(cell: Any, text: str, sheet_name: str, coordinate: str) -> None:
    """To a cell of the workbook; a quote in the name is doubled."""
    put_text(cell, text)
    place = "'{}'!{}".format(sheet_name.replace("'", "''"), coordinate)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=text)
    dress(cell, LINK, WRAPPED)
