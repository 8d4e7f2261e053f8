"""The mark «Приложение» at the head of an appendix."""

from django import forms

from reports.blocks.base import BlockSettings, BlockType, Writing
from reports.document import Node, Paragraph, Role, Text
from reports.models import Block

MARK = "Приложение"


class AppendixSettings(BlockSettings):
    mark = forms.CharField(
        label="Отметка",
        max_length=60,
        initial=MARK,
        help_text="Где приложений несколько, с номером: «Приложение 2».",
    )


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    """Settings: ``mark``, where there are several appendices («Приложение 2»)."""
    return (Paragraph((Text(str(block.settings.get("mark", MARK))),), Role.APPENDIX_MARK),)


BLOCK = BlockType(
    "appendix",
    "Отметка приложения",
    build,
    is_above_heading=True,
    settings_form=AppendixSettings,
    hint="«Приложение» в правом верхнем углу.",
)
