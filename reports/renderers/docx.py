"""The document as a Word file with real styles, headings, captions, tables and sections.

The same document gives the same bytes.
"""

from __future__ import annotations

from reports.document import Document
from reports.renderers.base import Renderer
from reports.renderers.word.body import body
from reports.renderers.word.package import Supplies, package


def render(document: Document) -> bytes:
    """Raises RenderingUnavailable when a font of the portal is missing."""
    supplies = Supplies()
    return package(document, body(document, supplies), supplies)


RENDERER = Renderer(
    "docx",
    "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    render,
)
