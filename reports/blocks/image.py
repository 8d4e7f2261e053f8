"""A picture: a photograph, a scheme, a coat of arms.

Settings: ``attachment`` (a picture among the attachments of the report), ``alt`` (what it shows, for who does not see
it), ``caption``, ``width`` (per cent of the width of the text).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from portal.attachments.refusals import Refused
from reports.blocks.base import BlockSettings, BlockType, FigureError, Writing
from reports.document import Image, Node
from reports.models import Block
from reports.pictures import keep_picture, picture_bytes, picture_of, printable, refuse_one_more

SMALLEST, WHOLE = 20, 100


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    settings = block.settings
    number, width = settings.get("attachment"), settings.get("width", WHOLE)
    if not isinstance(number, int):
        raise FigureError("Картинка не выбрана: загрузите её в настройках блока.")
    found = picture_of(writing.report, number)
    if found is None:
        raise FigureError("Этой картинки нет среди вложений отчёта: загрузите её в настройках блока.")
    try:
        data = picture_bytes(found.file.name, found.sha256)
    except FileNotFoundError:
        raise FigureError("Файл картинки потерян: загрузите её в настройках блока заново.") from None
    share = width if isinstance(width, int) and SMALLEST <= width <= WHOLE else WHOLE
    alt, caption = (str(settings.get(name, "")) for name in ("alt", "caption"))
    return (Image(found.sha256, found.media_type, data, alt, share, caption),)


class ImageSettings(BlockSettings):
    """The file is kept when the settings are, so that a refused form leaves nothing behind."""

    file = forms.FileField(
        label="Файл",
        required=False,
        max_length=1000,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        help_text="JPEG или PNG. Большая уменьшится сама.",
    )
    alt = forms.CharField(
        label="Что на картинке",
        max_length=500,
        help_text="Для тех, кто её не видит: «Схема расположения ресурсных центров».",
    )
    caption = forms.CharField(label="Подпись", max_length=500, required=False)
    width = forms.IntegerField(
        label="Ширина, % от текста", min_value=SMALLEST, max_value=WHOLE, required=False, initial=WHOLE
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.block.settings.get("attachment"):
            self.fields["file"].label = "Заменить картинку"

    def clean_file(self) -> bytes | None:
        """What will be printed of the file."""
        file = self.cleaned_data["file"]
        if file is None:
            if not self.block.settings.get("attachment"):
                raise ValidationError("Выберите картинку.")
            return None
        try:
            picture = printable(file)
            refuse_one_more(self.block.section.report, picture)
            return picture
        except Refused as error:
            raise ValidationError(str(error)) from error

    def to_settings(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        picture: bytes | None = given.pop("file")
        kept = {key: value for key, value in self.block.settings.items() if key not in self.fields}
        if picture is not None:
            kept["attachment"] = self._kept(picture)
        return {**kept, **{key: value for key, value in given.items() if value not in (None, "")}}

    def _kept(self, picture: bytes) -> int:
        name = self.files[self.add_prefix("file")].name
        report = self.block.section.report
        return keep_picture(report, picture, name, title=self.cleaned_data["alt"], by=self.by).pk


def without_picture(settings: Mapping[str, Any]) -> dict[str, Any]:
    """A photograph is of its year: another report has its own."""
    return {key: value for key, value in settings.items() if key == "width"}


BLOCK = BlockType(
    "image",
    "Картинка",
    build,
    settings_form=ImageSettings,
    without_content=without_picture,
    hint="Фотография или схема с подписью.",
    group="Текст и картинки",
)
