"""Judges a packed workbook before anything opens it: by its list of parts, and by unpacking it once
in small pieces, because the list may lie."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from portal.imports.reading.limits import (
    MAX_DIRECTORY,
    MAX_PACKING,
    MAX_PARTS,
    MAX_SMALL_PART,
    MAX_UNPACKED,
    MEGABYTE,
    UNSUSPECTED_UNPACKED,
)
from portal.imports.reading.refusals import SAVE_AS_XLSX, UnreadableFile, damaged, protected, too_large
from portal.imports.reading.signatures import not_a_table, with_macros

_END_OF_DIRECTORY: Final = b"PK\x05\x06"
_ZIP64_LOCATOR: Final = b"PK\x06\x07"
_LONGEST_END: Final = 22 + 0xFFFF
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE: Final = MEGABYTE // 4
_OVERLAP: Final = 32
_MARKUP: Final = (".xml", ".rels")
_CONTENT_TYPES: Final = "[Content_Types].xml"
_ROW: Final = b"<row "
_PREFIXED_ROW: Final = b":row "
_SPANNED: Final = b"number-rows-spanned"
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_BROKEN: Final = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, UnicodeDecodeError),
)


@dataclass
class Parts:
    """What unpacking has told: bytes, and about how many rows stand in each part by its name."""

    kind: str
    unpacked: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    merged_until: int = 0
    """The last byte of an ODS content that speaks of cells merged over rows."""


def inspected(path: Path) -> Parts:
    """Unpacks every part once, keeping nothing. Raises UnreadableFile for all that should not be opened."""
    try:
        _refuse_large_directory(path)
        with zipfile.ZipFile(path) as archive:
            parts = Parts(_kind_of(archive))
            limit = min(MAX_UNPACKED, max(path.stat().st_size * MAX_PACKING, UNSUSPECTED_UNPACKED))
            for part in archive.infolist():
                _unpack(archive, part, parts, limit)
    except _BROKEN:
        raise damaged() from None
    return parts


def small_part(path: Path, name: str) -> bytes:
    """The bytes of a part that is parsed whole. Raises UnreadableFile when it is absent or too large."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as part:
            content = part.read(MAX_SMALL_PART + 1)
    except (KeyError, *_BROKEN):
        raise damaged() from None
    if len(content) > MAX_SMALL_PART:
        raise too_large()
    return content


def _refuse_large_directory(path: Path) -> None:
    """Python reads the list of parts whole, so its size is judged first; no workbook needs the list of
    an archive over 4 GB, in which the size stands elsewhere."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _LONGEST_END))
        tail = file.read()
    end = tail.rfind(_END_OF_DIRECTORY)
    if end < 0 or len(tail) - end < 22:
        raise damaged()
    _, _, _, _, number, length, _, _ = struct.unpack("<4s4H2LH", tail[end : end + 22])
    if number > MAX_PARTS or length > MAX_DIRECTORY or _ZIP64_LOCATOR in tail[max(0, end - 20) : end]:
        raise too_large()


def _kind_of(archive: zipfile.ZipFile) -> str:
    names = {name.lower() for name in archive.namelist()}
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise protected()
    if "mimetype" in names and "content.xml" in names:
        return _kind_of_open_document(archive)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise with_macros()
    if "xl/workbook.xml" in names:
        return _kind_of_office(archive)
    if "xl/workbook.bin" in names:
        raise UnreadableFile(f"Двоичные книги .xlsb не читаются: {SAVE_AS_XLSX}.")
    if "word/document.xml" in names:
        raise not_a_table("документ Word")
    raise not_a_table("архив ZIP или файл другой программы")


def _kind_of_open_document(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as part:
        mimetype = part.read(200).strip()
    if mimetype != _ODS:
        raise not_a_table("документ OpenDocument без таблиц")
    return "ods"


def _kind_of_office(archive: zipfile.ZipFile) -> str:
    if _CONTENT_TYPES not in archive.namelist():
        raise damaged()
    with archive.open(_CONTENT_TYPES) as part:
        if b"macroenabled" in part.read(MAX_SMALL_PART).lower():
            raise with_macros()
    return "xlsx"


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, parts: Parts, limit: int) -> None:
    """Adds a part's true size, and for markup what stands in it."""
    declared, size = part.file_size, 0
    is_markup = part.filename.lower().endswith(_MARKUP)
    end_of_last = b""
    for piece in _pieces(archive, part, limit - parts.unpacked):
        size += len(piece)
        if is_markup:
            _note(end_of_last + piece, size, part.filename, parts)
            end_of_last = piece[-_OVERLAP:]
    if size != declared:
        raise damaged()
    parts.unpacked += size


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
    """The part's bytes to their real end. Raises UnreadableFile when they, or what the list says, pass the limit."""
    if part.compress_type not in _METHODS:
        raise damaged()
    if part.file_size > limit:
        raise too_large()
    part.file_size = limit + 2 * _PIECE  # else Python would stop where the list says, and calamine would not
    size = 0
    with archive.open(part) as content:
        while piece := content.read(_PIECE):
            size += len(piece)
            if size > limit:
                raise too_large()
            yield piece


def _note(markup: bytes, end: int, name: str, parts: Parts) -> None:
    """What a piece that ends at byte `end` says of rows and merged cells."""
    _refuse_declarations(markup)
    rows = markup.count(_ROW) + markup.count(_PREFIXED_ROW)
    parts.rows[name] = parts.rows.get(name, 0) + rows
    merged = markup.rfind(_SPANNED)
    if merged >= 0:
        parts.merged_until = end - len(markup) + merged + len(_SPANNED)


def _refuse_declarations(markup: bytes) -> None:
    """Workbooks declare no types and no entities; whoever does is after the reader. A zero byte is UTF-16,
    which would hide them."""
    if b"<!DOCTYPE" in markup or b"<!ENTITY" in markup or b"\0" in markup:
        raise UnreadableFile(f"В файле недопустимая разметка, он не из Excel: {SAVE_AS_XLSX}.")
