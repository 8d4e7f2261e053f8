"""The form of the columns: for each column of the file a field of the register, and what stands for all lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst

from portal.imports.actions import ColumnGuess, Refused
from portal.imports.columns import DefaultOffer, FieldOffer
from portal.imports.plan import EMPTY_CELLS, Plan
from portal.models import FileImport

NOT_LOADED = ("", "не загружать")
NOT_CHOSEN = ("", "— не указано —")
HELPS = {EMPTY_CELLS: "Что делать с записью, которая уже есть на портале, если ячейка файла пуста."}
LONGEST = 300


@dataclass(frozen=True)
class FileColumn:
    """A column of the file with its first values and the choice of what it becomes."""

    name: str
    samples: list[str]
    scale: str
    choice: forms.BoundField

    @property
    def is_used(self) -> bool:
        return bool(self.choice.value())


@dataclass(frozen=True)
class Need:
    """A field without which no line is loaded."""

    name: str
    label: str
    is_missing: bool


class ColumnsForm(forms.Form):
    """Made from what the portal guessed; ``mapping`` and ``chosen`` are what it is told back."""

    def __init__(self, *args: Any, guess: ColumnGuess, file_import: FileImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guess, self.file_import = guess, file_import
        offers = [(offer.name, _labelled(offer)) for offer in guess.fields]
        repeated = " ".join(offer.name for offer in guess.fields if offer.may_repeat)
        for place, _ in enumerate(guess.names):
            field = _choice([NOT_LOADED, *offers], guess.mapping.get(place, ""))
            field.widget.attrs |= {"data-column": True, "data-may-repeat": repeated}
            self.fields[f"column-{place}"] = field
        for offer in guess.defaults:
            self.fields[f"all-{offer.name}"] = _default(offer)

    @property
    def columns(self) -> Iterator[FileColumn]:
        for place, name in enumerate(self.guess.names):
            samples = [row[place] for row in self.guess.sample if place < len(row) and row[place]]
            yield FileColumn(name, samples, self.guess.scales.get(place, ""), self[f"column-{place}"])

    @property
    def defaults(self) -> list[forms.BoundField]:
        return [self[f"all-{offer.name}"] for offer in self.guess.defaults]

    @property
    def mapping(self) -> dict[int, str]:
        return {place: str(self[f"column-{place}"].value() or "") for place in range(len(self.guess.names))}

    @property
    def chosen(self) -> dict[str, str]:
        """What stands for the whole file."""
        values = {offer.name: self[f"all-{offer.name}"].value() for offer in self.guess.defaults}
        return {name: str(value).strip() for name, value in values.items() if value and str(value).strip()}

    @property
    def needs(self) -> list[Need]:
        told = {*self.mapping.values(), *self.chosen}
        return [
            Need(offer.name, str(capfirst(offer.label)), offer.name not in told)
            for offer in self.guess.fields
            if offer.is_required
        ]

    @property
    def is_missing(self) -> bool:
        return any(need.is_missing for need in self.needs)

    def clean(self) -> None:
        """Two columns that mean one thing, and values that cannot be read, are told at their place."""
        once = {offer.name for offer in self.guess.fields if not offer.may_repeat}
        fields = list(self.mapping.values())
        for place, name in self.mapping.items():
            if name in once and fields.count(name) > 1:
                self.add_error(f"column-{place}", "Это поле выбрано у двух столбцов: оставьте одно.")
        for name, value in self.chosen.items():
            self._clean_default(name, value)

    def _clean_default(self, name: str, value: str) -> None:
        load = self.file_import
        try:
            Plan(FileImport(municipality=load.municipality, kind=load.kind, defaults={name: value}))
        except Refused as refused:
            self.add_error(f"all-{name}", str(refused))


def _labelled(offer: FieldOffer) -> str:
    return f"{capfirst(offer.label)}{' — обязательно' if offer.is_required else ''}"


def _choice(choices: list[tuple[str, str]], initial: str, **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=choices,
        initial=initial,
        required=False,
        widget=forms.Select(attrs={"class": "select"}),
        error_messages={"invalid_choice": "Выберите из списка."},
        **kwargs,
    )


def _default(offer: DefaultOffer) -> forms.Field:
    told = {"label": capfirst(offer.label), "help_text": HELPS.get(offer.name, "")}
    if not offer.choices:
        field: forms.Field = forms.CharField(
            initial=offer.value,
            required=False,
            max_length=LONGEST,
            widget=forms.TextInput(attrs={"class": "select", "autocomplete": "off"}),
            **told,
        )
    else:
        choices = [*([] if offer.name == EMPTY_CELLS else [NOT_CHOSEN]), *offer.choices]
        field = _choice(choices, offer.value, **told)
    field.widget.attrs["data-default"] = offer.name
    return field
