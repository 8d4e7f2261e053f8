"""A Word file opened by python-docx, the parts of it that a test looks at, and nodes to write into it."""

import io
import re
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image as Pictures

from reports.document import Document, Heading, Image, Text
from reports.renderers.docx import render
from tests.reports.renderers.samples import HOSTILE

NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(render(document)))


def body_of(document: Document) -> Any:
    return opened(document).element.body


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml_of(document: Document, part: str) -> Any:
    return etree.fromstring(parts_of(render(document))[part])


def found(element: Any, path: str) -> list[Any]:
    return list(etree.XPath(path, namespaces=NAMESPACES)(element))


def value(element: Any, name: str = "val") -> str:
    return str(element.get(qn(f"w:{name}")))


def text_of(element: Any) -> str:
    """What a reader reads: paragraphs and cells apart, instructions of fields left out."""
    parts: list[str] = []
    for each in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:p")):
        tag = etree.QName(each).localname
        parts.append(each.text or "" if tag == "t" else " ")
    return re.sub(r"[ \n]+", " ", "".join(parts)).strip()


def paragraphs(element: Any) -> list[tuple[str, str]]:
    """Style and text of each paragraph that says anything."""
    found_ones = []
    for each in element.iter(qn("w:p")):
        style = each.find("w:pPr/w:pStyle", NAMESPACES)
        if text := text_of(each):
            found_ones.append(("" if style is None else value(style), text))
    return found_ones


def rows(table: Any) -> list[list[str]]:
    return [
        [text_of(cell) for cell in row.findall("w:tc", NAMESPACES)]
        for row in table.findall("w:tr", NAMESPACES)
    ]


def kept_rows(table: Any) -> list[int]:
    """Which rows of the body a page may not end after."""
    body = found(table, "w:tr[not(w:trPr/w:tblHeader)]")
    return [place for place, row in enumerate(body) if found(row, "w:tc/w:p/w:pPr/w:keepNext")]


def heading(level: int, text: str) -> Heading:
    return Heading(level, (Text(text),))


def picture(
    kind: str, size: tuple[int, int] = (200, 100), width: int = 50, caption: str = "Подпись"
) -> Image:
    made = io.BytesIO()
    Pictures.new("RGB", size, "red").save(made, kind)
    return Image("0" * 64, Pictures.MIME[kind], made.getvalue(), f"Снимок {HOSTILE}", width, caption)
