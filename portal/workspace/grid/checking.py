"""Judges the rows that a person touched, all together and without changing anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models

from portal.lib.quantities import Quantity
from portal.models import User
from portal.workspace.grid.checked import ROW, Checked, CheckedRow, Conflict, Counts, State
from portal.workspace.grid.reading import Row
from portal.workspace.grid.row_form import named_cells, row_form_class
from portal.workspace.grid.rules import broken_rules
from portal.workspace.grid.sheet import Sheet
from portal.workspace.grid.totals import totals
from portal.workspace.grid.versions import versions_of
from portal.workspace.version import event_of_version

GONE = "Этой строки больше нет: её удалили или перенесли. Уберите её отсюда или добавьте заново."
LOCKED = "Эту строку ведёт другое подразделение: попросите его исправить или отмените правку."
NOT_YOURS = "Вы ведёте записи своего подразделения: укажите в строке его."
READ_ONLY = "Вы можете смотреть эти записи, но не добавлять."


def check(sheet: Sheet, rows: Sequence[Row], *, is_final: bool = False) -> Checked:
    """The table as it would be once these rows are saved. Nothing is written.

    While a person types, only the first of many unknown names are searched for likely ones; at the end all are.
    """
    return _Check(sheet, rows).done(is_final)


class _Check:
    def __init__(self, sheet: Sheet, rows: Sequence[Row]) -> None:
        self.sheet, self.rows = sheet, rows
        self.records = {record.pk: record for record in sheet.records()}
        asked = [row.pk for row in rows if row.pk is not None and row.pk in self.records]
        self.versions = versions_of(sheet.model, asked)
        self.form = row_form_class(sheet)

    def done(self, is_final: bool) -> Checked:
        self._learn_names(is_final)
        rows = [self._judged(row) for row in self.rows]
        self._ask_database(rows)
        touched = {row.row.pk for row in rows}
        untouched = [record for pk, record in self.records.items() if pk not in touched]
        return Checked(rows, totals(self.sheet, self._terms(rows, untouched)), _counts(rows, untouched))

    def _learn_names(self, is_final: bool) -> None:
        """A cell as it stood means what it meant; the other names are asked for together."""
        touched = [self.records[row.pk] for row in self.rows if row.pk in self.records]
        for name, field in named_cells(self.form).items():
            for named in {getattr(record, name) for record in touched} - {None}:
                field.lookup.know(named)
            texts = [row.cells.get(name, "").strip() for row in self.rows if not row.is_removed]
            field.lookup.learn(field.records, texts)
            if not is_final:
                field.lookup.put_off(texts)

    def _judged(self, row: Row) -> CheckedRow:
        if row.is_empty or (row.pk is None and row.is_removed):
            return CheckedRow(row, State.EMPTY)
        if row.pk is None:
            return self._new(row)
        if row.pk not in self.records:
            return self._gone(row)
        return self._existing(row, self.records[row.pk])

    def _gone(self, row: Row) -> CheckedRow:
        """What somebody has removed already need not be removed again."""
        judged = CheckedRow(row, State.EMPTY if row.is_removed else State.CHANGED, is_gone=not row.is_removed)
        if judged.is_gone:
            judged.refuse(GONE)
        return judged

    def _new(self, row: Row) -> CheckedRow:
        judged = self._filled(CheckedRow(row, State.NEW), self.sheet.new_record())
        if not self.sheet.desk.may_add(self.sheet.model):
            judged.refuse(READ_ONLY)
        elif not judged.errors and not self.sheet.desk.may_change(judged.record):
            judged.refuse(NOT_YOURS)
        return judged

    def _existing(self, row: Row, record: models.Model) -> CheckedRow:
        may_change, before = self.sheet.desk.may_change(record), _values(record)
        conflict = self._conflict(row, record)
        if row.is_removed:
            judged = CheckedRow(row, State.REMOVED, record)
        else:
            judged = self._filled(CheckedRow(row, State.CHANGED), record)
            if not judged.errors and _values(record) == before:
                judged.state = State.SAME
        if judged.state is not State.SAME:
            judged.conflict = conflict
            if not may_change:
                judged.refuse(LOCKED)
            elif not judged.errors and not self.sheet.desk.may_change(record):
                judged.refuse(NOT_YOURS)
        return judged

    def _filled(self, judged: CheckedRow, record: models.Model) -> CheckedRow:
        form = self.form(dict(judged.row.cells), instance=record)
        judged.refuse_cells(form)
        judged.form, judged.record = form, form.instance
        return judged

    def _conflict(self, row: Row, record: models.Model) -> Conflict | None:
        version = self.versions[record.pk]
        if version == row.version:
            return None
        return Conflict(version, self.sheet.cells_of(record), _who(record, version))

    def _ask_database(self, rows: Sequence[CheckedRow]) -> None:
        """Only for rows that are right so far: a missing cell breaks rules that it will not break once mended."""
        judged = [row for row in rows if row.is_to_save and not row.errors and row.record is not None]
        leaving = [row.row.pk for row in rows if row.state is State.REMOVED and row.row.pk is not None]
        records = [row.record for row in judged if row.record is not None]
        for broken in broken_rules(self.sheet.model, records, leaving):
            places = (name for name in self.sheet.columns if _is_over(name, broken.columns))
            judged[broken.row].refuse(broken.sentence, next(places, ROW))

    def _terms(
        self, rows: Sequence[CheckedRow], untouched: Sequence[models.Model]
    ) -> dict[str, list[Quantity]]:
        """The quantities of each summed column; of a row with an error in the cell, none."""
        counted = self.sheet.grid.is_counted
        return {
            column.name: [
                *(getattr(record, column.name) for record in untouched if counted(record)),
                *_of_rows(rows, column.name, counted),
            ]
            for column in self.sheet.summed
        }


def _of_rows(rows: Sequence[CheckedRow], name: str, counted: Any) -> Iterator[Quantity]:
    for row in rows:
        is_there = row.record is not None and row.state not in (State.REMOVED, State.EMPTY)
        if is_there and name not in row.errors and counted(row.record):
            yield getattr(row.record, name)


def _values(record: models.Model) -> tuple[Any, ...]:
    return tuple(
        getattr(record, field.attname) for field in record._meta.concrete_fields if not field.generated
    )


def _is_over(name: str, columns: tuple[str, ...]) -> bool:
    """Whether a column of the grid is one of these of the table: «amount» is over «amount_value»."""
    return any(column in (name, f"{name}_id") or column.startswith(f"{name}_") for column in columns)


def _who(record: models.Model, version: str) -> str:
    """Who made the latest entry of the record's own history."""
    event = event_of_version(record, version)
    context = getattr(event, "pgh_context", None)
    person = User.objects.filter(pk=(context.metadata or {}).get("user")).first() if context else None
    return (person.get_full_name() or person.get_username()) if person else ""


def _counts(rows: Sequence[CheckedRow], untouched: Sequence[models.Model]) -> Counts:
    of = {state: sum(row.state is state for row in rows) for state in State}
    return Counts(
        rows=len(untouched) + of[State.NEW] + of[State.CHANGED] + of[State.SAME],
        new=of[State.NEW],
        changed=of[State.CHANGED],
        removed=of[State.REMOVED],
        wrong=sum(not row.is_right for row in rows),
    )
