"""The tree of tags: what a reader with a screen reader walks instead of the page (ISO 32000-1, 14.7)."""

from __future__ import annotations

import pydyf

from portal.pdf.objects import added


class Tag(pydyf.Object):
    """An element of the tree. Kept as bytes: a register has a dozen of them in each row."""

    def __init__(self, kind: str, parent: bytes, attributes: str) -> None:
        super().__init__()
        self.kind = kind
        self._beginning = b"<</S /%s /P %s %s" % (kind.encode(), parent, attributes.encode())
        self._kids = bytearray()

    @property
    def data(self) -> bytes:
        return b"%s/K [%s]>>" % (self._beginning, bytes(self._kids))

    def adopt(self, kid: bytes) -> None:
        self._kids += kid + b" "


class TagTree:
    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._pages = pydyf.Array()
        self.reference = added(pdf, self._root)
        self.document = self._made("Document", self.reference)
        self._root["K"] = self.document.reference

    def tag(self, kind: str, parent: Tag, attributes: str = "") -> Tag:
        """``attributes`` are entries of the element as PDF writes them."""
        made = self._made(kind, parent.reference, attributes)
        parent.adopt(made.reference)
        return made

    def end_page(self, tags: list[bytes]) -> int:
        """``tags`` by the number of their content on the page; returns the number of the page in the tree."""
        number = len(self._pages) // 2
        self._pages += [number, added(self._pdf, pydyf.Array(tags))]
        return number

    def close(self) -> None:
        tree = pydyf.Dictionary({"Nums": self._pages})
        self._root |= {"ParentTree": added(self._pdf, tree), "ParentTreeNextKey": len(self._pages) // 2}

    def _made(self, kind: str, parent: bytes, attributes: str = "") -> Tag:
        made = Tag(kind, parent, attributes)
        added(self._pdf, made)
        return made
