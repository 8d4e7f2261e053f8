"""The outline of a document: its headings, groups and measures, as a tree two levels deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.document import Document, Heading, RowKind, Table


@dataclass(frozen=True, slots=True)
class Entry:
    level: int
    title: str
    anchor: str
    number: str = ""


def outline(document: Document) -> tuple[Entry, ...]:
    return tuple(_entries(document))


def _entries(document: Document) -> Iterator[Entry]:
    for node in document.nodes:
        match node:
            case Heading(outline=title, anchor=anchor, level=level) if title:
                yield Entry(min(level, 2), title, anchor)
            case Table(rows=rows):
                for row in rows:
                    if row.outline:
                        level = 1 if row.kind is RowKind.GROUP else 2
                        yield Entry(level, row.outline, row.anchor, row.outline_number)
