"""Saves a table: all of its rows, or none."""

from __future__ import annotations

from collections.abc import Sequence

import pghistory
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Max, ProtectedError

from portal.records.codes import give_code
from portal.records.refusals import refusal
from portal.workspace.grid.checked import Checked, CheckedRow, State
from portal.workspace.grid.checking import check
from portal.workspace.grid.reading import Row
from portal.workspace.grid.sheet import Sheet

NAMED = 3


class _NotTaken(Exception):
    """The database refused a row, or without one the whole; nothing stays written."""

    def __init__(self, sentence: str, row: CheckedRow | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.row = sentence, row


def save(sheet: Sheet, rows: Sequence[Row], reason: str = "") -> Checked:
    """The table as judged under lock; where it is right it was saved, otherwise nothing was."""
    with transaction.atomic():
        checked = _judged_under_lock(sheet, rows)
        if not checked.is_right:
            return checked
        try:
            with transaction.atomic(), pghistory.context(user=sheet.desk.user.pk, reason=reason):
                _write(sheet, checked.rows)
        except _NotTaken as error:
            if error.row is None:
                checked.problem = error.sentence
            else:
                error.row.refuse(error.sentence)
    return checked


def _judged_under_lock(sheet: Sheet, rows: Sequence[Row]) -> Checked:
    """Of two people who save at once one waits, and then is told of what the other has changed."""
    keys = [row.pk for row in rows if row.pk is not None]
    locked = sheet.model._default_manager.select_for_update(of=("self",)).filter(pk__in=keys)
    list(locked.order_by("pk").values_list("pk"))
    return check(sheet, rows, is_final=True)


def _write(sheet: Sheet, rows: Sequence[CheckedRow]) -> None:
    """What goes makes room first."""
    for row in rows:
        if row.state is State.REMOVED:
            _delete(row)
    position = _last_position(sheet)
    for row in rows:
        if row.state is State.NEW and position:
            position += 1
            row.record.position = position
        if row.is_to_save:
            _save(sheet, row)
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise _NotTaken(refusal(error, sheet.model)) from error


def _save(sheet: Sheet, row: CheckedRow) -> None:
    try:
        give_code(row.record, sheet.desk.city)
        row.form.save()
    except IntegrityError as error:
        raise _NotTaken(refusal(error, sheet.model), row) from error


def _delete(row: CheckedRow) -> None:
    try:
        row.record.delete()
    except ProtectedError as error:
        raise _NotTaken(_still_used(error.protected_objects), row) from error


def _still_used(records: set[models.Model]) -> str:
    users = sorted(f"{record._meta.verbose_name} «{record}»" for record in records)
    more = f" и ещё {len(users) - NAMED}" if len(users) > NAMED else ""
    return f"Удалить нельзя: на запись ссылаются {', '.join(users[:NAMED])}{more}. Сначала исправьте их."


def _last_position(sheet: Sheet) -> int:
    """Where the city orders its rows, new ones come after the last; 0 where it does not."""
    if "position" in sheet.columns or not any(field.name == "position" for field in sheet.model._meta.fields):
        return 0
    return sheet.records().order_by().aggregate(last=Max("position"))["last"] or 0
