"""What a file is, by its content alone: its name and what the browser says of it are not asked."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import Final

from portal.attachments import images, kinds, ole, packed, signatures
from portal.attachments.kinds import Kind
from portal.attachments.refusals import damaged, of_other_kind, two_in_one

_MARKUP: Final = re.compile(
    rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php|\?xml-stylesheet)\b", re.IGNORECASE
)
_HEAD: Final = 4096
_AFTER_END: Final = 1024
"""Bytes that scanners write behind the end of a PDF."""

_END_OF_ARCHIVE: Final = b"PK\x05\x06"
_LONGEST_END: Final = 22 + 0xFFFF

_KNOWN_AND_REFUSED: Final = (
    (b"MZ", "программа"),
    (b"\x7fELF", "программа"),
    (b"#!", "программа"),
    (b"Rar!", "архив RAR"),
    (b"7z\xbc\xaf\x27\x1c", "архив 7z"),
    (b"\x1f\x8b", "архив GZ"),
    (b"PK", "архив ZIP"),
    (b"GIF8", "картинка GIF"),
    (b"BM", "картинка BMP"),
    (b"{\\rtf", "документ RTF"),
)


def judge(content: bytes) -> Kind:
    """Raises Refused for everything else than `kinds.KINDS`, and for what is two things at once."""
    for start, judged in _BY_START:
        if content.startswith(start):
            kind = judged(content)
            if start != b"PK\x03\x04":
                _refuse_second_nature(content)
            return kind
    if signatures.is_signature(content):
        return kinds.SIGNATURE
    for start, what in _KNOWN_AND_REFUSED:
        if content.startswith(start):
            raise of_other_kind(what)
    if _MARKUP.search(content[:_HEAD].replace(b"\0", b"")):
        raise of_other_kind("страница или рисунок с разметкой")
    raise of_other_kind()


def _pdf(content: bytes) -> Kind:
    """Begins as a PDF at the first byte, ends as one, and holds nothing behind its end."""
    end = content.rfind(b"%%EOF")
    if end < 0:
        raise damaged()
    if len(content) - end > _AFTER_END or _MARKUP.search(content[end:]):
        raise two_in_one()
    return kinds.PDF


def _refuse_second_nature(content: bytes) -> None:
    """Browsers look for markup at the head, archivers for a list of parts at the tail."""
    if _MARKUP.search(content[:_HEAD]):
        raise two_in_one()
    tail = content[-_LONGEST_END:]
    end = tail.rfind(_END_OF_ARCHIVE)
    if end >= 0 and len(tail) - end >= 22:
        (comment,) = struct.unpack("<H", tail[end + 20 : end + 22])
        if end + 22 + comment == len(tail):
            raise two_in_one()


_BY_START: Final[tuple[tuple[bytes, Callable[[bytes], Kind]], ...]] = (
    (b"%PDF-", _pdf),
    (b"\xff\xd8\xff", lambda content: images.judged(content, "JPEG", kinds.JPEG)),
    (b"\x89PNG\r\n\x1a\n", lambda content: images.judged(content, "PNG", kinds.PNG)),
    (b"II*\0", lambda content: images.judged(content, "TIFF", kinds.TIFF)),
    (b"MM\0*", lambda content: images.judged(content, "TIFF", kinds.TIFF)),
    (b"PK\x03\x04", packed.judged),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ole.judged),
)
