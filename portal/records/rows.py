"""What import-export keeps of each row: the record that it stands for, and what became of it."""

from collections.abc import Mapping
from typing import Any

from django.db import models
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import Error, RowResult


class KnownRows(BaseInstanceLoader):
    """Finds the record of a row by its key; all records of the file's cities come in one query."""

    records: dict[tuple[Any, ...], models.Model] | None = None

    def get_instance(self, row: Mapping[str, Any]) -> models.Model | None:
        if self.records is None:
            columns = self.resource.key_columns()
            known = self.resource.records_of(self.dataset)
            self.records = {tuple(column.get_value(record) for column in columns): record for record in known}
        return self.records.get(self.resource.key_of(row))


class PlainError(Error):
    """An error for the person who uploads: the traceback belongs into the log."""

    traceback = ""


class PlainRow(RowResult):
    """What became of a row, without the record's name: many names lead through other records."""

    def add_instance_info(self, instance: models.Model) -> None:
        self.object_id = instance.pk
