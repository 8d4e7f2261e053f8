"""The kinds of files that are taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Kind:
    """``suffixes`` are the usual ends of its name, the first of them given where the name has none of them.

    ``is_shown``: browsers show it by themselves, so it may open in a tab; all else is only saved.
    """

    media_type: str
    suffixes: tuple[str, ...]
    title: str
    is_shown: bool = False


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_OPEN: Final = "application/vnd.oasis.opendocument"

PDF: Final = Kind("application/pdf", (".pdf",), "PDF", is_shown=True)
JPEG: Final = Kind("image/jpeg", (".jpg", ".jpeg"), "снимок JPEG", is_shown=True)
PNG: Final = Kind("image/png", (".png",), "снимок PNG", is_shown=True)
TIFF: Final = Kind("image/tiff", (".tif", ".tiff"), "снимок TIFF")
DOCX: Final = Kind(f"{_OFFICE}.wordprocessingml.document", (".docx",), "документ Word")
XLSX: Final = Kind(f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), "книга Excel")
ODT: Final = Kind(f"{_OPEN}.text", (".odt",), "документ OpenDocument")
ODS: Final = Kind(f"{_OPEN}.spreadsheet", (".ods",), "таблица OpenDocument")
DOC: Final = Kind("application/msword", (".doc",), "документ Word")
XLS: Final = Kind("application/vnd.ms-excel", (".xls",), "книга Excel")
SIGNATURE: Final = Kind("application/pkcs7-signature", (".sig", ".p7s", ".sgn"), "электронная подпись")

KINDS: Final = (PDF, JPEG, PNG, TIFF, DOCX, XLSX, ODT, ODS, DOC, XLS, SIGNATURE)
BY_MEDIA_TYPE: Final = {kind.media_type: kind for kind in KINDS}
SUFFIXES: Final = tuple(suffix for kind in KINDS for suffix in kind.suffixes)
