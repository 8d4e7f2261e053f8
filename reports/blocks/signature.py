"""Who signs the report."""

from typing import Any

from django import forms

from reports.blocks.base import BlockSettings, BlockType, Writing
from reports.document import Node, Signature
from reports.models import Block


class SignatureSettings(BlockSettings):
    """Of the report: it is signed by one person, in however many places."""

    edits_report = True
    signer_position = forms.CharField(
        label="Должность", max_length=300, required=False, widget=forms.Textarea({"rows": 3})
    )
    signer_name = forms.CharField(
        label="Инициалы и фамилия",
        max_length=120,
        required=False,
        help_text="Например, А. В. Петрова. Пусто — подпись не печатается.",
    )

    def __init__(self, *args: Any, block: Block, **kwargs: Any) -> None:
        report = block.section.report
        kwargs["initial"] = {name: getattr(report, name) for name in self.base_fields}
        super().__init__(*args, block=block, **kwargs)

    def to_settings(self) -> dict[str, Any]:
        return dict(self.block.settings)


def build(block: Block, writing: Writing) -> tuple[Node, ...]:
    report = writing.report
    return (Signature(report.signer_position, report.signer_name),) if report.signer_name else ()


BLOCK = BlockType(
    "signature",
    "Подпись",
    build,
    settings_form=SignatureSettings,
    hint="Должность и фамилия того, кто подписывает отчёт.",
)
