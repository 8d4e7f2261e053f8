"""The workbook with one sheet more: where each number stands and what it was made of."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from reports.document import Document, Provenance
from reports.renderers.base import Renderer
from reports.renderers.xlsx import RENDERER as PLAIN
from reports.renderers.xlsx import render_with_provenance


def render(document: Document) -> bytes:
    return render_with_provenance(document, addresses_in(document))


def addresses_in(document: Document) -> Callable[[Provenance], str]:
    """Of the pages of the document's numbers, from the root of the portal: a file outlives the name of a host."""
    page = f"/{document.city_slug}/reports/{document.year}/{document.form}/number/"
    return lambda provenance: f"{page}?{urlencode({'place': provenance.place})}"


RENDERER = Renderer("xlsx-sources", "Excel с источниками", PLAIN.content_type, render, ending="xlsx")
