"""Files as offices send them, and files that pretend; all made here."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

from openpyxl import Workbook
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
SIGNED_DATA = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCUMENT_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def image(format_: str, size: tuple[int, int] = (8, 6)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "white").save(file, format_)
    return file.getvalue()


def archive(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return file.getvalue()


def docx(**more: bytes) -> bytes:
    types = b'<Types><Override ContentType="' + DOCUMENT_TYPE + b'"/></Types>'
    extra = {name.replace("__", "/"): content for name, content in more.items()}
    return archive({"[Content_Types].xml": types, "word/document.xml": b"<w:document/>", **extra})


def xlsx() -> bytes:
    file = BytesIO()
    book = Workbook()
    book.active.append(["Организация", "Сумма"])
    book.save(file)
    return file.getvalue()


def open_document(kind: str, manifest: bytes = b"<manifest/>", **more: bytes) -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    parts = {"mimetype": mimetype, "content.xml": b"<office/>", "META-INF/manifest.xml": manifest}
    return archive({**parts, **{name.replace("__", "/"): content for name, content in more.items()}})


def ole(*streams: str) -> bytes:
    names = b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in ("Root Entry", *streams))
    return OLE + b"\0" * 504 + names + b"\0" * 512


def signature(size: int = 300) -> bytes:
    body = SIGNED_DATA + b"\xa0" * size
    return b"\x30\x82" + struct.pack(">H", len(body)) + body


def huge_png() -> bytes:
    """A picture of a milliard points in a few hundred bytes, with a right check sum in its head."""
    import zlib

    head = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    small = image("PNG")
    return small[:8] + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + small[33:]
