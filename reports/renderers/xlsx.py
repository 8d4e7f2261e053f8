"""The tables of the document as a workbook: a sheet a table, numbers that are numbers, totals that are formulas.

The same document gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable

from reports.document import Document, Provenance
from reports.renderers.base import Renderer


def render(document: Document) -> bytes:
    from reports.renderers.workbook.book import book

    return book(document)


def render_with_provenance(document: Document, href: Callable[[Provenance], str]) -> bytes:
    """With the sheet «Откуда числа»; ``href`` makes the address of a number's records."""
    from reports.renderers.workbook.book import book

    return book(document, href)


RENDERER = Renderer(
    "xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", render
)
