"""Makes the files that tests read: workbooks of three formats, whole, damaged and hostile."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook

Rows = Sequence[Sequence[Any]]

ODS_TYPE: Final = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_CONTENT: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Лист1">{}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
_ODS_MANIFEST: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2"'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry'
    f' manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/></manifest:manifest>'
)


def write_xlsx(path: Path, rows: Rows, change: Callable[[Workbook], None] = lambda book: None) -> Path:
    """One sheet «Лист1», changed before it is saved."""
    book = Workbook()
    book.active.title = "Лист1"
    for row in rows:
        book.active.append(row)
    change(book)
    book.save(path)
    return path


def repacked(path: Path, changes: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    """The same packed file with some parts changed or, where absent, added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts.get(name, b""))
    return write_zip(path, parts)


def write_zip(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """Parts in their order, packed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def ods_cell(text: str, attributes: str = "") -> str:
    """A cell of text, or an empty one."""
    inner = f"<text:p>{text}</text:p>" if text else ""
    kind = ' office:value-type="string"' if text else ""
    return f"<table:table-cell{kind}{attributes}>{inner}</table:table-cell>"


def ods_row(*cells: str, attributes: str = "") -> str:
    """A row of ready cells."""
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def write_ods(path: Path, rows: str, prologue: str = "") -> Path:
    """One sheet of ready rows; the prologue stands before the root element."""
    content = _ODS_CONTENT.format(rows).replace("?>", f"?>{prologue}", 1)
    return write_zip(
        path, {"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": _ODS_MANIFEST}
    )


def write_xls(
    path: Path, rows: Rows, before_sheets: bytes = b"", streams: Sequence[str] = ("Workbook",)
) -> Path:
    """A BIFF8 workbook of texts and numbers; `before_sheets` are records of the book, `streams` the names
    of the container's streams, of which the first holds the book."""
    path.write_bytes(_compound(_biff(rows, before_sheets), streams))
    return path


def record(number: int, content: bytes = b"") -> bytes:
    """One BIFF record."""
    return struct.pack("<HH", number, len(content)) + content


def _biff(rows: Rows, before_sheets: bytes) -> bytes:
    name = "Лист1"
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6)) + before_sheets
    length_of_sheet_record = 4 + 8 + 2 * len(name)
    offset = len(begin) + length_of_sheet_record + 4
    title = struct.pack("<IBBBB", offset, 0, 0, len(name), 1) + name.encode("utf-16-le")
    book = begin + record(0x0085, title) + record(0x000A)
    width = max(len(row) for row in rows)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 6))
    sheet += record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet += _biff_cell(place, column, cell)
    return book + sheet + record(0x000A)


def _biff_cell(row: int, column: int, cell: str | float) -> bytes:
    where = struct.pack("<HHH", row, column, 0)
    if isinstance(cell, str):
        return record(0x0204, where + struct.pack("<HB", len(cell), 1) + cell.encode("utf-16-le"))
    return record(0x0203, where + struct.pack("<d", cell))


def _compound(content: bytes, streams: Sequence[str]) -> bytes:
    """The container of old Office files: header, one sector of allocation, one of names, the content."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    content = content.ljust(max(4096, -(-len(content) // sector) * sector), b"\0")
    count = len(content) // sector
    assert count <= 126, "one allocation sector has place for 126 sectors of content"
    chain = [*range(3, 2 + count), end]
    allocation = [0xFFFFFFFD, end, *chain] + [free] * (126 - count)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", 0, *[free] * 108)
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    entries += [_entry(name, 2, 2, len(content), right=place + 2) for place, name in enumerate(streams)]
    entries[-1] = _entry(streams[-1], 2, 2, len(content))
    names = b"".join(entries).ljust(sector, b"\0")
    return header + struct.pack("<128I", *allocation) + names + content


def _entry(name: str, kind: int, start: int, size: int, child: int = -1, right: int = -1) -> bytes:
    encoded = name.encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBBiii", len(encoded) + 2, kind, 1, -1, right, child)
    return entry + bytes(36) + struct.pack("<IQ", start, size)


def nested_zip(levels: int) -> bytes:
    """An archive in an archive."""
    content = b"x"
    for _ in range(levels):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("xl/workbook.xml", content)
        content = file.getvalue()
    return content


def write_large_xlsx(path: Path, rows: int) -> Path:
    """Fifteen columns, eight of them texts that never repeat; openpyxl would take a minute."""
    write_xlsx(path, [["Имя"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    head, tail = parts.pop("xl/worksheets/sheet1.xml").split(b"<sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(head + b"<sheetData>")
            for row in range(1, rows + 1):
                sheet.write(_large_row(row).encode())
            sheet.write(tail[tail.index(b"</sheetData>") :])
    return path


def _large_row(row: int) -> str:
    text = "<is><t>Общественная организация {} {}</t></is>"
    texts = "".join(f'<c r="{c}{row}" t="inlineStr">{text.format(row, c)}</c>' for c in "ABCDEFGH")
    numbers = "".join(f'<c r="{c}{row}"><v>{row}</v></c>' for c in "IJKLMNO")
    return f'<row r="{row}">{texts}{numbers}</row>'
