"""The refused lines as a workbook: mend them there and load it again."""

from __future__ import annotations

import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from portal.imports.sql import SEPARATOR
from portal.models import FileImport, ImportRow
from portal.models.file_import import Outcome
from portal.records.formats import defused

WHAT_TO_MEND = "Что исправить"


def refused_workbook(load: FileImport) -> bytes:
    """XLSX with the file's own columns and the reason beside; no cell is ever a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Исправить")
    sheet.freeze_panes = "A2"
    heading = []
    for name in (*names_of(load), WHAT_TO_MEND):
        cell = WriteOnlyCell(sheet, defused(name))
        cell.font = Font(bold=True)
        heading.append(cell)
    sheet.append(heading)
    for row in lines_of(load):
        sheet.append([defused(text) for text in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def names_of(load: FileImport) -> list[str]:
    """Without the column of reasons that a mended workbook brings back."""
    return [name or f"Столбец {place}" for place, name in enumerate(load.names, 1) if name != WHAT_TO_MEND]


def lines_of(load: FileImport) -> Iterator[list[str]]:
    kept = [place for place, name in enumerate(load.names) if name != WHAT_TO_MEND]
    refused = ImportRow.objects.filter(file_import_id=load.pk, outcome=Outcome.REFUSED).order_by("line")
    for row in refused.iterator():
        texts = row.cells.split(SEPARATOR)
        yield [*(texts[place] if place < len(texts) else "" for place in kept), row.reason]
