"""The document for the archive: PDF/A-3a (ISO 19005-3), the same tagged pages with their data attached.

Attached are each table as CSV, the document as JSON, which knows of each number where it comes from, and the schema of
that JSON: whoever opens the file in many years needs nothing else to read the numbers.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from reports.document import Document
from reports.renderers import json
from reports.renderers.base import Renderer, Tell
from reports.renderers.pdf import identifier, load_weasyprint, page, write_pdf
from reports.renderers.table_files import table_files
from reports.renderers.tagging import tidy_tags
from reports.schema import CURRENT, read_schema

VARIANT = "pdf/a-3a"


def render(document: Document) -> bytes:
    return render_telling(document, lambda step: None)


def render_telling(document: Document, tell: Tell) -> bytes:
    """Raises RenderingUnavailable."""
    html, attached = page(document), list(_attachments(document))
    name = identifier(html.encode(), *(content for _, content, *_ in attached))
    weasyprint = load_weasyprint()
    # The clock would make each file another; the data are those of the year that the report tells of.
    as_of = datetime(document.year, 12, 31)  # noqa: DTZ001 - the renderer writes it as it is given
    attachments = [
        weasyprint.Attachment(
            string=content, name=file, description=title, relationship=relation, created=as_of, modified=as_of
        )
        for file, content, title, relation in attached
    ]
    with warnings.catch_warnings():
        # The library leaves its own file of colours to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        return write_pdf(html, tell, VARIANT, name, finish, attachments=attachments)


def _attachments(document: Document) -> Iterator[tuple[str, bytes, str, str]]:
    """Name, bytes, title, and what the file is to the pages; by name, as the tree of names must be sorted."""
    files = [(each.name, each.content, each.title, "Data") for each in table_files(document)]
    passport = ("document.json", json.render(document), f"Паспорт данных, версия {json.VERSION}", "Source")
    schema = (f"{CURRENT}.schema.json", read_schema(), "Описание паспорта данных", "Supplement")
    yield from sorted([*files, passport, schema])


def finish(document: Any, pdf: Any) -> None:
    tidy_tags(document, pdf)
    # The library names each attachment twice.
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    for each in pdf.objects:
        # Pictures must not be smoothed by the viewer (ISO 19005-3, 6.2.8).
        if (extra := getattr(each, "extra", None)) and "Interpolate" in extra:
            extra["Interpolate"] = "false"


RENDERER = Renderer(
    "pdfa", "PDF/A-3 с данными", "application/pdf", render, ending="pdf", render_telling=render_telling
)
