"""What a person writes on a section's way to the print."""

from __future__ import annotations

from django import forms

TEXT = 4000


class RemarkForm(forms.Form):
    """Whether a remark is needed the step says."""

    remark = forms.CharField(
        required=False,
        max_length=TEXT,
        error_messages={"max_length": f"Замечание слишком длинное: сократите его до {TEXT} знаков."},
    )


class CommentForm(forms.Form):
    text = forms.CharField(
        max_length=TEXT,
        error_messages={
            "required": "Напишите, что хотите сказать.",
            "max_length": f"Слишком длинно: сократите до {TEXT} знаков.",
        },
    )
