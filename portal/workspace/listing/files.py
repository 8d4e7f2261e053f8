"""Rows of typed values as files that a spreadsheet opens, written as they come.

No text becomes a formula there. Numbers and dates are numbers and dates; what is more than a number («более 800»,
«–») stays text.
"""

from __future__ import annotations

import csv
import datetime
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

from django.utils import timezone

from portal.lib.parse import write_quantity
from portal.lib.quantities import Qualifier, Quantity
from portal.records.formats import defused
from portal.workspace.listing.cells import written

ROWS_OF_SHEET = 1_000_000  # a sheet of Excel holds 1 048 576
MARK = "\ufeff"
WIDTHS = (10, 44)


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """With `;` and a byte order mark, as Russian Excel opens it."""
    writer = csv.writer(_Echo(), delimiter=";")
    yield (MARK + writer.writerow(headings)).encode()
    for row in rows:
        yield writer.writerow([defused(_text(value)) for value in row]).encode()


class _Echo:
    """Gives each line back in place of keeping it."""

    def write(self, line: str) -> str:
        return line


def _text(value: Any) -> str:
    value = _number(value)
    return str(value).replace(".", ",") if isinstance(value, Decimal) else written(value)


def _number(value: Any) -> Any:
    """An exact quantity as its number in base units; any other quantity as it is written."""
    if not isinstance(value, Quantity):
        return value
    return value.value if value.qualifier is Qualifier.EXACT else write_quantity(value) or None


def xlsx_file(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> IO[bytes]:
    """An open temporary file. Rows wait on the disk, not in memory."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = _sheet(book, title, headings)
    for number, row in enumerate(rows):
        if number and number % ROWS_OF_SHEET == 0:
            sheet = _sheet(book, title, headings)
        sheet.append([_cell(sheet, value) for value in row])
    target = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it when it is sent
    book.save(target)
    target.seek(0)
    return target


def _sheet(book: Any, title: str, headings: Sequence[str]) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(_sheet_title(title))
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(headings, start=1):
        least, most = WIDTHS
        sheet.column_dimensions[get_column_letter(place)].width = min(most, max(least, len(heading) + 2))
    cells = [WriteOnlyCell(sheet, heading) for heading in headings]
    for cell in cells:
        cell.font = Font(bold=True)
    sheet.append(cells)
    return sheet


def _sheet_title(title: str) -> str:
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "Данные"


def _cell(sheet: Any, value: Any) -> Any:
    """Dates as Russian Excel writes them; everything else by its own type."""
    value = _number(value)
    if isinstance(value, datetime.datetime):
        value = timezone.make_naive(value) if timezone.is_aware(value) else value
    elif isinstance(value, datetime.date):
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "DD.MM.YYYY"
        return cell
    is_plain = isinstance(value, datetime.datetime | int | Decimal) and not isinstance(value, bool)
    return value if is_plain else defused(written(value)) or None
