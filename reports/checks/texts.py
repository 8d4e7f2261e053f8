"""The report's texts as their reader sees them, section by section, for checks that read words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.built import Built
from reports.checks.words import block_place, section_where
from reports.document import Heading, Paragraph
from reports.models import Section
from reports.renderers.wording import plain_text
from reports.walking import walk

# A full stop ends a sentence when a capital follows and no abbreviation or initial stands before it.
_END = re.compile(r"(?<=[.!?])(?<!\b[А-ЯЁ]\.)(?<!\bг\.)(?<!тыс\.)(?<!млн\.)\s+(?=[А-ЯЁ«])")


@dataclass(frozen=True, slots=True)
class Part:
    """Where a piece of text stands."""

    section: Section
    where: str
    place: str


def paragraphs(built: Built) -> Iterator[tuple[Part, str]]:
    for block, nodes in built.texts:
        part = Part(block.section, section_where(block.section), block_place(block))
        for node in walk(nodes):
            if isinstance(node, Heading | Paragraph):
                yield part, plain_text(node.content)


def sentences(built: Built) -> Iterator[tuple[Part, str]]:
    for part, text in paragraphs(built):
        for sentence in _END.split(text):
            yield part, sentence
