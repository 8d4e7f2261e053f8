"""Undoing a load: every record as it was before, unless one of them was changed or used since.

The history says what was before; the statements work on sets, so that a load of any size can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pghistory
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone

from portal.imports import sql
from portal.imports.applying import through
from portal.imports.kinds import kinds
from portal.imports.lines import run
from portal.imports.refused import Refused
from portal.imports.work import Work, perform
from portal.models import Attachment, FileImport
from portal.models.file_import import ImportState
from portal.records.set_events import event_table

TOUCHED = "import_touched"
TOLD = 50


@dataclass(frozen=True)
class Kept:
    """A record that cannot be put back: its number, name, and why."""

    record: int
    title: str
    why: str


@dataclass(frozen=True)
class Undone:
    """How many records were put back or removed; when `kept` is not empty, none was.

    `kept` names the first ones, `kept_count` counts all. `is_queued`: a worker will do it.
    """

    restored: int
    kept: tuple[Kept, ...] = ()
    kept_count: int = 0
    is_queued: bool = False


class CannotUndo(Refused):
    """Raised out of the transaction, so that nothing is undone."""

    def __init__(self, undone: Undone) -> None:
        named = "; ".join(f"{each.title} ({each.why})" for each in undone.kept[:5])
        super().__init__(
            f"Вернуть нельзя: {undone.kept_count} из загруженных записей с тех пор изменены или используются. {named}"
        )
        self.undone = undone


def undo_queued(load_id: int, person_id: int | None, reason: str) -> None:
    def job(load: FileImport, work: Work) -> None:
        undone(load, person_id, reason)

    perform(load_id, ImportState.UNDOING, job, back_to=ImportState.APPLIED)
    FileImport.objects.filter(pk=load_id, state=ImportState.FAILED).update(state=ImportState.APPLIED)


def undone(load: FileImport, person_id: int | None, reason: str) -> Undone:
    """Puts everything back within the surrounding transaction. Raises CannotUndo."""
    undoing = Undoing(load)
    undoing.collect()
    kept, count = undoing.kept()
    if count:
        raise CannotUndo(Undone(0, tuple(kept), count))
    why = f"Отмена загрузки из файла «{load.name}»" + (f": {reason}" if reason else "")
    with pghistory.context(user=person_id, reason=why, undone_import=load.pk):
        restored = undoing.restore()
    load.state, load.finished_at, load.message = ImportState.UNDONE, timezone.now(), why
    load.save(update_fields=["state", "finished_at", "message"])
    return Undone(restored)


class Undoing:
    def __init__(self, load: FileImport) -> None:
        self.load, self.model = load, kinds()[load.kind].model
        self.table = sql.name(self.model._meta.db_table)
        self.events = sql.name(self.model.pgh_event_model._meta.db_table)
        self.sets = [
            (field, table)
            for field in self.model._meta.many_to_many
            if (table := event_table(field.remote_field.through)) is not None
        ]

    def collect(self) -> None:
        """The records that the load touched; `created` ones did not exist before."""
        run(f"DROP TABLE IF EXISTS {TOUCHED}")
        run(
            f"CREATE TEMP TABLE {TOUCHED} ON COMMIT DROP AS SELECT pgh_obj_id AS id, min(pgh_id) AS first, "
            f"max(pgh_id) AS last, bool_or(pgh_label = 'insert') AS created FROM {self.events} "
            "WHERE pgh_context_id = %s GROUP BY pgh_obj_id",
            [self.load.context],
        )
        for field, table in self.sets:
            mine = sql.name(field.m2m_column_name())
            run(
                f"INSERT INTO {TOUCHED} SELECT DISTINCT {mine}, 0, 0, false FROM {sql.name(table._meta.db_table)} AS e "
                f"WHERE pgh_context_id = %s AND NOT EXISTS (SELECT 1 FROM {TOUCHED} AS t WHERE t.id = e.{mine})",
                [self.load.context],
            )
        run(f"CREATE INDEX ON {TOUCHED} (id)")
        run(f"ANALYZE {TOUCHED}")

    # What stands in the way

    def kept(self) -> tuple[list[Kept], int]:
        obstacles = list(self._obstacles())
        found = " UNION ALL ".join(text for text, _ in obstacles)
        params = [value for _, values in obstacles for value in values]
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, min(why), count(*) OVER () FROM ({found}) AS f GROUP BY id ORDER BY id LIMIT {TOLD}",
                params,
            )
            rows = cursor.fetchall()
        records = self.model._default_manager.in_bulk([row[0] for row in rows])
        kept = [Kept(pk, str(records.get(pk, f"№ {pk}")), why) for pk, why, _ in rows]
        return kept, rows[0][2] if rows else 0

    def _obstacles(self) -> Iterator[tuple[str, list[Any]]]:
        """Queries for (record, why)."""
        context = self.load.context
        text = (
            f"SELECT t.id, 'изменена после загрузки' AS why FROM {TOUCHED} AS t JOIN {self.events} AS e "
            "ON e.pgh_obj_id = t.id AND e.pgh_id > t.last AND e.pgh_context_id IS DISTINCT FROM %s "
            "WHERE t.last > 0"
        )
        yield text, [context]
        text = (
            f"SELECT t.id, 'нет прежней версии в истории' FROM {TOUCHED} AS t WHERE NOT t.created AND t.last > 0 "
            f"AND NOT EXISTS (SELECT 1 FROM {self.events} AS e WHERE e.pgh_obj_id = t.id AND e.pgh_id < t.first)"
        )
        yield text, []
        for field, table in self.sets:
            events, mine = sql.name(table._meta.db_table), sql.name(field.m2m_column_name())
            text = (
                f"SELECT t.id, 'изменена после загрузки' FROM {TOUCHED} AS t JOIN {events} AS e ON e.{mine} = t.id "
                "WHERE e.pgh_context_id IS DISTINCT FROM %s AND e.pgh_created_at >= "
                "(SELECT created_at FROM pghistory_context WHERE id = %s) AND e.pgh_id > "
                f"(SELECT coalesce(max(pgh_id), 0) FROM {events} WHERE pgh_context_id = %s)"
            )
            yield text, [context, context, context]
        yield from self._uses()

    def _uses(self) -> Iterator[tuple[str, list[Any]]]:
        """Other records that lead to those which the load created."""
        own = {field.remote_field.through for field, _ in self.sets}
        for relation in self.model._meta.get_fields(include_hidden=True):
            if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
                continue
            field = relation.field
            if not field.db_constraint or field.model in own or field.model._meta.proxy:
                continue
            text = (
                f"SELECT t.id, %s FROM {TOUCHED} AS t JOIN {sql.name(field.model._meta.db_table)} AS u "
                f"ON u.{sql.name(field.column)} = t.id WHERE t.created"
            )
            yield text, [f"используется: {field.model._meta.verbose_name_plural}"]
        text = (
            f"SELECT t.id, 'есть вложения' FROM {TOUCHED} AS t JOIN {sql.name(Attachment._meta.db_table)} AS u "
            "ON u.object_id = t.id AND u.content_type_id = %s WHERE t.created"
        )
        yield text, [ContentType.objects.get_for_model(self.model).pk]

    # Putting back

    def restore(self) -> int:
        for field, table in self.sets:
            self._restore_set(field, sql.name(table._meta.db_table))
        removed = run(f"DELETE FROM {self.table} AS o USING {TOUCHED} AS t WHERE o.id = t.id AND t.created")
        self._restore_values()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {TOUCHED} WHERE NOT created")
            return removed + int(cursor.fetchone()[0])

    def _restore_set(self, field: models.ManyToManyField, events: str) -> None:
        table = sql.name(field.remote_field.through._meta.db_table)
        mine, other = sql.name(field.m2m_column_name()), sql.name(field.m2m_reverse_name())
        run(
            f"DELETE FROM {table} AS s USING {events} AS e WHERE e.pgh_context_id = %s AND e.pgh_label = 'insert' "
            f"AND s.{mine} = e.{mine} AND s.{other} = e.{other}",
            [self.load.context],
        )
        run(
            f"INSERT INTO {through(field)} SELECT e.{mine}, e.{other} FROM {events} AS e "
            "WHERE e.pgh_context_id = %s AND e.pgh_label = 'delete' ON CONFLICT DO NOTHING",
            [self.load.context],
        )

    def _restore_values(self) -> None:
        kept = {field.column for field in self.model.pgh_event_model._meta.fields}
        columns = [
            sql.name(field.column)
            for field in self.model._meta.concrete_fields
            if not (field.primary_key or field.generated) and field.column in kept
        ]
        run(
            f"UPDATE {self.table} AS o SET {', '.join(f'{each} = before.{each}' for each in columns)} FROM "
            f"(SELECT DISTINCT ON (e.pgh_obj_id) e.* FROM {self.events} AS e JOIN {TOUCHED} AS t "
            "ON e.pgh_obj_id = t.id AND e.pgh_id < t.first WHERE NOT t.created "
            "ORDER BY e.pgh_obj_id, e.pgh_id DESC) AS before WHERE o.id = before.pgh_obj_id"
        )
