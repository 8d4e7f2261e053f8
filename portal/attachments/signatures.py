"""Detached electronic signatures (отсоединённая подпись): CMS SignedData, binary or in base64."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

MAX_SIZE: Final = 1 << 20
"""A signature with a long chain of certificates and time stamps takes 100 KB."""

_SIGNED_DATA: Final = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
"""The object identifier 1.2.840.113549.1.7.2 of RFC 5652."""

_ARMOUR: Final = re.compile(rb"-----(?:BEGIN|END) (?:PKCS7|CMS|SIGNATURE)-----")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/\s]+={0,2}\s*")
_INDEFINITE: Final = 0x80


def is_signature(content: bytes) -> bool:
    """Whether this is signed data from the first byte to the last."""
    return len(content) <= MAX_SIZE and (_is_binary(content) or _is_binary(_decoded(content)))


def _decoded(content: bytes) -> bytes:
    text = _ARMOUR.sub(b"", content.removeprefix(b"\xef\xbb\xbf"))
    if not _BASE64.fullmatch(text):
        return b""
    try:
        return base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error:
        return b""


def _is_binary(content: bytes) -> bool:
    """A sequence as long as the file that begins with the identifier (X.690, 8.1.3)."""
    if len(content) < len(_SIGNED_DATA) + 2 or content[0] != 0x30:
        return False
    first = content[1]
    if first == _INDEFINITE:
        return content.startswith(_SIGNED_DATA, 2) and content.endswith(b"\0\0")
    if first < _INDEFINITE:
        return content.startswith(_SIGNED_DATA, 2) and len(content) == 2 + first
    start = 2 + (first & 0x7F)
    length = int.from_bytes(content[2:start])
    return content.startswith(_SIGNED_DATA, start) and len(content) == start + length
