"""A data set as an Excel workbook, made of the CSV file just written: the same rows, with real numbers and dates."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from reports.opendata.columns import Column, Type
from reports.opendata.dataset import Dataset
from reports.opendata.files.made import Made

MOST_ROWS = 200_000
"""A larger book opens for minutes on an office computer; Excel itself ends at 1,048,576 rows."""

CELL = 32_767  # signs that a cell of Excel holds
WIDTHS = {Type.STRING: 28, Type.NUMBER: 16}
DAY = "DD.MM.YYYY"


def write_workbook(dataset: Dataset, rows: Made, target: Made) -> None:
    """Two sheets: the rows, and what the columns mean. Raises ValueError for more rows than it may have."""
    from openpyxl import Workbook

    if rows.rows > MOST_ROWS:
        raise ValueError(f"{rows.rows} rows are too many for a workbook")
    book = Workbook(write_only=True)
    book.properties.title, book.properties.language = dataset.title, "ru-RU"
    _write(book.create_sheet("Данные"), dataset, _rows_of(rows))
    _describe(book.create_sheet("Столбцы"), dataset)
    book.save(_Target(target))
    target.rows = rows.rows


def _write(sheet: Any, dataset: Dataset, rows: Iterable[list[str]]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for place, column in enumerate(dataset.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column.type, 13)
    sheet.append(_bold(sheet, [column.title for column in dataset.columns]))
    readers = [_reader(sheet, column) for column in dataset.columns]
    for row in rows:
        sheet.append([read(cell) if cell else None for read, cell in zip(readers, row, strict=True)])


def _describe(sheet: Any, dataset: Dataset) -> None:
    for letter, width in zip("ABCD", (26, 40, 16, 90), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append(_bold(sheet, ["Имя в CSV", "Столбец", "Тип", "Что в нём"]))
    for column in dataset.columns:
        sheet.append([column.name, column.title, column.type.words, column.description])


def _reader(sheet: Any, column: Column) -> Callable[[str], Any]:
    if column.type is Type.DATE:
        return lambda cell: _dated(sheet, cell)
    if column.type in (Type.INTEGER, Type.YEAR):
        return int
    return Decimal if column.type is Type.NUMBER else _shortened


def _dated(sheet: Any, cell: str) -> Any:
    """Dates before 1900 are no dates to Excel and stay texts."""
    from openpyxl.cell import WriteOnlyCell

    day = datetime.date.fromisoformat(cell)
    if day.year < 1900:
        return cell
    dated = WriteOnlyCell(sheet, day)
    dated.number_format = DAY
    return dated


def _shortened(cell: str) -> str:
    return cell if len(cell) <= CELL else f"{cell[: CELL - 1]}…"


def _bold(sheet: Any, titles: list[str]) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cells = [WriteOnlyCell(sheet, title) for title in titles]
    for cell in cells:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cells


def _rows_of(made: Made) -> Iterator[list[str]]:
    made.file.seek(0)
    text = io.TextIOWrapper(made.file, encoding="utf-8", newline="")
    try:
        lines = csv.reader(text)
        next(lines)
        yield from lines
    finally:
        text.detach()


class _Target(io.RawIOBase):
    """The book is written once, from its beginning to its end: an archive that cannot go back."""

    def __init__(self, made: Made) -> None:
        self.made = made

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self.made.take(bytes(piece))
        return len(piece)
