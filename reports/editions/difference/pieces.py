"""A document as a row of pieces in reading order: what can be set beside the pieces of another one.

Reads the JSON of any version and leaves alone what it does not know: an old edition must stay comparable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reports.editions.difference.words import plain

Data = Mapping[str, Any]

WORDS = {
    "heading": "заголовок",
    "paragraph": "абзац",
    "item": "пункт списка",
    "cell": "строка",
    "picture": "картинка",
    "signature": "подпись",
    "chart": "заголовок диаграммы",
    "table": "таблица",
}
"""What each kind of piece is called."""


@dataclass(frozen=True, slots=True)
class Place:
    """The heading above, and the nearest anchor of the page."""

    title: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """``detail`` tells apart pieces that read alike: the digest of a picture, the code of a table."""

    kind: str
    text: str
    place: Place
    detail: str = ""
    table: Data | None = None

    @property
    def token(self) -> tuple[str, str, str]:
        """Pieces of two documents with the same token are the same piece."""
        return self.kind, plain(self.text), self.detail


def pieces_of(document: Data) -> list[Piece]:
    nodes = (node for sheet in document.get("sheets", ()) for node in sheet["nodes"])
    return list(_Reader().read(nodes))


def line(content: Iterable[Data]) -> str:
    """The words of a line as they are read; an address outside the portal stands behind its words."""
    return "".join(map(_run, content)).strip()


def _run(run: Data) -> str:
    match run.get("type"):
        case "line_break":
            return "\n"
        case "missing":
            return f"[{run['token']}]"
        case "link" if not run["href"].startswith("/") and run["href"] != run["text"]:
            return f"{run['text']} ({run['href']})"
    return run.get("text", "")


class _Reader:
    def __init__(self) -> None:
        self.place = Place()

    def read(self, nodes: Iterable[Data], kind: str = "paragraph") -> Iterator[Piece]:
        """``kind`` is what a paragraph here is: that of a text or an item of a list."""
        for node in nodes:
            yield from self._node(node, kind)

    def _node(self, node: Data, kind: str) -> Iterator[Piece]:
        match node.get("type"):
            case "heading":
                yield self._heading(node)
            case "list":
                for item in node["items"]:
                    yield from self.read(item, "item")
            case "chart":
                yield self._piece("chart", f"{node['title']} {node.get('unit', '')}".strip())
                yield self._table(node["table"], f"chart {node['code']}")
            case "table" if node.get("kind") == "measures":
                yield from self._measures(node)
            case "table":
                yield self._table(node, node["code"])
            case _:
                yield from self._plain(node, kind)

    def _plain(self, node: Data, kind: str) -> Iterator[Piece]:
        match node.get("type"):
            case "paragraph":
                yield self._piece(kind, line(node["content"]))
            case "signature":
                yield self._piece("signature", f"{node['position']} {node['name']}".strip())
            case "image":
                yield self._piece("picture", node.get("caption") or node.get("alt", ""), node["sha256"])

    def _heading(self, node: Data) -> Piece:
        text = line(node["content"])
        self.place = Place(text, node.get("anchor") or self.place.anchor)
        return self._piece("heading", text, str(node["level"]))

    def _measures(self, table: Data) -> Iterator[Piece]:
        """Each measure is a part of its own, whatever stands in its cells."""
        for row in table["rows"]:
            texts = [line(cell["content"]) for cell in row["cells"]]
            named = f"{row.get('outline_number', '')} {row.get('outline', '')}".strip()
            title = named or next(filter(None, texts), "")
            self.place = Place(title, row.get("anchor") or self.place.anchor)
            for cell, text in zip(row["cells"], texts, strict=True):
                if text:
                    yield self._piece("cell", text)
                yield from self.read(cell.get("nodes", ()))

    def _piece(self, kind: str, text: str, detail: str = "") -> Piece:
        return Piece(kind, text, self.place, detail)

    def _table(self, table: Data, code: str) -> Piece:
        place = Place(self.place.title, table.get("anchor") or self.place.anchor)
        return Piece("table", table.get("caption", ""), place, code, table)
