"""A violation: of an entry, on a day that can be, in words that tell of no person."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.lib.personal_data import found_in
from portal.workspace.forms import DeskForm


class ViolationForm(DeskForm):
    def clean_text(self) -> str:
        """What is written here stands on the site at once (152-ФЗ)."""
        text = self.cleaned_data["text"]
        for shown, words in found_in(text):
            raise ValidationError(f"Здесь {shown}: «{words}». Текст увидят все, уберите личные сведения.")
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        found, settled = cleaned.get("found_on"), cleaned.get("settled_on")
        if found and found > timezone.localdate():
            self.add_error("found_on", "Этот день ещё не наступил.")
        if found and settled and settled < found:
            self.add_error("settled_on", "Нарушение не может быть устранено раньше, чем выявлено.")
        return cleaned
