"""The form of one row: that of its ledger, with cells in place of lists and without a query of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.forms.models import construct_instance

from portal.lib.parse import parse_quantity
from portal.models.quantity_field import QuantityField
from portal.records.cells import YesNo
from portal.records.lookup import Lookup, lookup_of
from portal.workspace.fields import NamedRecordField
from portal.workspace.forms import DeskForm, form_class
from portal.workspace.grid.cells import without_zeros
from portal.workspace.grid.names import KnownNames
from portal.workspace.grid.sheet import Sheet, joined


class RowForm(DeskForm):
    """``scales`` are those of the headings, by column."""

    scales: Mapping[str, str]
    instance: models.Model

    def _take(self, name: str, quantity: QuantityField) -> None:
        try:
            read = parse_quantity(self.cleaned_data[name], self._unit(quantity), scale=self.scales[name])
            setattr(self.instance, name, without_zeros(read))
        except ValueError as error:
            self.add_error(name, str(error))

    def _unit(self, quantity: QuantityField) -> str:
        owner = self.cleaned_data.get(quantity.unit_owner)
        if owner is not None:
            return owner.unit
        return self.cleaned_data.get(quantity.unit_column) or quantity.unit_of(self.instance)

    def _post_clean(self) -> None:
        """Columns and the model's own rule; what only the database knows is asked for all rows at once."""
        self.instance = construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        references = {field.name for field in self.instance._meta.fields if field.is_relation}
        exclude = self._get_validation_exclusions() | references
        try:
            self.instance.full_clean(exclude, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            self._update_errors(error)


class NamedCell(NamedRecordField):
    """A record named in words, asked for together with those of the other rows."""

    lookup: KnownNames


class ChoiceCell(forms.CharField):
    """One of a few values, by its label."""

    def __init__(self, *, choices: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.labels = {str(label).lower(): code for code, label in choices if code != ""}
        self.shown = [str(label) for code, label in choices if code != ""]

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        code = self.labels.get(text.lower(), "") if text else ""
        if text and code == "":
            unknown = ValidationError("Такого значения нет: выберите из списка.", code="choice")
            unknown.choices = self.shown
            raise unknown
        return code


class YesNoCell(forms.CharField):
    """«да» or «нет»; an empty cell is the column's default."""

    def __init__(self, *, default: bool, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "required": False})
        self.default = default

    def clean(self, value: Any) -> bool:
        try:
            said = YesNo().clean(super().clean(value))
        except ValueError as error:
            raise ValidationError("Введите «да» или «нет».") from error
        return self.default if said is None else said


def row_form_class(sheet: Sheet) -> type[RowForm]:
    """Raises ValueError where the grid names a column that the form of its ledger has not."""
    whole = form_class(sheet.desk, sheet.ledger, sheet.variant)
    scales = {column.name: column.scale for column in sheet.grid.columns}
    made: type[RowForm] = type(f"{whole.__name__}Row", (RowForm, whole), {"scales": scales})
    if strangers := sheet.columns.keys() - whole.base_fields.keys():
        raise ValueError(f"the form of {sheet.ledger.code} has no {', '.join(sorted(strangers))}")
    made.base_fields = {name: _cell(whole.base_fields[name]) for name in sheet.columns}
    return made


def named_cells(form: type[RowForm]) -> dict[str, NamedCell]:
    return {name: field for name, field in form.base_fields.items() if isinstance(field, NamedCell)}


def _cell(field: forms.Field) -> forms.Field:
    """A field in which everything can be typed or pasted as text."""
    told = {"label": field.label, "required": field.required}
    if isinstance(field, forms.ModelChoiceField):
        return _named(lookup_of(field.queryset.model), field.queryset, told)
    if isinstance(field, NamedRecordField):
        return _named(field.lookup, field.records, told)
    if isinstance(field, forms.ChoiceField):
        return ChoiceCell(choices=field.choices, **told)
    if isinstance(field, forms.BooleanField):
        return YesNoCell(default=bool(field.initial), **told)
    return field


def _named(lookup: Lookup, records: QuerySet, told: Mapping[str, Any]) -> NamedCell:
    known = KnownNames.like(lookup)
    return NamedCell(lookup=known, records=records.select_related(*joined(known)), **told)
