"""The load itself: staged lines become records in one transaction, with their history and the final state."""

from __future__ import annotations

from typing import Any

import pghistory
from django.db import models
from django.db.models import Max, Min
from django.utils import timezone

from portal.imports import sql
from portal.imports.checking import check
from portal.imports.lines import run
from portal.imports.plan import Plan
from portal.imports.refused import Refused
from portal.imports.staging import Standing
from portal.imports.work import ChangedMeanwhile, Work, perform
from portal.models import FileImport, ImportRow
from portal.models.file_import import ImportState, Outcome

LINES_AT_ONCE = 25_000
BETWEEN = "r.line BETWEEN %s AND %s"


def apply(load_id: int) -> None:
    try:
        perform(load_id, ImportState.APPLYING, applied, back_to=ImportState.CHECKED)
    except ChangedMeanwhile:
        FileImport.objects.filter(pk=load_id).update(state=ImportState.CHECKING, started_at=None)
        check(load_id)
        FileImport.objects.filter(pk=load_id, state=ImportState.CHECKED).update(
            message="Пока вы смотрели, записи изменили другие: файл проверен заново, посмотрите ещё раз."
        )


def applied(load: FileImport, work: Work) -> None:
    plan = Plan(load)
    rows = ImportRow.objects.filter(file_import_id=load.pk)
    if rows.count() != load.total:
        raise Refused("Проверенные строки не сохранились: проверьте файл ещё раз.")
    reason = f"Загрузка из файла «{load.name}»"
    with pghistory.context(user=load.person_id, reason=reason, file_import=load.pk) as context:
        load_lines(plan, work, rows)
    rows.exclude(outcome=Outcome.REFUSED)._raw_delete("default")
    load.context, load.state, load.finished_at = context.id, ImportState.APPLIED, timezone.now()
    load.done, load.cancel_requested = load.total, False
    load.save(update_fields=["context", "state", "finished_at", "done", "cancel_requested"])


def load_lines(plan: Plan, work: Work, rows: models.QuerySet) -> None:
    ends = rows.aggregate(first=Min("line"), last=Max("line"))
    standing = Standing(plan)
    loaded = [str(Outcome.NEW), str(Outcome.CHANGED)]
    if plan.load.with_suspicious:
        loaded.append(str(Outcome.SUSPICIOUS))
    for first in range(ends["first"] or 0, (ends["last"] or -1) + 1, LINES_AT_ONCE):
        lines = rows.filter(line__range=(first, first + LINES_AT_ONCE - 1))
        known = lines.filter(outcome__in=loaded, record__isnull=False).count()
        scope = [first, first + LINES_AT_ONCE - 1]
        if lines.filter(outcome__in=loaded, record=None).exists():
            insert(standing, loaded, scope)
        if known and change(standing, loaded, scope) != known:
            raise ChangedMeanwhile
        work.advance(lines.count())


def of_lines(standing: Standing, loaded: list[str], scope: list[Any], where: str) -> tuple[str, list[Any]]:
    lines = f"r.outcome = ANY(%s) AND {BETWEEN} AND r.record IS {where}"
    text, params = standing.query(lines, is_new=where == "NULL")
    return text, [*params, loaded, *scope]


def insert(standing: Standing, loaded: list[str], scope: list[Any]) -> None:
    """New records, and what their cells list."""
    query, params = of_lines(standing, loaded, scope, "NULL")
    columns = sql.names(standing.columns)
    text = f"INSERT INTO {standing.table} ({columns}) SELECT {columns} FROM ({query}) AS w ORDER BY line"
    if standing.lists:
        steps = [
            f"{sql.name(f'into_{field.name}')} AS (INSERT INTO {through(field)} SELECT new_id, "
            f"unnest(string_to_array({sql.name(f'listed_{field.name}')}, ','))::bigint FROM fresh)"
            for field in standing.plan.lists()
        ]
        text = (
            f"WITH fresh AS MATERIALIZED (SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS new_id, w.* "
            f"FROM ({query}) AS w ORDER BY line), {', '.join(steps)} "
            f"INSERT INTO {standing.table} (id, {columns}) SELECT new_id, {columns} FROM fresh"
        )
        params = [standing.table, *params]
    run(text, params)


def through(field: models.ManyToManyField) -> str:
    """The table of a set with its two columns, for INSERT."""
    table = field.remote_field.through._meta.db_table
    return f"{sql.name(table)} ({sql.name(field.m2m_column_name())}, {sql.name(field.m2m_reverse_name())})"


def change(standing: Standing, loaded: list[str], scope: list[Any]) -> int:
    """Known records; the number of those that are still as they were compared."""
    query, params = of_lines(standing, loaded, scope, "NOT NULL")
    run("DROP TABLE IF EXISTS import_changes")
    run(f"CREATE TEMP TABLE import_changes ON COMMIT DROP AS {query}", params)
    run("ANALYZE import_changes")
    values = ", ".join(f"{sql.name(column)} = w.{sql.name(column)}" for column in standing.given)
    changed = run(
        f"UPDATE {standing.table} AS t SET {values or 'id = t.id'} FROM import_changes AS w "
        "WHERE t.id = w.record AND t.xmin::text::bigint = w.version"
    )
    for field in standing.plan.lists():
        change_list(field, clears=not standing.plan.keeps_known)
    return changed


def change_list(field: models.ManyToManyField, *, clears: bool) -> None:
    mine, other = sql.name(field.m2m_column_name()), sql.name(field.m2m_reverse_name())
    table = sql.name(field.remote_field.through._meta.db_table)
    said = sql.name(f"listed_{field.name}")
    wanted = f"string_to_array(coalesce(w.{said}, ''), ',')::bigint[]"
    there = "true" if clears else f"w.{said} IS NOT NULL"
    run(
        f"DELETE FROM {table} AS t USING import_changes AS w "
        f"WHERE t.{mine} = w.record AND {there} AND t.{other} <> ALL({wanted})"
    )
    run(
        f"INSERT INTO {through(field)} SELECT w.record, wanted FROM import_changes AS w, unnest({wanted}) AS wanted "
        f"WHERE {there} ON CONFLICT DO NOTHING"
    )
