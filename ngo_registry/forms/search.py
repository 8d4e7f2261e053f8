"""What a visitor may ask of the register."""

from django import forms
from django.core.exceptions import ValidationError

MAX_LENGTH = 200
MAX_WORDS = 12


class SearchForm(forms.Form):
    """Words of a name, ОГРН or ИНН. Each is one more condition of the query, so their number is bounded."""

    q = forms.CharField(
        label="Поиск организации",
        required=False,
        max_length=MAX_LENGTH,
        error_messages={"max_length": f"Сократите запрос: не больше {MAX_LENGTH} знаков."},
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": "Название, ИНН или ОГРН", "autocomplete": "off"}
        ),
    )

    def clean_q(self) -> str:
        words = self.cleaned_data["q"]
        if len(words.split()) > MAX_WORDS:
            raise ValidationError(f"Сократите запрос: не больше {MAX_WORDS} слов.")
        return words
