"""What a person says of a saved form; its sections and blocks come from the report."""

from __future__ import annotations

from django import forms

from reports.models import SavedForm


class SavedFormForm(forms.ModelForm):
    class Meta:
        model = SavedForm
        fields = ("title", "about", "is_shared")
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "title": "Так её увидят те, кто начинает отчёт.",
            "about": "Одной-двумя фразами: для какого отчёта она подходит.",
            "is_shared": "Другие города смогут начать по ней свой отчёт. "
            "Текстов и чисел вашего города в ней нет.",
        }
