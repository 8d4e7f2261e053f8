"""Rich text with figures in it."""

from reports.blocks.base import BlockType, Writing
from reports.document import Node
from reports.models import Block
from reports.texts.parse import parse_html


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    nodes = parse_html(block.text, lambda source: writing.resolve(block, source))
    writing.texts.append((block, nodes))
    return nodes


BLOCK = BlockType(
    "text", "Текст", build, group="Текст и картинки", hint="Абзацы и списки; числа в них берутся из записей."
)
