"""A table of records: reads rows into the database and writes them out again, by the columns of its model."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F
from import_export.resources import ModelResource, modelresource_factory
from import_export.results import Error, RowResult
from tablib import Dataset

from portal.records.cells import as_text
from portal.records.columns import Column, ListColumn, columns_of, quantity_of
from portal.records.headings import CITY_COLUMN, settle_headings
from portal.records.references import References, city_path, key_paths
from portal.records.refusals import TableError, refusal
from portal.records.rows import KnownRows, PlainError, PlainRow


class CityResource(ModelResource):
    """Rows of one model. With ``city`` every row belongs to that city, and the column may be left out.

    What the database refuses is told with the sentence of the broken constraint, so a rule is written once.
    """

    fields: dict[str, Column]

    class Meta:
        skip_unchanged = True
        report_skipped = True
        use_transactions = True
        clean_model_instances = True
        instance_loader_class = KnownRows

    def __init__(self, city: str | None = None) -> None:
        super().__init__()
        self.city = city
        self.references = References(city)
        self.rows_by_key: dict[tuple[Any, ...], int] = {}
        for column in self.fields.values():
            column.widget.references = self.references

    @classmethod
    def get_error_result_class(cls) -> type[Error]:
        return PlainError

    @classmethod
    def get_row_result_class(cls) -> type[RowResult]:
        return PlainRow

    # Which record a row is

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Raises TableError, and leaves no row, for wrong headings: under them no row can be judged."""
        try:
            settle_headings(dataset, self.fields, self._meta.import_id_fields, self.city)
        except TableError:
            dataset.wipe()
            raise

    def key_columns(self) -> list[Column]:
        return [self.fields[name] for name in self._meta.import_id_fields]

    def key_of(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(column.clean(row) for column in self.key_columns())

    def records_of(self, dataset: Dataset) -> Iterable[models.Model]:
        """The records of the cities that the rows name."""
        path = city_path(self._meta.model)
        records = self.with_related(self.get_queryset())
        if not path:
            return records
        cities = {as_text(cell) for cell in dataset[CITY_COLUMN]} if dataset.height else set()
        of_cities = models.Q(**{f"{path}__in": cities})
        return records.filter(of_cities | models.Q(**{path: None}) if "" in cities else of_cities)

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        if self.city is not None and as_text(row.get(CITY_COLUMN, self.city)) != self.city:
            raise TableError("запись относится к другому городу; уберите эту строку")
        number = kwargs["row_number"]
        if self.rows_by_key.setdefault(self.key_of(row), number) != number:
            raise TableError("такая же запись уже есть выше в этом файле; удалите одну из строк")

    # From cells to a record

    def get_import_fields(self) -> list[Column]:
        return [column for column in self.fields.values() if not column.readonly]

    def import_instance(self, instance: models.Model, row: Mapping[str, Any], **kwargs: Any) -> None:
        """All bad cells of a row at once. Raises ValidationError by column."""
        errors = {}
        for column in self.get_import_fields():
            try:
                if isinstance(column, ListColumn):
                    self._listed(column, row)
                else:
                    self.import_field(column, instance, row, **kwargs)
            except ValueError as error:
                errors[column.column_name] = ValidationError(str(error), code="cell")
        if errors:
            raise ValidationError(errors)

    def _listed(self, column: ListColumn, row: Mapping[str, Any]) -> set[int] | None:
        """The records that a cell lists, to be saved after the row itself; None leaves them as they are."""
        return {record.pk for record in column.clean(row)} if column.column_name in row else None

    def skip_row(
        self, instance: models.Model, original: models.Model, row: Any, import_validation_errors: Any = None
    ) -> bool:
        if import_validation_errors or original.pk is None:
            return False
        return all(self._is_same(column, instance, original, row) for column in self.get_import_fields())

    def _is_same(self, column: Column, instance: models.Model, original: models.Model, row: Any) -> bool:
        before = column.get_value(original)
        if isinstance(column, ListColumn):
            return self._listed(column, row) in (None, {record.pk for record in before})
        return column.get_value(instance) == before

    def validate_instance(
        self, instance: models.Model, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """The model's own rules; those of the database speak when the row is saved."""
        errors = dict(import_validation_errors or {})
        # References were found a moment ago: to look each up again would cost a query a cell.
        found = {field.name for field in self._meta.model._meta.fields if field.is_relation}
        try:
            instance.full_clean(exclude=found | errors.keys(), validate_constraints=False)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError({self._column_of(name): messages for name, messages in errors.items()})

    def _column_of(self, name: str) -> str:
        if name == NON_FIELD_ERRORS or name in self.fields:
            return name
        quantity = quantity_of(self._meta.model._meta.get_field(name))
        return quantity.name if quantity else name

    def do_instance_save(self, instance: models.Model, is_create: bool) -> None:
        try:
            with transaction.atomic():
                instance.save(force_insert=is_create)
        except IntegrityError as error:
            raise ValidationError(refusal(error, self._meta.model)) from error

    def after_save_instance(self, instance: models.Model, row: Mapping[str, Any], **kwargs: Any) -> None:
        self.references.learn(instance, as_text(row.get(CITY_COLUMN)))

    def after_import(self, dataset: Dataset, result: Any, **kwargs: Any) -> None:
        """Rules that hold between rows, such as one place in an order, wait until all rows are in.

        Keys are never imported, so the sequences that import-export resets here are right as they are.
        """
        try:
            connection.check_constraints()
        except IntegrityError as error:
            raise TableError(refusal(error, self._meta.model)) from error

    # From records to cells

    def filter_export(self, queryset: models.QuerySet, **kwargs: Any) -> models.QuerySet:
        return self.with_related(parents_first(queryset))

    def with_related(self, queryset: models.QuerySet) -> models.QuerySet:
        """With everything that the columns touch, so that queries do not grow with the rows."""
        lists = [column.prefetch() for column in self.fields.values() if isinstance(column, ListColumn)]
        path = city_path(self._meta.model).removesuffix("__slug")
        return (queryset.select_related(path) if path else queryset).prefetch_related(*lists)


def parents_first(queryset: models.QuerySet) -> models.QuerySet:
    """The same order, but no row before the one it refers to in its own table: so the file can be read again.

    Without the key at the end, rows of the same place would leave in an order of chance.
    """
    fields = queryset.model._meta.concrete_fields
    own = [
        F(field.attname).asc(nulls_first=True) for field in fields if field.related_model is queryset.model
    ]
    return queryset.order_by(*own, *(queryset.query.order_by or queryset.model._meta.ordering), "pk")


def resource_of(
    model: type[models.Model], *, key: tuple[str, ...] = (), omit: tuple[str, ...] = (), **columns: Column
) -> type[CityResource]:
    """The table of a model. ``key`` overrides the natural key, ``columns`` replace or add columns."""
    all_columns = columns_of(model, omit) | columns
    key = key or tuple(dict.fromkeys(path.partition("__")[0] for path in key_paths(model)))
    for name in key:
        all_columns[name].is_key = True
    options = {
        "name": model._meta.verbose_name_plural,
        "fields": tuple(all_columns),
        "import_id_fields": key,
    }
    resource: type[CityResource] = modelresource_factory(model, CityResource, options, all_columns)
    # import-export puts what is no field of the model last; a unit must precede its quantity.
    resource.fields = {name: resource.fields[name] for name in all_columns}
    return resource
