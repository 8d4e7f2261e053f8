"""Texts of the document as texts of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document import (
    Cell,
    Heading,
    Inline,
    LineBreak,
    ListNode,
    Missing,
    Node,
    Paragraph,
    Signature,
    Table,
)
from reports.renderers.wording import plain_text
from reports.renderers.xml_text import allowed

LONGEST = 32_767  # signs in a cell


def text_of(cell: Cell) -> str:
    return "\n".join(_lines(cell.nodes)) if cell.nodes else line(cell.content)


def line(content: Sequence[Inline]) -> str:
    return "".join(map(_said, content))


def fitting(text: str) -> str:
    """As long as a cell may be, without what XML forbids."""
    text = allowed(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _said(run: Inline) -> str:
    match run:
        case LineBreak():
            return "\n"
        case Missing():
            return run.words
        case _:
            return plain_text((run,))


def _lines(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Paragraph(content=content) | Heading(content=content):
                yield line(content)
            case ListNode(items=items, ordered=ordered):
                for place, item in enumerate(items, start=1):
                    mark = f"{place}." if ordered else "•"
                    yield from (f"{mark} {text}" if not at else text for at, text in enumerate(_lines(item)))
            case Table(caption=caption):
                yield caption
            case Signature(position=position, name=name):
                yield f"{position} {name}"
