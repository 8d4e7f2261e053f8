"""What a visitor asks of the register: a day, a year, words, the number behind which the page begins."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from grants.register.selection import LARGEST, Selection, years_of
from portal.models import Municipality
from portal.workspace.fields import DayField

WORDS = 200


class RegisterForm(forms.Form):
    """Every field may be left out: the whole register as of today."""

    date = DayField(label="По состоянию на", required=False)
    year = forms.IntegerField(
        label="Год решения",
        required=False,
        min_value=1990,
        max_value=2100,
        error_messages={
            "invalid": "Год — это четыре цифры: 2024.",
            "min_value": "Год — от 1990 до 2100.",
            "max_value": "Год — от 1990 до 2100.",
        },
    )
    q = forms.CharField(
        label="Получатель, ОГРН или ИНН",
        required=False,
        max_length=WORDS,
        error_messages={"max_length": f"Слишком длинный запрос: оставьте не больше {WORDS} знаков."},
    )
    after = forms.IntegerField(required=False, min_value=0, max_value=LARGEST, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest, city: Municipality) -> None:
        super().__init__({name: request.GET.get(name, "").replace("\0", " ") for name in self.base_fields})
        self.city, self.today = city, timezone.localdate()

    def clean_date(self) -> Any:
        day = self.cleaned_data["date"] or self.today
        if day > self.today:
            raise ValidationError("Этот день ещё не наступил: укажите сегодняшний или прошедший.")
        return day

    @property
    def selection(self) -> Selection:
        asked = self.cleaned_data
        return Selection(self.city, asked["date"], asked["year"], asked["q"])

    @property
    def begins_after(self) -> int:
        return self.cleaned_data["after"] or 0

    @property
    def is_narrowed(self) -> bool:
        asked = self.cleaned_data
        return bool(asked["year"] or asked["q"] or asked["date"] != self.today)

    @property
    def years(self) -> list[int]:
        return years_of(self.city)

    @property
    def day_as_sent(self) -> str:
        """For a field of the kind «date», which takes nothing but 2026-11-21."""
        day = getattr(self, "cleaned_data", {}).get("date")
        return day.isoformat() if day else ""

    @property
    def sentences(self) -> str:
        return " ".join(str(error) for errors in self.errors.values() for error in errors)
