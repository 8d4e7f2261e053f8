"""Rows by the million: one statement a table, indexes built afterwards, no history, for made-up rows need none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, models


def fill(model: type[models.Model], rows: int, expressions: Mapping[str, str]) -> None:
    """``expressions`` are SQL over ``n``, from 1 to ``rows``, by column; other columns take their plainest value."""
    columns = {field.column: _plainest(field) for field in model._meta.concrete_fields if _is_given(field)}
    columns |= expressions
    names, values = ", ".join(columns), ", ".join(columns.values())
    with without_triggers(), without_indexes(model), connection.cursor() as cursor:
        table = model._meta.db_table
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM generate_series(1, {rows}) AS n")


@contextmanager
def without_triggers() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


@contextmanager
def without_indexes(model: type[models.Model]) -> Iterator[None]:
    """Those that no constraint rests upon."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexname NOT IN "
            "(SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass)",
            [model._meta.db_table, model._meta.db_table],
        )
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP INDEX "{name}"')
        try:
            yield
        finally:
            for _, definition in found:
                cursor.execute(definition)


def _is_given(field: models.Field) -> bool:
    return not (field.generated or field.primary_key or field.null)


def _plainest(field: models.Field) -> str:
    default: Any = None if callable(field.default) else field.get_default()
    if isinstance(field, models.BooleanField):
        return str(bool(default)).lower()
    if isinstance(field, models.IntegerField | models.DecimalField):
        return str(default or 0)
    return f"'{default or ''}'"
