"""The form with which a file is added."""

from __future__ import annotations

from django import forms


class AttachmentForm(forms.Form):
    """Whether the file is taken is judged by `storing.attach`, which says so at this field."""

    file = forms.FileField(
        label="Файл",
        allow_empty_file=True,
        max_length=1000,
        error_messages={"required": "Выберите файл."},
    )
    title = forms.CharField(label="Что это", max_length=200, required=False)
