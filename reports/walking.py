"""Through a document in reading order: every node, every run of text and number."""

from __future__ import annotations

from collections.abc import Iterator

from reports.document import Chart, Heading, Inline, ListNode, Node, Paragraph, Table


def walk(nodes: Iterator[Node] | tuple[Node, ...]) -> Iterator[Node]:
    """Each node and every node inside it, in reading order."""
    for node in nodes:
        yield node
        match node:
            case ListNode(items=items):
                for item in items:
                    yield from walk(item)
            case Table(rows=rows):
                for row in rows:
                    for cell in row.cells:
                        yield from walk(cell.nodes)
            case Chart(table=table):
                yield from walk((table,))


def inlines(nodes: Iterator[Node] | tuple[Node, ...]) -> Iterator[Inline]:
    """Each run of text, link and number, in reading order."""
    for node in walk(nodes):
        match node:
            case Heading(content=content) | Paragraph(content=content):
                yield from content
            case Chart(bars=bars):
                yield from (bar.number for bar in bars)
            case Table(rows=rows, footnotes=footnotes):
                for row in rows:
                    for cell in row.cells:
                        yield from cell.content
                for note in footnotes:
                    yield from note
