"""The workbook put together and written."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any
from zipfile import ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE

from reports.document import Document
from reports.renderers.archive import TimelessArchive
from reports.renderers.workbook.leaves import RESERVED, leaves
from reports.renderers.workbook.lists import Href, write_contents, write_sources
from reports.renderers.workbook.sheet import TableSheet
from reports.renderers.workbook.writing import Results
from reports.renderers.xml_text import allowed

CONTENTS, SOURCES, _ = RESERVED
_DATES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_SHEETS = "xl/worksheets/sheet"


def book(document: Document, href: Href | None = None) -> bytes:
    """Contents, the tables, and with ``href`` the sheet that says where the numbers come from."""
    workbook = Workbook()
    first = workbook.active
    first.title = CONTENTS
    found = leaves(document)
    write_contents(first, document, found)
    sheets = [TableSheet(workbook.create_sheet(leaf.name), leaf, allowed(document.city)) for leaf in found]
    if href is not None:
        figures = [(sheet.leaf, figure) for sheet in sheets for figure in sheet.figures]
        write_sources(workbook.create_sheet(SOURCES), figures, href)
    properties = workbook.properties
    properties.title, properties.creator = allowed(document.title), allowed(document.city)
    properties.language = "ru-RU"
    return _written(workbook, [Results(), *(sheet.results for sheet in sheets), Results()])


def _written(workbook: Workbook, results: Sequence[Results]) -> bytes:
    file = io.BytesIO()
    ExcelWriter(workbook, _WithResults(file, results)).save()
    return file.getvalue()


class _WithResults(TimelessArchive):
    """openpyxl writes formulas without results, which are put beside them here, and dates, which are left out."""

    def __init__(self, file: io.BytesIO, results: Sequence[Results]) -> None:
        super().__init__(file, "w")
        self.results = results

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        name = str(zinfo_or_arcname)
        content = data.encode() if isinstance(data, str) else data
        number = name.removeprefix(_SHEETS).removesuffix(".xml")
        if number.isdecimal():
            content = self.results[int(number) - 1].written_into(content)
        if name == ARC_CORE:
            content = _DATES.sub(b"", content)
        super().writestr(name, content)
