"""Forms of records: a quantity is one text field, and nothing points to another city."""

from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.text import capfirst

from portal.lib.parse import MAX_LENGTH, parse_quantity, write_quantity
from portal.lib.units import UNITS
from portal.models.quantity_field import PARTS, QuantityField, validate_unit
from portal.records.access import city_of_record
from portal.records.columns import quantities_of, quantity_of
from portal.records.references import city_path

NOTATION = "Например: 1 397,2 тыс; более 800. Прочерк — не было, пусто — нет сведений."


class SameCity(forms.ModelForm):
    """Refuses a reference to a record of another city; acts of the state belong to all."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cities = {name: city_of(value) for name, value in cleaned.items() if city_of(value)}
        own = cities.get("municipality") or next(iter(cities.values()), None)
        for name in [name for name, city in cities.items() if city != own]:
            self.add_error(name, "Эта запись относится к другому городу.")
        return cleaned


def city_of(value: Any) -> models.Model | None:
    is_record = isinstance(value, models.Model) and (hasattr(value, "natural_key") or city_path(type(value)))
    return city_of_record(value) if is_record else None


class RecordForm(SameCity):
    """A form with one text field for each quantity; made for a model by `record_form`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.quantities:
            self.initial.setdefault(name, write_quantity(getattr(self.instance, name)))

    @property
    def quantities(self) -> dict[str, QuantityField]:
        known = quantities_of(self._meta.model)
        return {name: quantity for name, quantity in known.items() if name in self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, quantity in self.quantities.items():
            if name in cleaned:
                self._take(name, quantity)
        return cleaned

    def _take(self, name: str, quantity: QuantityField) -> None:
        unit = self.cleaned_data.get(quantity.unit_column) or quantity.unit_of(self.instance)
        try:
            setattr(self.instance, name, parse_quantity(self.cleaned_data[name], unit))
        except ValueError as error:
            self.add_error(name, str(error))

    def _get_validation_exclusions(self) -> set[str]:
        """The model's rules see the columns behind the text fields, which Django takes for absent."""
        columns = {f"{name}_{part}" for name in self.quantities if name not in self.errors for part in PARTS}
        return super()._get_validation_exclusions() - columns

    def _update_errors(self, errors: ValidationError) -> None:
        """What is wrong with a column behind a text field is told at that field."""
        by_name = (
            errors.error_dict if hasattr(errors, "error_dict") else {NON_FIELD_ERRORS: errors.error_list}
        )
        told: dict[str, list[ValidationError]] = {}
        for name, messages in by_name.items():
            told.setdefault(self._shown(name), []).extend(messages)
        super()._update_errors(ValidationError(told))

    def _shown(self, name: str) -> str:
        if name in self.fields or name == NON_FIELD_ERRORS:
            return name
        quantity = quantity_of(self._meta.model._meta.get_field(name))
        return quantity.name if quantity else NON_FIELD_ERRORS


@cache
def record_form(model: type[models.Model]) -> type[RecordForm]:
    """The form class that the admin completes: a model's quantities and units as officials know them."""
    quantities = quantities_of(model)
    texts = {name: quantity_text(quantity) for name, quantity in quantities.items()}
    units = {
        field.name: unit_choice(field)
        for field in model._meta.get_fields()
        if validate_unit in getattr(field, "validators", ())
    }
    columns = [f"{name}_{part}" for name in quantities for part in PARTS]
    meta = type("Meta", (), {"exclude": columns})
    return type(f"{model.__name__}Form", (RecordForm,), {**texts, **units, "Meta": meta})


def quantity_text(quantity: QuantityField) -> forms.CharField:
    return forms.CharField(
        label=capfirst(quantity.label), required=False, max_length=MAX_LENGTH, help_text=NOTATION
    )


def unit_choice(field: Any) -> forms.ChoiceField:
    """Units by their words; the database keeps their codes."""
    choices = [(code, unit.many or "—") for code, unit in UNITS.items()]
    return forms.ChoiceField(
        label=capfirst(field.verbose_name), choices=choices, required=not field.blank, initial=field.default
    )
