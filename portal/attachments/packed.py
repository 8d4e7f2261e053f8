"""Documents that are archives inside: looked into by their list of parts, with bounds, nothing is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from portal.attachments import kinds
from portal.attachments.kinds import Kind
from portal.attachments.refusals import Refused, damaged, of_other_kind, protected, with_macros

MAX_PARTS: Final = 5_000
MAX_DIRECTORY: Final = 2 << 20
MAX_UNPACKED: Final = 512 << 20
MAX_PACKING: Final = 150
"""Times smaller that parts may be packed; office programs reach 30, a bomb 1,000."""

UNSUSPECTED: Final = 20 << 20
"""Below this the packing is not judged."""

MAX_SMALL_PART: Final = 1 << 20

_BROKEN: Final = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(NotImplementedError, UnicodeDecodeError, KeyError, ValueError),
)
_END_OF_DIRECTORY: Final = b"PK\x05\x06"
_LONGEST_END: Final = 22 + 0xFFFF
_MAIN_PARTS: Final = {
    "word/document.xml": (b"wordprocessingml.document.main+xml", kinds.DOCX),
    "xl/workbook.xml": (b"spreadsheetml.sheet.main+xml", kinds.XLSX),
}
_OPEN_DOCUMENTS: Final = {kind.media_type.encode(): kind for kind in (kinds.ODT, kinds.ODS)}


def judged(content: bytes) -> Kind:
    """Raises Refused for archives of other things, macros, passwords, bombs and broken lists of parts."""
    try:
        _refuse_large_directory(content)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_bombs(archive, len(content))
            _refuse_programs(archive)
            return _kind_of(archive)
    except Refused:
        raise
    except _BROKEN:
        raise damaged() from None


def _refuse_large_directory(content: bytes) -> None:
    """Python reads the list of parts whole, so its size is judged first."""
    tail = content[-_LONGEST_END:]
    end = tail.rfind(_END_OF_DIRECTORY)
    if end < 0 or len(tail) - end < 22:
        raise damaged()
    _, _, _, _, number, length, _, comment = struct.unpack("<4s4H2LH", tail[end : end + 22])
    if number > MAX_PARTS or length > MAX_DIRECTORY:
        raise _bomb()
    if end + 22 + comment != len(tail):
        raise damaged()


def _refuse_bombs(archive: zipfile.ZipFile, size: int) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > min(MAX_UNPACKED, max(size * MAX_PACKING, UNSUSPECTED)):
        raise _bomb()


def _refuse_programs(archive: zipfile.ZipFile) -> None:
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise protected()
    names = [name.lower() for name in archive.namelist()]
    if any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names):
        raise with_macros()


def _kind_of(archive: zipfile.ZipFile) -> Kind:
    names = set(archive.namelist())
    if "mimetype" in names and "content.xml" in names:
        kind = _OPEN_DOCUMENTS.get(_read(archive, "mimetype").strip())
        if kind is None:
            raise of_other_kind("документ OpenDocument другого вида")
        if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
            raise protected()
        return kind
    if "[Content_Types].xml" in names:
        types = _read(archive, "[Content_Types].xml")
        if b"macroenabled" in types.lower():
            raise with_macros()
        for part, (content_type, kind) in _MAIN_PARTS.items():
            if part in names and content_type in types:
                return kind
    raise of_other_kind("архив ZIP")


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """Not more than a small part may hold, whatever the list says of it."""
    with archive.open(name) as part:
        found = part.read(MAX_SMALL_PART + 1)
    if len(found) > MAX_SMALL_PART:
        raise _bomb()
    return found


def _bomb() -> Refused:
    return Refused("Распакованный документ слишком велик, такие файлы не принимаются: сохраните его в PDF.")
