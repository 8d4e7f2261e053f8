"""Documents of old office programs: one binary container for Word, Excel and much else."""

from __future__ import annotations

from portal.attachments import kinds
from portal.attachments.kinds import Kind
from portal.attachments.refusals import of_other_kind, protected, with_macros


def judged(content: bytes) -> Kind:
    """Raises Refused for what is neither Word nor Excel, encrypted, or holds macros."""
    if _names(content, "EncryptedPackage"):
        raise protected()
    if _holds(content, "_VBA_PROJECT"):
        raise with_macros()
    if _names(content, "WordDocument"):
        return kinds.DOC
    if _names(content, "Workbook") or _names(content, "Book"):
        return kinds.XLS
    raise of_other_kind("файл другой программы")


def _names(content: bytes, stream: str) -> bool:
    """Stream names stand in the container in UTF-16 with a zero behind."""
    return content.find(stream.encode("utf-16-le") + b"\0\0") >= 0


def _holds(content: bytes, beginning: str) -> bool:
    return content.find(beginning.encode("utf-16-le")) >= 0
