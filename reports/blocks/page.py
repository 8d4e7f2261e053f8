"""Where a page ends, and how the next ones lie."""

from django import forms

from reports.blocks.base import BlockSettings, BlockType, Writing
from reports.document import Node, PageBreak
from reports.models import Block

ORIENTATION = "orientation"


class OrientationSettings(BlockSettings):
    landscape = forms.TypedChoiceField(
        label="Страницы дальше",
        coerce=lambda value: value == "True",
        choices=[(True, "альбомные: для широких таблиц"), (False, "книжные")],
        widget=forms.RadioSelect,
        initial=True,
    )


def build_break(block: Block, writing: Writing) -> tuple[Node, ...]:
    return (PageBreak(),)


def build_orientation(block: Block, writing: Writing) -> tuple[Node, ...]:
    """Makes no node: the builder begins a new sheet here. Settings: ``landscape``."""
    return ()


BREAK = BlockType(
    "page_break", "Новая страница", build_break, hint="То, что ниже, начнётся с новой страницы."
)
TURN = BlockType(
    ORIENTATION,
    "Поворот страниц",
    build_orientation,
    settings_form=OrientationSettings,
    hint="Дальше страницы лежат иначе: широкая таблица — на альбомных.",
)
