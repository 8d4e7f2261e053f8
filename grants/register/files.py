"""The selected part of the register as CSV, XLSX and PDF. No cell becomes a formula."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Any

from grants.register.as_of import Row
from grants.register.columns import COLUMNS, Column, texts, title_lines
from grants.register.selection import Selection
from portal.lib.numbers import NBSP
from portal.lib.quantities import Qualifier, Quantity
from portal.records.formats import defused
from portal.workspace.listing.files import csv_lines

ENDINGS = ("xlsx", "csv", "pdf")
PRINTED = 5_000
"""More entries make a book that nobody prints."""

DAY_FORMAT = "DD.MM.YYYY"
UNIT_FORMATS = {"rub": '#,##0.00" руб."', "m2": '#,##0.00" кв. м"'}
WIDTHS = (16, 14, 40, 34, 17, 14, 34, 24, 20, 24, 40)


class TooLong(ValueError):
    """The selection does not fit the file; the message says what to do."""


def as_csv(selection: Selection) -> Iterator[bytes]:
    """Lines as they come, for Russian Excel."""
    headings = [column.title for column in COLUMNS]
    return csv_lines(headings, (plain_texts(row) for row in selection.rows()))


def as_pdf(selection: Selection) -> bytes:
    """Raises TooLong."""
    from grants.register.pdf import render_register

    if selection.entries().count() > PRINTED:
        raise TooLong(
            f"В PDF помещается {PRINTED} записей: выберите год или скачайте весь реестр в XLSX или CSV."
        )
    rows = [texts(row) for row in selection.rows()]
    return render_register(selection.city, lines_above(selection), rows)


def as_xlsx(selection: Selection) -> IO[bytes]:
    """An open temporary file: titles, headings, and cells that are dates and numbers where they hold just that."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Реестр")
    for place, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    above = lines_above(selection)
    sheet.freeze_panes = f"B{len(above) + 2}"
    for place, line in enumerate(above):
        sheet.append([_styled(sheet, line, is_bold=place == 0)])
    sheet.append([_styled(sheet, column.title, is_bold=True, is_wrapped=True) for column in COLUMNS])
    for row in selection.rows():
        sheet.append([_cell(sheet, column, row) for column in COLUMNS])
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it when it is sent
    book.save(target)
    target.seek(0)
    return target


def lines_above(selection: Selection) -> list[str]:
    return title_lines(selection.city, selection.day, selection.year, selection.words)


def plain_texts(row: Row) -> list[str]:
    """The cells in words, with plain spaces: a file is searched and compared."""
    return [_plain(text) for text in texts(row)]


def _plain(text: str) -> str:
    return text.replace(NBSP, " ")


def _cell(sheet: Any, column: Column, row: Row) -> Any:
    text, day, size = _plain(column.text(row)), column.day(row), column.size(row)
    if day is not None and text == f"{day:%d.%m.%Y}":
        return _styled(sheet, day, number_format=DAY_FORMAT)
    if size is not None and _is_number(size):
        return _styled(sheet, size.value, number_format=UNIT_FORMATS[size.unit])
    return _styled(sheet, text, is_wrapped=True) if text else None


def _is_number(size: Quantity) -> bool:
    """«Более 800» and services, whose unit is a word, stay text."""
    return size.qualifier is Qualifier.EXACT and size.unit in UNIT_FORMATS


def _styled(
    sheet: Any, value: Any, *, number_format: str = "", is_bold: bool = False, is_wrapped: bool = False
) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    cell = WriteOnlyCell(sheet, defused(value))
    if number_format:
        cell.number_format = number_format
    if is_bold:
        cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top", wrap_text=is_wrapped)
    return cell
