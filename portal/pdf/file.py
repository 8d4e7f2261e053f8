"""A tagged PDF file (PDF/UA-1, ISO 14289-1), page after page. The same calls give the same bytes."""

from __future__ import annotations

import hashlib
import io
from html import escape
from typing import Final

import pydyf

from portal.pdf.face import Face
from portal.pdf.letters import paragraphs
from portal.pdf.objects import added, packed
from portal.pdf.page import Page
from portal.pdf.tags import TagTree

DESCRIPTION: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>ru</rdf:li></rdf:Bag></dc:language></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class TaggedFile:
    """``size`` is the width and the height of a page in points."""

    def __init__(self, title: str, author: str, size: tuple[float, float], faces: tuple[Face, ...]) -> None:
        self.pdf = pydyf.PDF()
        self.tags = TagTree(self.pdf)
        self._title, self._author = _one_line(title), _one_line(author)
        self._faces = faces
        self._box = pydyf.Array([0, 0, *(f"{side:g}" for side in size)])
        self._resources = pydyf.Dictionary()
        self._resources_reference = added(self.pdf, self._resources)
        self._made_of = hashlib.sha256()

    def begin_page(self) -> Page:
        self._page = pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": self.pdf.pages.reference,
                "MediaBox": self._box,
                "Resources": self._resources_reference,
                "Tabs": "/S",
            }
        )
        self.pdf.add_page(self._page)
        return Page(self._page.reference)

    def end_page(self, page: Page) -> None:
        self._made_of.update(page.content)
        self._page["Contents"] = added(self.pdf, packed(page.content))
        self._page["StructParents"] = self.tags.end_page(page.tags)

    def close(self) -> bytes:
        """The whole file. What it is made of names it, so that no clock and no chance are in it."""
        self.tags.close()
        fonts = {face.name: face.embedded(self.pdf) for face in self._faces}
        self._resources["Font"] = pydyf.Dictionary(fonts)
        self._describe()
        written = io.BytesIO()
        self.pdf.write(written, identifier=self._made_of.hexdigest()[:32], compress=True)
        return written.getvalue()

    def _describe(self) -> None:
        description = DESCRIPTION.format(title=escape(self._title), author=escape(self._author))
        metadata = pydyf.Stream([description.encode()], {"Type": "/Metadata", "Subtype": "/XML"})
        self.pdf.info |= {"Title": pydyf.String(self._title), "Author": pydyf.String(self._author)}
        self.pdf.catalog |= {
            "Lang": "(ru)",
            "MarkInfo": "<</Marked true>>",
            "Metadata": added(self.pdf, metadata),
            "StructTreeRoot": self.tags.reference,
            "ViewerPreferences": "<</DisplayDocTitle true>>",
        }


def _one_line(text: str) -> str:
    return " ".join(paragraphs(text))
