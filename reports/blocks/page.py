"""Where a page ends, and how the next ones lie."""

from reports.blocks.base import BlockType, Writing
from reports.document import Node, PageBreak
from reports.models import Block

ORIENTATION = "orientation"


def build_break(block: Block, writing: Writing) -> tuple[Node, ...]:
    return (PageBreak(),)


def build_orientation(block: Block, writing: Writing) -> tuple[Node, ...]:
    """Makes no node: the builder begins a new sheet here. Settings: ``landscape``."""
    return ()


BREAK = BlockType("page_break", "Новая страница", build_break)
TURN = BlockType(ORIENTATION, "Поворот страниц", build_orientation)
