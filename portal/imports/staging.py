"""Lines on their way in: filled by COPY, read back as typed columns."""

from __future__ import annotations

import io
from collections.abc import Iterable

from django.db import connection, models
from django.db.models.fields import NOT_PROVIDED

from portal.imports import sql
from portal.imports.judging import Judged
from portal.imports.plan import Plan
from portal.models import ImportRow
from portal.records.columns import quantity_of

TABLE = sql.name(ImportRow._meta.db_table)
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def stage(load_id: int, rows: Iterable[Judged]) -> None:
    lines = "".join(
        f"{load_id}\t{row.line}\t{row.outcome}\t{escaped(row.reason)}\t{escaped(row.cells)}\n" for row in rows
    )
    with connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY {TABLE} (file_import_id, line, outcome, reason, cells) FROM STDIN", io.StringIO(lines)
        )


def escaped(text: str) -> str:
    """For COPY; what needs no escape, which is nearly all, is not touched."""
    is_plain = "\\" not in text and "\n" not in text and "\t" not in text and "\r" not in text
    return text if is_plain else text.translate(ESCAPES)


def staged(plan: Plan, where: str = "true") -> str:
    """A query of the load's lines with a typed column for each slot; parameter: the load's number."""
    columns = [
        f"c[{place}]::{slot.sql_type} AS {sql.name(slot.column)}"
        for place, slot in enumerate(plan.slots, start=1)
    ]
    return (
        f"SELECT line, outcome, record, version, {', '.join(columns)} "
        f"FROM (SELECT r.line, r.outcome, r.record, r.version, {sql.CELLS} AS c FROM {TABLE} r "
        f"WHERE r.file_import_id = %s AND r.outcome NOT IN ('refused', 'skipped') AND {where} OFFSET 0) AS lines"
    )


class Standing:
    """Lines as they would stand in the table: what the file says, else what is known, else the default."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.model = plan, plan.model
        listed = {field.name for field in plan.lists()}
        self.given = [slot.column for slot in plan.slots if slot.column not in listed]
        self.columns = [
            field.column
            for field in self.model._meta.concrete_fields
            if not (field.primary_key or field.generated)
        ]
        self.lists = sorted(listed)
        self._fields = {field.column: field for field in self.model._meta.concrete_fields}

    @property
    def table(self) -> str:
        return sql.name(self.model._meta.db_table)

    def query(self, where: str = "true", *, is_new: bool = False) -> tuple[str, list[object]]:
        """SQL and its parameters: line, outcome, record, version, all columns, and the lists as texts.

        ``is_new``: only lines without a record, so that the table is not read.
        """
        values, params = zip(*(self._value(column) for column in self.columns), strict=True)
        lists = "".join(f", s.{sql.name(name)} AS {sql.name(f'listed_{name}')}" for name in self.lists)
        known = "false" if is_new else "o.id = s.record"
        text = (
            f"SELECT s.line, s.outcome, s.record, s.record AS id, s.version, o.xmin::text::bigint AS version_now, "
            f"{', '.join(values)}{lists} "
            f"FROM ({staged(self.plan, where)}) AS s LEFT JOIN {self.table} AS o ON {known}"
        )
        return text, [value for each in params for value in each] + [self.plan.load.pk]

    def _value(self, column: str) -> tuple[str, list[object]]:
        field = self._fields[column]
        quoted = sql.name(column)
        if column == "municipality_id":
            return f"%s::bigint AS {quoted}", [self.plan.city.pk]
        default, params = self._default(field)
        known = f"CASE WHEN s.record IS NULL THEN {default} ELSE o.{quoted} END"
        if column not in self.given:
            return f"{known} AS {quoted}", params
        keeps = self.plan.keeps_known or column in self.plan.kind.made
        said = f"s.{sql.name(sign_of(field))} IS NOT NULL"
        return f"CASE WHEN {said} THEN s.{quoted} ELSE {known if keeps else default} END AS {quoted}", params

    def _default(self, field: models.Field) -> tuple[str, list[object]]:
        if made := self.plan.kind.made.get(field.column):
            return made, []
        value = field.get_default() if field.default is not NOT_PROVIDED else None
        if value is None and not field.null and field.empty_strings_allowed:
            value = ""
        return f"%s::{field.db_type(connection).split('(')[0]}", [value]


def sign_of(field: models.Field) -> str:
    """The column that tells whether the cell said anything: a dash has no value, but it has a qualifier."""
    quantity = quantity_of(field)
    return f"{quantity.name}_qualifier" if quantity else field.column
