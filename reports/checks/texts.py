"""The report's texts as their reader sees them, section by section, for checks that read words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.blocks.base import Writing
from reports.blocks.text import build as build_text
from reports.builder import Built, Resolver
from reports.checks.words import section_where
from reports.document import Heading, Paragraph, walk
from reports.models import Section
from reports.renderers.wording import plain_text

# A full stop ends a sentence when a capital follows and no abbreviation or initial stands before it.
_END = re.compile(r"(?<=[.!?])(?<!\b[А-ЯЁ]\.)(?<!\bг\.)(?<!тыс\.)(?<!млн\.)\s+(?=[А-ЯЁ«])")


@dataclass(frozen=True, slots=True)
class Part:
    """Where a piece of text stands."""

    section: Section
    where: str
    place: str


def paragraphs(built: Built) -> Iterator[tuple[Part, str]]:
    for section in built.sections:
        for block in section.ordered_blocks:
            if block.type != "text":
                continue
            writing = Writing(built.report, built.scope)
            writing.resolve = Resolver(writing)
            part = Part(section, section_where(section), f"section:{section.code}/{block.position}")
            for node in walk(build_text(block, writing)):
                if isinstance(node, Heading | Paragraph):
                    yield part, plain_text(node.content)


def sentences(built: Built) -> Iterator[tuple[Part, str]]:
    for part, text in paragraphs(built):
        for sentence in _END.split(text):
            yield part, sentence
