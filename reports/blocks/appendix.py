"""The mark «Приложение» at the head of an appendix."""

from reports.blocks.base import BlockType, Writing
from reports.document import Node, Paragraph, Role, Text
from reports.models import Block


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    """Settings: ``mark``, where there are several appendices («Приложение 2»)."""
    return (Paragraph((Text(str(block.settings.get("mark", "Приложение"))),), Role.APPENDIX_MARK),)


BLOCK = BlockType("appendix", "Отметка приложения", build, is_above_heading=True)
