"""The only table of a report as its page and its Word file have it: files that differ fail the test."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

import tinyhtml5
from docx.oxml.ns import qn

from reports.built import Built
from reports.renderers.html import render_body
from tests.reports.renderers.docx_files import body_of, text_of

NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True)
class Printed:
    caption: str
    unit: str
    header: list[list[str]]
    rows: list[list[str]]
    footnotes: list[str]


def printed_everywhere(built: Built) -> Printed:
    assert built.problems == ()
    table = in_page(render_body(built.document))
    assert in_word(built) == [*table.header, *table.rows]
    return table


def in_page(body: str) -> Printed:
    page = tinyhtml5.parse(body, namespace_html_elements=False)
    (table,) = page.iter("table")
    caption = table.find("caption")
    unit = "" if caption is None else _words(caption.find(".//*[@class='table-unit']"))
    notes = [_words(each) for each in page.iter() if each.get("class") == "footnote"]
    header, rows = table.find("thead"), table.find("tbody")
    return Printed(_words(caption), unit, _rows(header), _rows(rows), notes)


def in_word(built: Built) -> list[list[str]]:
    """Cells that a merge of rows continues are none of their own."""
    (table,) = body_of(built.document).iter(qn("w:tbl"))
    return [
        [
            text_of(cell).translate(NO_BREAK)
            for cell in row.iter(qn("w:tc"))
            if (merge := cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")) is None
            or merge.get(qn("w:val")) == "restart"
        ]
        for row in table.iter(qn("w:tr"))
    ]


def _rows(part: Element | None) -> list[list[str]]:
    assert part is not None
    return [[_words(cell) for cell in row] for row in part.iter("tr")]


def _words(element: Element | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
