"""The database's own rules, asked for many rows before they are saved."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models import CheckConstraint, QuerySet, UniqueConstraint

from portal.records.refusals import labels

# PostgreSQL gives back each constraint as an expression over the columns of a row, and makes rows of JSON.
CHECKS = """
    SELECT conname, pg_get_expr(conbin, conrelid),
           ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY(conkey))
    FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c' AND conname = ANY(%s) ORDER BY conname
"""


@dataclass(frozen=True)
class Broken:
    """A rule that a row breaks: which row of those given, over which columns, in one sentence."""

    row: int
    columns: tuple[str, ...]
    sentence: str


def broken_rules(
    model: type[models.Model], records: Sequence[models.Model], leaving: Collection[int] = ()
) -> list[Broken]:
    """Two queries and one for each unique constraint, whatever the number of records.

    ``leaving`` are the keys of records that go before these are saved.
    """
    if not records:
        return []
    staying = model._default_manager.exclude(
        pk__in=[*leaving, *(record.pk for record in records if record.pk)]
    )
    return [*_broken_checks(model, records), *_broken_uniques(staying, records)]


def _broken_checks(model: type[models.Model], records: Sequence[models.Model]) -> Iterator[Broken]:
    sentences = {
        rule.name: str(rule.get_violation_error_message())
        for rule in model._meta.constraints
        if isinstance(rule, CheckConstraint)
    }
    with connection.cursor() as cursor:
        cursor.execute(CHECKS, [connection.ops.quote_name(model._meta.db_table), list(sentences)])
        checks = cursor.fetchall()
        if not checks:
            return
        cursor.execute(_judging(model, [check[1] for check in checks]), [_as_json(records)])
        verdicts = cursor.fetchall()
    for row, broken in enumerate(verdicts):
        for (name, _, columns), is_broken in zip(checks, broken, strict=True):
            if is_broken:
                yield Broken(row, tuple(columns), sentences[name])


def _judging(model: type[models.Model], expressions: Iterable[str]) -> str:
    verdicts = ", ".join(f"({expression}) IS FALSE" for expression in expressions).replace("%", "%%")
    table = connection.ops.quote_name(model._meta.db_table)
    return (
        f"SELECT {verdicts} FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) WITH ORDINALITY "
        "ORDER BY ordinality"
    )


def _as_json(records: Sequence[models.Model]) -> str:
    columns = [field for field in type(records[0])._meta.concrete_fields if not field.generated]
    rows = [{column.column: getattr(record, column.attname) for column in columns} for record in records]
    return json.dumps(rows, cls=DjangoJSONEncoder)


def _broken_uniques(staying: QuerySet, records: Sequence[models.Model]) -> Iterator[Broken]:
    """Unconditional rules over columns; what the others refuse is told when the table is saved."""
    for rule in staying.model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and rule.fields and rule.condition is None:
            yield from _twins(staying, rule.fields, records)


def _twins(staying: QuerySet, names: tuple[str, ...], records: Sequence[models.Model]) -> Iterator[Broken]:
    attributes = [staying.model._meta.get_field(name).attname for name in names]
    keys = [tuple(getattr(record, attribute) for attribute in attributes) for record in records]
    # An empty code is given when the record is saved.
    asked = {key for key in keys if not {None, ""} & set(key)}
    seen = _taken(staying, attributes, asked) if asked else set()
    sentence = (
        f"Запись с такими же значениями «{labels(staying.model, names)}» уже есть: исправьте одну из них."
    )
    for row, key in enumerate(keys):
        if key in asked and key in seen:
            yield Broken(row, names, sentence)
        seen.add(key)


def _taken(staying: QuerySet, attributes: list[str], asked: set[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    parts = zip(attributes, zip(*asked, strict=True), strict=True)
    wanted = {f"{attribute}__in": set(values) for attribute, values in parts}
    return set(staying.filter(**wanted).values_list(*attributes))
