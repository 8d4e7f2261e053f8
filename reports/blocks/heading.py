"""Headings: the title of the report, and headings inside a section."""

from reports.blocks.base import BlockType, FigureError, Writing
from reports.document import Heading, Node, Text
from reports.models import Block


def build_title(block: Block, writing: Writing) -> tuple[Node, ...]:
    return (Heading(1, (Text(writing.report.title),), anchor="title"),)


def build_heading(block: Block, writing: Writing) -> tuple[Node, ...]:
    """Settings: ``text``, ``level`` (2 or 3), ``outline`` (short title, empty to leave it out)."""
    text = str(block.settings.get("text", ""))
    level = block.settings.get("level", 2)
    if not text or level not in (2, 3):
        raise FigureError("Заголовку нужны текст и уровень 2 или 3.")
    outline = str(block.settings.get("outline", text))
    anchor = f"heading-{block.section.code}-{block.position}"
    return (Heading(level, (Text(text),), anchor=anchor, outline=outline),)


TITLE = BlockType(
    "title",
    "Заголовок отчёта",
    build_title,
    is_above_heading=True,
    group="Текст",
    hint="Название отчёта на первой странице.",
)
HEADING = BlockType("heading", "Заголовок", build_heading, group="Текст", hint="Подзаголовок внутри раздела.")
