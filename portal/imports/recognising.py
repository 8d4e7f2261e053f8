"""Which record each staged line is, and whether it would change it."""

from __future__ import annotations

from typing import Any

from django.db import models

from portal.imports import sql
from portal.imports.against import (
    build_standing,
    has_columns,
    refuse_broken_rules,
    refuse_others,
    refuse_taken,
    refuse_twice_in_file,
)
from portal.imports.doubting import doubt
from portal.imports.kinds import PLAIN, Key
from portal.imports.lines import LOAD, STANDING, column_of, refuse, run
from portal.imports.plan import Plan
from portal.imports.staging import TABLE, Standing, staged
from portal.models.file_import import Outcome


def recognise(plan: Plan) -> None:
    """Finds the records, then judges the lines. Runs in a transaction, after all lines are staged."""
    for key in plan.kind.keys:
        if has_columns(plan, key.columns):
            refuse_ambiguous(plan, key)
            match(plan, key)
    build_standing(plan)
    refuse_twice_in_file(plan)
    refuse_others(plan)
    refuse_broken_rules(plan)
    refuse_taken(plan)
    doubt(plan)
    tell_unchanged(plan)


def condition_of(plan: Plan, key: Key) -> str:
    """That a staged line and a record agree in the columns of a key."""
    given = {slot.column for slot in plan.slots}
    parts = []
    for name in key.columns:
        column = sql.name(column_of(plan.model, name))
        if column_of(plan.model, name) not in given:
            default = plan.model._meta.get_field(name).get_default()
            parts.append(f"o.{column} = {default!r}")
        elif name.endswith(PLAIN):
            parts.append(f"{sql.plain(f's.{column}')} = {sql.plain(f'o.{column}')}")
        else:
            parts.append(f"s.{column} = o.{column}")
    for name in key.unless_differs:
        column = column_of(plan.model, name)
        if column in given:
            parts.append(
                f"(s.{sql.name(column)} IS NULL OR o.{sql.name(column)} IN ('', s.{sql.name(column)}))"
            )
    return " AND ".join(parts)


def candidates(plan: Plan, key: Key) -> tuple[str, list[Any]]:
    text = (
        f"SELECT s.line, o.id, o.xmin::text::bigint AS version FROM ({staged(plan, 'r.record IS NULL')}) AS s "
        f"JOIN {sql.name(plan.model._meta.db_table)} AS o ON o.municipality_id = %s AND {condition_of(plan, key)}"
    )
    return text, [plan.load.pk, plan.city.pk]


def match(plan: Plan, key: Key) -> None:
    found, params = candidates(plan, key)
    run(
        f"UPDATE {TABLE} AS r SET record = found.id, version = found.version, outcome = '{Outcome.CHANGED}' "
        f"FROM ({found}) AS found WHERE {LOAD} AND r.line = found.line",
        [*params, plan.load.pk],
    )


def refuse_ambiguous(plan: Plan, key: Key) -> None:
    if not any(name.endswith(PLAIN) for name in key.columns):
        return  # such keys are unique in the database
    found, params = candidates(plan, key)
    said = (
        "'подходят несколько записей (их ' || count(*) || ', среди них № ' || min(id) || ' и № ' || max(id) "
        "|| '): укажите ОГРН или код'"
    )
    refuse(plan, f"SELECT line, {said} FROM ({found}) AS found GROUP BY line HAVING count(*) > 1", params)


def tell_unchanged(plan: Plan) -> None:
    """Lines that would change nothing."""
    standing = Standing(plan)
    same = [f"s.{sql.name(column)} IS NOT DISTINCT FROM o.{sql.name(column)}" for column in standing.given]
    for field in plan.lists():
        said = f"s.{sql.name(f'listed_{field.name}')}"
        known = listed(field)
        same.append(f"coalesce({said}, {known if plan.keeps_known else 'NULL'}, '') = coalesce({known}, '')")
    run(
        f"UPDATE {TABLE} AS r SET outcome = '{Outcome.UNCHANGED}', reason = '' FROM {STANDING} AS s "
        f"JOIN {standing.table} AS o ON o.id = s.record WHERE {LOAD} AND r.line = s.line "
        f"AND r.outcome IN ('{Outcome.CHANGED}', '{Outcome.SUSPICIOUS}') AND {' AND '.join(same)}",
        [plan.load.pk],
    )


def listed(field: models.ManyToManyField, record: str = "o.id") -> str:
    """The numbers of a record's set in order, as `ListReader` writes them."""
    through = sql.name(field.remote_field.through._meta.db_table)
    mine, other = sql.name(field.m2m_column_name()), sql.name(field.m2m_reverse_name())
    return f"(SELECT string_agg({other}::text, ',' ORDER BY {other}) FROM {through} WHERE {mine} = {record})"
