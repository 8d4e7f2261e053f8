"""What all rows of a table share (the programme, the year), chosen before it opens and kept in its address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst

from portal.records.cells import CONTROL
from portal.records.lookup import lookup_of
from portal.workspace.desk import Desk
from portal.workspace.fields import NamedRecordField
from portal.workspace.grid_declaration import Grid
from portal.workspace.keys import key_in
from portal.workspace.ledger import Ledger

NOT_CHOSEN = "— выберите —"


def coded(records: QuerySet, text: str) -> models.Model | None:
    """The record that an address names by its code or its number: ``programme=sport``."""
    if CONTROL.search(text):
        return None
    named = Q(pk=key_in(text))
    if any(field.name == "code" for field in records.model._meta.fields):
        named |= Q(code=text)
    return records.filter(named).first()


class CodedChoice(forms.ModelChoiceField):
    """A record chosen from a list, by its code in the address."""

    def prepare_value(self, value: Any) -> Any:
        return getattr(value, "code", None) or super().prepare_value(value)

    def to_python(self, value: Any) -> models.Model | None:
        text = str(value or "")
        found = coded(self.queryset, text) if text else None
        if text and found is None:
            raise ValidationError("Такой записи нет: выберите из списка.", code="invalid_choice")
        return found


class CodedName(NamedRecordField):
    """A record typed by name where a list would be too long; by its code in the address."""

    def clean(self, value: Any) -> models.Model | None:
        return coded(self.records, str(value or "")) or super().clean(value)


def scope_form(desk: Desk, ledger: Ledger, grid: Grid) -> type[forms.Form]:
    """A form that asks for each field of the grid's scope; its cleaned data is the scope."""
    fields = {name: _asked(desk, ledger.model._meta.get_field(name)) for name in grid.scope}
    return type("ScopeForm", (forms.Form,), fields)


def _record(desk: Desk, model: type[models.Model], label: str) -> forms.Field:
    lookup, records = lookup_of(model), desk.records(model)
    if lookup.is_large:
        return CodedName(lookup=lookup, records=records.select_related(*lookup.related), label=label)
    return CodedChoice(records, label=label, empty_label=NOT_CHOSEN)


def _asked(desk: Desk, column: models.Field) -> forms.Field:
    label = capfirst(str(column.verbose_name))
    if column.is_relation:
        return _record(desk, column.related_model, label)
    if column.name == "year":
        this_year = timezone.localdate().year
        return forms.IntegerField(label=label, min_value=1990, max_value=2100, initial=this_year)
    field = column.formfield()
    field.required = True
    return field
