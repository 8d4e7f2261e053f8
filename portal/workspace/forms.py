"""The form of a record: fields of its ledger, words of the officials, choices of the own city alone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.forms.models import modelform_factory
from django.utils.text import capfirst

from portal.models import Department
from portal.records.columns import quantities_of
from portal.records.forms import RecordForm, record_form
from portal.records.lookup import lookup_of
from portal.records.rights import DEPARTMENT
from portal.workspace.desk import Desk
from portal.workspace.fields import DayField, NamedRecordField, NamedRecordsField
from portal.workspace.ledger import Ledger

NOT_CHOSEN = "— не указано —"
YEARS = ("year", "year_from", "year_to")


class DeskForm(RecordForm):
    """A record as one person at one desk may fill it in. ``desk``, ``ledger`` and ``variant`` are of the class."""

    desk: Desk
    ledger: Ledger
    variant: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.ledger.needed) & self.fields.keys():
            self.fields[name].required = True
        for name, field in self.fields.items():
            field.label = self.ledger.labels.get(name, field.label)
            field.help_text = self.ledger.helps.get(name, field.help_text)

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The parts of the form, each with its fields."""
        shown = (part for part in self.ledger.parts if part.is_for(self.variant))
        return [(part, [self[name] for name in part.fields if name in self.fields]) for part in shown]

    def choices_of(self, name: str) -> list[str]:
        """What may be meant by a name that fits no record exactly."""
        told = self.errors.as_data().get(name, ()) if self.is_bound else ()
        return [choice for error in told for choice in getattr(error, "choices", ())]


def form_class(desk: Desk, ledger: Ledger, variant: str = "") -> type[DeskForm]:
    """The form class of a ledger at a desk."""
    base = ledger.form or DeskForm
    names = ledger.fields_for(variant)
    columns = [name for name in names if name not in quantities_of(ledger.model)]
    known = {"desk": desk, "ledger": ledger, "variant": variant}
    model: Any = ledger.model
    own = type(f"{model.__name__}DeskForm", (base, record_form(model)), known)
    made: type[DeskForm] = modelform_factory(
        model, form=own, fields=columns, exclude=(), formfield_callback=_Asked(desk, ledger)
    )
    made.base_fields = {name: made.base_fields[name] for name in names if name in made.base_fields}
    return made


class _Asked:
    """How a column of the model is asked for."""

    def __init__(self, desk: Desk, ledger: Ledger) -> None:
        self.desk, self.ledger = desk, ledger

    def __call__(self, column: models.Field, **kwargs: Any) -> forms.Field | None:
        if column.is_relation:
            return self._record(column)
        if isinstance(column, models.DateField) and not isinstance(column, models.DateTimeField):
            return DayField(**_told(column))
        if isinstance(column, models.TextField):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        if isinstance(column, models.URLField):
            kwargs["assume_scheme"] = "https"
        if column.name in YEARS:
            kwargs |= {"min_value": 1990, "max_value": 2100}
        field = column.formfield(**kwargs)
        if column.choices and field is not None:
            field.choices = [(value, label if value else NOT_CHOSEN) for value, label in field.choices]
        return field

    def _record(self, column: models.Field) -> forms.Field:
        model = column.related_model
        records, lookup = self.desk.records(model), lookup_of(model)
        told = _told(column)
        if column.many_to_many and lookup.is_large:
            return NamedRecordsField(lookup=lookup, records=records, **told)
        if column.many_to_many:
            return forms.ModelMultipleChoiceField(records, widget=forms.CheckboxSelectMultiple, **told)
        if lookup.related:
            records = records.select_related(*lookup.related)
        if lookup.is_large:
            return NamedRecordField(lookup=lookup, records=records, **told)
        if model is Department and self.desk.is_limited_to_department(self.ledger.model):
            own = Department.objects.filter(pk=self.desk.user.department_id)
            told |= {"initial": self.desk.user.department_id, "required": True}
            return forms.ModelChoiceField(own, empty_label=None, **told)
        if self._leads_to_department(column):
            records = records.filter(department=self.desk.user.department_id)
        return forms.ModelChoiceField(records, empty_label=NOT_CHOSEN if column.null else None, **told)

    def _leads_to_department(self, column: models.Field) -> bool:
        """Values of indicators are their department's, though they have no department of their own."""
        path = DEPARTMENT.get(self.ledger.model._meta.label_lower, "")
        return self.desk.is_limited_to_department(self.ledger.model) and path == f"{column.name}__department"


def _told(column: models.Field) -> dict[str, Any]:
    return {
        "label": capfirst(column.verbose_name),
        "required": not column.blank,
        "help_text": column.help_text,
    }
