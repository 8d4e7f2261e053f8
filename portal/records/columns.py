"""The columns of a model's table: one each for a plain field, a reference and a quantity."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import Prefetch
from django.db.models.fields import NOT_PROVIDED
from import_export.fields import Field
from import_export.widgets import Widget

from portal.lib.parse import parse_quantity, write_quantity
from portal.models.quantity_field import PARTS, QuantityField
from portal.records.cells import CellError, Choice, Day, Json, Text, UnitCode, WholeNumber, YesNo, as_text
from portal.records.references import Reference, ReferenceList, city_path

WIDGETS: Mapping[type[models.Field], type[Widget]] = {
    models.BooleanField: YesNo,
    models.IntegerField: WholeNumber,
    models.DateField: Day,
    models.JSONField: Json,
}


class Column(Field):
    """A column whose errors name it, the value and what to do. ``label`` is its heading in Russian.

    ``optional`` columns may be left out even where they belong to the key.

    A key column never takes an invented default: its row would be another record at each import.
    """

    is_key = False

    def __init__(self, *args: Any, label: str = "", optional: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label, self.optional = label, optional

    def clean(self, row: Mapping[str, Any], **kwargs: Any) -> Any:
        cell = row[self.column_name]
        try:
            value = self.widget.clean(cell, row=row, **kwargs)
        except ValueError as error:
            raise CellError(self.column_name, cell, str(error)) from error
        if value not in self.empty_values or self.default is NOT_PROVIDED:
            return value
        if not callable(self.default):
            return self.default
        return value if self.is_key else self.default()


class QuantityColumn(Column):
    """A quantity as officials write it: «1397,2 тыс», «более 800», «–», nothing."""

    def __init__(self, quantity: QuantityField) -> None:
        super().__init__(quantity.name, quantity.name, label=quantity.label)
        self.quantity = quantity

    def save(
        self, instance: models.Model, row: Mapping[str, Any], is_m2m: bool = False, **kwargs: Any
    ) -> None:
        """The unit stands in a column before this one, so the record has it by now."""
        cell = row[self.column_name]
        try:
            value = parse_quantity(as_text(cell), self.quantity.unit_of(instance))
        except ValueError as error:
            raise CellError(self.column_name, cell, str(error)) from error
        setattr(instance, self.attribute, value)

    def export(self, instance: models.Model, **kwargs: Any) -> str:
        return write_quantity(getattr(instance, self.attribute))


class ListColumn(Column):
    """Many records in one cell, kept as a plain list: import-export copies each record that it compares."""

    @property
    def kept(self) -> str:
        return f"listed_{self.attribute}"

    def prefetch(self) -> Prefetch:
        return Prefetch(self.attribute, to_attr=self.kept)

    def get_value(self, instance: models.Model) -> list[models.Model]:
        if self.kept not in vars(instance):
            setattr(instance, self.kept, list(getattr(instance, self.attribute).all()) if instance.pk else [])
        return getattr(instance, self.kept)

    def save(
        self, instance: models.Model, row: Mapping[str, Any], is_m2m: bool = False, **kwargs: Any
    ) -> None:
        setattr(instance, self.kept, self.clean(row))
        getattr(instance, self.attribute).set(getattr(instance, self.kept))


def columns_of(model: type[models.Model], omit: tuple[str, ...] = ()) -> dict[str, Field]:
    """All columns in the order of the model; the city stands first even where the model only leads to it."""
    columns = dict(map(column_of, filter(is_exchanged, fields_of(model))))
    path = city_path(model)
    if path and "municipality" not in columns:
        city = Column(path, "municipality", Text(), readonly=True, label="муниципалитет")
        columns = {"municipality": city, **columns}
    return {name: column for name, column in columns.items() if name not in omit}


def fields_of(model: type[models.Model]) -> list[models.Field]:
    return sorted(model._meta.fields + model._meta.many_to_many)


def is_exchanged(field: models.Field) -> bool:
    """Not what the database gives by itself, and of a quantity only one of its columns."""
    return not (
        field.generated or field.primary_key or (quantity_of(field) and not field.name.endswith("_value"))
    )


def quantities_of(model: type[models.Model]) -> dict[str, QuantityField]:
    return getattr(model, "quantity_fields", {})


def quantity_of(field: models.Field) -> QuantityField | None:
    """The quantity to which a database column belongs."""
    name, _, part = field.name.rpartition("_")
    return quantities_of(field.model).get(name) if part in PARTS else None


def column_of(field: models.Field) -> tuple[str, Field]:
    if quantity := quantity_of(field):
        return quantity.name, QuantityColumn(quantity)
    if field.many_to_many:
        widget = ReferenceList(field.related_model)
        return field.name, ListColumn(field.name, field.name, widget, label=str(field.verbose_name))
    attribute = field.attname if field.is_relation else field.name
    optional = field.null or (field.has_default() and not callable(field.default))
    label = str(field.verbose_name)
    return field.name, Column(
        attribute, field.name, widget_of(field), field.default, label=label, optional=optional
    )


def widget_of(field: models.Field) -> Widget:
    if field.is_relation:
        return Reference(field.related_model, required=not field.null)
    if field.choices:
        return Choice(field.choices)
    if field.name in {
        quantity.unit_column for quantity in getattr(field.model, "quantity_fields", {}).values()
    }:
        return UnitCode()
    return next((widget() for kind, widget in WIDGETS.items() if isinstance(field, kind)), Text())
