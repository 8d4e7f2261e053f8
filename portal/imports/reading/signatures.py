"""What a file really is, by its first bytes; its name is only good for a clearer message."""

import mmap
import re
from pathlib import Path
from typing import Final

from portal.imports.reading.refusals import SAVE_AS_XLSX, UnreadableFile, protected

ZIP: Final = b"PK"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_OTHERS: Final = (
    (b"%PDF", "документ PDF"),
    (b"\x89PNG", "картинка PNG"),
    (b"\xff\xd8\xff", "картинка JPEG"),
    (b"GIF8", "картинка GIF"),
    (b"{\\rtf", "текстовый документ RTF"),
    (b"7z\xbc\xaf", "архив 7z"),
    (b"Rar!", "архив RAR"),
    (b"\x1f\x8b", "архив GZ"),
    (b"\x7fELF", "программа"),
    (b"MZ", "программа"),
)
_SPREADSHEET_XML: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_FILE_PASS: Final = re.compile(
    rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
"""The record FILEPASS behind the beginning of a BIFF8 book, with the recommendation to read only between them."""

_HTML: Final = re.compile(rb"<(?:!doctype html|html|table|head|body)\b", re.IGNORECASE)
_HEAD: Final = 4096


def container_of(path: Path) -> str:
    """ "zip", "ole", "html" or "text". Raises UnreadableFile for an empty file and for what is no table."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        raise UnreadableFile("Файл пуст: проверьте, тот ли файл выбран, и загрузите таблицу.")
    for signature, what in _OTHERS:
        if head.startswith(signature):
            raise not_a_table(what)
    if head.startswith(ZIP):
        return "zip"
    if head.startswith(OLE):
        return "ole"
    return _markup_of(head.replace(b"\0", b""))


def refuse_foreign_ole(path: Path) -> None:
    """Raises UnreadableFile for a Word file, an encrypted workbook and macros in the old binary container."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if _names(content, "EncryptedPackage") or _FILE_PASS.search(content):
            raise protected()
        if _names(content, "_VBA_PROJECT_CUR"):
            raise with_macros()
        if not (_names(content, "Workbook") or _names(content, "Book")):
            raise not_a_table("документ Word" if _names(content, "WordDocument") else "не книга Excel")


def not_a_table(what: str) -> UnreadableFile:
    """For a file whose kind is known and useless here."""
    return UnreadableFile(f"Это {what}, а нужна таблица: перенесите её в Excel и сохраните как .xlsx.")


def with_macros() -> UnreadableFile:
    """A workbook with a program inside."""
    return UnreadableFile(f"В книге есть макросы, такие файлы не принимаются: {SAVE_AS_XLSX}.")


def _names(content: mmap.mmap, stream: str) -> bool:
    """Stream names stand in the container in UTF-16 with a zero behind."""
    return content.find(stream.encode("utf-16-le") + b"\0\0") >= 0


def _markup_of(head: bytes) -> str:
    if _HTML.search(head):
        return "html"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _SPREADSHEET_XML in head or start.startswith(b"<?xml"):
        raise UnreadableFile(f"Это таблица в формате XML: {SAVE_AS_XLSX} и загрузите снова.")
    return "text"
