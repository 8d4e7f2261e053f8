"""From the cleaned HTML of a block to nodes of the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from itertools import takewhile
from typing import Any

from portal.lib.typography import nbsp
from reports.document import Inline, LineBreak, Link, ListNode, Node, Number, Paragraph, Text
from reports.texts.clean import clean_html
from reports.texts.tokens import TOKEN

Resolve = Callable[[str], tuple[Inline, ...]]
_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Pending:
    """A token on its place in a text, with the marks around it, until a report resolves it."""

    source: str
    bold: bool = False
    italic: bool = False


def parse_html(html: str, resolve: Resolve) -> tuple[Node, ...]:
    """Nodes of a text; ``resolve`` turns what stands in a token into words and numbers."""
    return tuple(_resolved(node, resolve) for node in _read(html))


@lru_cache(maxsize=2048)
def _read(html: str) -> tuple[Node, ...]:
    """A text is read once, however often its figures change. The nodes still hold ``Pending`` tokens."""
    reading = _Reading()
    # Texts also come by import and by hand: what was not cleaned on its way in never gets out.
    reading.feed(clean_html(html))
    reading.close()
    return reading.finish()


def _resolved(node: Node, resolve: Resolve) -> Node:
    if isinstance(node, ListNode):
        items = tuple(tuple(_resolved(inner, resolve) for inner in item) for item in node.items)
        return ListNode(items, node.ordered)
    assert isinstance(node, Paragraph)
    return Paragraph(tuple(run for held in node.content for run in _runs(held, resolve)))


def _runs(held: Inline | Pending, resolve: Resolve) -> tuple[Inline, ...]:
    if not isinstance(held, Pending):
        return (held,)
    return tuple(_marked(run, held.bold, held.italic) for run in resolve(held.source))


def _marked(run: Inline, bold: bool, italic: bool) -> Inline:
    """The marks that stand around a run, or around the token that it came from."""
    match run:
        case Text(text):
            return Text(text, bold or run.bold, italic or run.italic, run.is_typed)
        case Link(text, href):
            return Link(text, href, bold, italic)
        case Number(quantity, style, provenance):
            return Number(quantity, style, provenance, bold, italic)
    return run


@dataclass(slots=True)
class _List:
    """A list that is open; ``around`` holds what stands before it and will take the list itself."""

    ordered: bool
    around: list[Node]
    items: list[list[Node]] = field(default_factory=list)

    @property
    def place(self) -> list[Node]:
        """Word and Google Docs put an inner list beside the items: it belongs to the last of them."""
        return self.items[-1] if self.items else self.around


class _Reading(HTMLParser):
    """Collects runs into paragraphs, and paragraphs into the list item or text that is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self.lists: list[_List] = []
        self.runs: list[Any] = []
        self.bold = self.italic = 0
        self.href = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        match tag:
            case "ul" | "ol":
                self._end_paragraph()
                self.lists.append(_List(tag == "ol", self._place))
            case "li" if self.lists:
                self._end_paragraph()
                self.lists[-1].items.append([])
            case "p" | "li":
                self._end_paragraph()
            case "strong":
                self.bold += 1
            case "em":
                self.italic += 1
            case "br":
                self.runs.append(LineBreak())
            case "a":
                self.href = dict(attributes).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "ul" | "ol" if self.lists:
                self._end_paragraph()
                ended = self.lists.pop()
                if ended.items:
                    ended.around.append(ListNode(tuple(map(tuple, ended.items)), ended.ordered))
            case "p" | "li":
                self._end_paragraph()
            case "strong":
                self.bold = max(0, self.bold - 1)
            case "em":
                self.italic = max(0, self.italic - 1)
            case "a":
                self.href = ""

    def handle_data(self, data: str) -> None:
        position = 0
        for match in TOKEN.finditer(data):
            self._words(data[position : match.start()])
            self.runs.append(Pending(match[1], bool(self.bold), bool(self.italic)))
            position = match.end()
        self._words(data[position:])

    def _words(self, data: str) -> None:
        text = _SPACES.sub(" ", data)
        if not text or (text == " " and not self.runs):
            return
        run: Inline = Link(nbsp(text), self.href) if self.href else Text(nbsp(text), is_typed=True)
        self.runs.append(_marked(run, bool(self.bold), bool(self.italic)))

    def _end_paragraph(self) -> None:
        runs = tuple(_trimmed(self.runs))
        self.runs = []
        if runs:
            self._place.append(Paragraph(runs))

    @property
    def _place(self) -> list[Node]:
        return self.lists[-1].place if self.lists else self.nodes

    def finish(self) -> tuple[Node, ...]:
        """Cleaned HTML leaves no list open."""
        self._end_paragraph()
        return tuple(self.nodes)


def _trimmed(runs: list[Any]) -> Iterator[Any]:
    """Without the spaces and line breaks at both ends of a paragraph."""
    runs = runs[_leading_blanks(runs) : len(runs) - _leading_blanks(runs[::-1])]
    last = len(runs) - 1
    for place, run in enumerate(runs):
        if isinstance(run, Text):
            text = run.text.lstrip() if place == 0 else run.text
            text = text.rstrip() if place == last else text
            if text:
                yield Text(text, run.bold, run.italic, run.is_typed)
        else:
            yield run


def _leading_blanks(runs: list[Any]) -> int:
    return sum(1 for _ in takewhile(_is_blank, runs))


def _is_blank(run: Any) -> bool:
    return isinstance(run, LineBreak) or (isinstance(run, Text | Link) and not run.text.strip())
