"""Headings: the title of the report, and headings inside a section."""

from typing import Any

from django import forms

from portal.lib.typography import nbsp
from reports.blocks.base import BlockSettings, BlockType, FigureError, Writing
from reports.document import Heading, Node, Text
from reports.models import Block

LEVELS = (2, 3)


class HeadingSettings(BlockSettings):
    text = forms.CharField(
        label="Текст заголовка", max_length=600, initial="Новый заголовок", widget=forms.Textarea({"rows": 3})
    )
    level = forms.TypedChoiceField(
        label="Уровень",
        coerce=int,
        initial=2,
        choices=[(2, "как у раздела"), (3, "внутри раздела")],
        widget=forms.RadioSelect,
    )
    is_in_outline = forms.BooleanField(label="Показывать в содержании", required=False, initial=True)
    outline = forms.CharField(
        label="Коротко, для содержания",
        max_length=120,
        required=False,
        help_text="Пусто — в содержании стоит весь заголовок.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("is_in_outline", self.initial.get("outline") != "")

    def to_settings(self) -> dict[str, Any]:
        """An empty ``outline`` is kept: it leaves the heading out."""
        settings = super().to_settings()
        is_in_outline = settings.pop("is_in_outline", False)
        return settings if is_in_outline else {**settings, "outline": ""}


def build_title(block: Block, writing: Writing) -> tuple[Node, ...]:
    return (Heading(1, (Text(nbsp(writing.report.title)),), anchor="title"),)


def build_heading(block: Block, writing: Writing) -> tuple[Node, ...]:
    """Settings: ``text``, ``level`` (2 or 3), ``outline`` (short title, empty to leave it out)."""
    text = str(block.settings.get("text", ""))
    level = block.settings.get("level", 2)
    if not text or level not in LEVELS:
        raise FigureError("Заголовку нужны текст и уровень 2 или 3.")
    outline = str(block.settings.get("outline", text))
    anchor = f"heading-{block.section.code}-{block.position}"
    return (Heading(level, (Text(nbsp(text)),), anchor=anchor, outline=outline),)


TITLE = BlockType(
    "title",
    "Заголовок отчёта",
    build_title,
    is_above_heading=True,
    group="Текст и картинки",
    hint="Название отчёта на первой странице.",
)
HEADING = BlockType(
    "heading",
    "Заголовок",
    build_heading,
    settings_form=HeadingSettings,
    group="Текст и картинки",
    hint="Подзаголовок внутри раздела.",
)
