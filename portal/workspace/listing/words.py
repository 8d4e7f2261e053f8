"""The words that a person searches for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from portal.records.lookup import Search, lookups, search_by_words
from portal.workspace.ledger import Ledger
from portal.workspace.listing.paths import is_text

MAX_LENGTH = 200
MAX_WORDS = 12


class WordsField(forms.CharField):
    """Each word is one more condition of the query, so their number is bounded."""

    def __init__(self, **kwargs: Any) -> None:
        too_long = {"max_length": f"Сократите запрос: не больше {MAX_LENGTH} знаков."}
        super().__init__(max_length=MAX_LENGTH, error_messages=too_long, **{**kwargs, "required": False})

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").replace("\0", " ").split())

    def clean(self, value: Any) -> str:
        words = super().clean(value)
        if len(words.split()) > MAX_WORDS:
            raise ValidationError(f"Сократите запрос: не больше {MAX_WORDS} слов.")
        return words


class SearchForm(forms.Form):
    q = WordsField(label="Что найти")


def search_of(ledger: Ledger) -> Search:
    """How a ledger is searched: as its records are looked up, by its own paths, or by all their texts.

    A search that an app wrote for its model comes first: it has an index, and knows numbers and former names.
    """
    lookup = lookups().get(ledger.model)
    if lookup and lookup.search:
        return lookup.search
    names = ledger.search or (lookup.names if lookup else ()) or _texts(ledger.model)
    return search_by_words(*names)


def _texts(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.fields if is_text(field) and not field.generated)
