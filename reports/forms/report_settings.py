"""The form of what is set for a report as a whole."""

from __future__ import annotations

from typing import Any

from django import forms

from reports.actions.report_settings import SETTINGS
from reports.models import Report

TITLE_LIMIT = 1000


class ReportSettings(forms.ModelForm):
    title = forms.CharField(
        label="Заголовок",
        max_length=TITLE_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Печатается в начале отчёта.",
        error_messages={
            "required": "Напишите заголовок отчёта.",
            "max_length": f"Сократите заголовок до {TITLE_LIMIT} знаков.",
        },
    )

    class Meta:
        model = Report
        fields = SETTINGS
        help_texts = {
            "prints_sources": "После отчёта встанет таблица: откуда взято каждое число. Сам текст не меняется.",
            "is_public": "Опубликованную редакцию посетители видят всегда; отметка открывает им и черновик.",
        }

    def clean_title(self) -> str:
        """A title pasted from Word may have brought line ends with it."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("signer_position") and not cleaned.get("signer_name"):
            self.add_error("signer_name", "Укажите, кто подпишет отчёт, или уберите должность.")
        return cleaned
