"""What a reader finds in a rendered report: its tables as rows of cells, its prose, its headings."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element

import pypdf
import tinyhtml5

from reports.document import Document
from reports.renderers.html import render_body

DATA, MEASURES = "data-table", "measures-table"  # classes of the two kinds of tables
HEADINGS = ("h1", "h2", "h3")
BLOCKS = {"p", "li", "td", "th", "caption", "br", *HEADINGS}
Row = tuple[str, ...]


@dataclass(frozen=True)
class PrintedTable:
    caption: str
    headers: Row
    rows: tuple[Row, ...]


@cache
def page_of(document: Document) -> Element:
    return tinyhtml5.parse(render_body(document), namespace_html_elements=False)


@cache
def prose_of(document: Document) -> tuple[str, ...]:
    """What the report tells outside its tables, then the results of its measures one by one."""
    results = [row[-1] for row in measures_of(document).rows if len(row) > 1]
    return (_text(page_of(document), with_tables=False), *results)


@cache
def text_of(document: Document) -> str:
    return _text(page_of(document))


def headings_of(document: Document) -> list[str]:
    return [_text(each) for each in page_of(document).iter() if each.tag in HEADINGS]


def tables_of(document: Document) -> list[PrintedTable]:
    """The tables of numbers, in their order."""
    return [_printed(table) for table in page_of(document).iter("table") if _is(DATA, table)]


def measures_of(document: Document) -> PrintedTable:
    """The table of measures, whose parts stand between the tables of numbers, as one."""
    parts = [_printed(table) for table in page_of(document).iter("table") if _is(MEASURES, table)]
    headers = {part.headers for part in parts} or {()}
    assert len(headers) == 1, "each part has the same header"
    return PrintedTable("", headers.pop(), tuple(row for part in parts for row in part.rows))


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _printed(table: Element) -> PrintedTable:
    caption, head, body = table.find("caption"), table.find("thead"), table.find("tbody")
    assert head is not None, "a table without a header"
    assert body is not None, "a table without rows"
    headers = tuple(_text(cell) for cell in head.iter("th"))
    rows = tuple(tuple(_text(cell) for cell in row) for row in body.iter("tr"))
    return PrintedTable("" if caption is None else _text(caption), headers, rows)


def _text(element: Element, *, with_tables: bool = True) -> str:
    return " ".join("".join(_pieces(element, with_tables)).split())


def _pieces(element: Element, with_tables: bool) -> Iterator[str]:
    """Words of two blocks do not run into each other."""
    gap = " " if element.tag in BLOCKS else ""
    if with_tables or element.tag != "table":
        yield gap + (element.text or "")
        for child in element:
            yield from _pieces(child, with_tables)
            yield child.tail or ""
    yield gap


def _is(kind: str, element: Element) -> bool:
    return element.tag == "table" and kind in element.get("class", "").split()
