"""What people do with a load, each step as a verb: choose a file, map its columns, confirm, cancel, undo."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from portal.imports import tasks
from portal.imports.applying import apply
from portal.imports.checking import check
from portal.imports.columns import ColumnGuess, columns_page, look_at, remember, validated
from portal.imports.kinds import kinds
from portal.imports.preview import PreviewRow, preview
from portal.imports.progress import Progress, is_interrupted, progress
from portal.imports.reading import UnreadableFile
from portal.imports.refused import Refused
from portal.imports.undoing import CannotUndo, Kept, Undone, undone
from portal.imports.workbook import refused_workbook
from portal.models import FileImport, ImportRow, Municipality, User
from portal.models.file_import import AT_WORK, ImportState
from portal.records.access import is_of_one_city, is_specialist, may_change

__all__ = [
    "ColumnGuess", "Kept", "PreviewRow", "Progress", "Refused", "Undone", "UnreadableFile", "apply", "cancel",
    "check", "columns_page", "confirm", "map_columns", "preview", "progress", "refused_workbook", "start", "undo",
]  # fmt: skip

AT_ONCE = 2_000
"""A larger load is undone by a worker."""


def start(city: Municipality, kind_code: str, uploaded_file: UploadedFile, *, by: User) -> FileImport:
    """Stores the file and looks at it. Raises UnreadableFile or Refused, and leaves nothing behind then."""
    kind = kinds().get(kind_code)
    if kind is None:
        raise Refused("Такие записи из файла не загружаются: выберите вид из списка.")
    refuse_stranger(kind.model, city, by)
    load = FileImport(municipality=city, kind=kind_code, person=by, name=Path(uploaded_file.name).name[-200:])
    if is_specialist(by) and kind.department_field:
        load.department = by.department
    load.size, load.sha256 = uploaded_file.size, digest_of(uploaded_file)
    suffix = Path(load.name).suffix[:10]
    load.file.save(f"{load.sha256[:20]}{suffix if suffix.isascii() else ''}", uploaded_file, save=False)
    try:
        look_at(load)
        load.save()
    except BaseException:
        load.file.delete(save=False)
        raise
    return load


def refuse_stranger(model: type, city: Municipality, by: User) -> None:
    is_stranger = is_of_one_city(by) and by.municipality_id != city.pk
    if is_stranger or not may_change(by, model):
        raise Refused("Загружать такие записи вам нельзя: обратитесь к сводящему отчёт.")


def refuse_stranger_to(load: FileImport, by: User) -> None:
    """A specialist has nothing to do with the loads of other departments."""
    refuse_stranger(kinds()[load.kind].model, load.municipality, by)
    if load.department_id and is_specialist(by) and by.department_id != load.department_id:
        raise Refused("Это загрузка другого подразделения: обратитесь к сводящему отчёт.")


def digest_of(uploaded_file: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in uploaded_file.chunks():
        digest.update(chunk)
    uploaded_file.seek(0)
    return digest.hexdigest()


def map_columns(
    file_import: FileImport,
    *,
    sheet: int,
    mapping: Mapping[Any, str],
    defaults: Mapping[str, Any],
    by: User,
) -> FileImport:
    """Says which column is what, and has the file checked. Raises Refused with what is missing."""
    refuse_stranger_to(file_import, by)
    refuse_state(file_import, ImportState.APPLIED, ImportState.UNDONE)
    if sheet != file_import.sheet:
        file_import.sheet = sheet
        look_at(file_import)
    file_import.mapping = {str(place): name for place, name in mapping.items() if name}
    file_import.defaults = {name: value for name, value in defaults.items() if value not in (None, "")}
    validated(file_import)
    remember(file_import)
    file_import.counts = {}  # what an earlier check found holds no longer
    queue(file_import, ImportState.CHECKING, tasks.check_file, file_import.pk)
    return file_import


def confirm(file_import: FileImport, *, with_suspicious: bool, by: User) -> FileImport:
    """Has the checked lines loaded. Raises Refused when there is nothing that was checked."""
    refuse_stranger_to(file_import, by)
    refuse_state(file_import, ImportState.APPLIED, ImportState.UNDONE)
    if not file_import.counts or not ImportRow.objects.filter(file_import_id=file_import.pk).exists():
        raise Refused("Сначала проверьте файл: укажите столбцы и дождитесь проверки.")
    file_import.with_suspicious, file_import.confirmed_by = with_suspicious, by
    queue(file_import, ImportState.APPLYING, tasks.apply_file, file_import.pk)
    return file_import


def cancel(file_import: FileImport, *, by: User) -> None:
    """Stops what is at work at its next step; a load that waits or was interrupted is cancelled at once."""
    refuse_stranger_to(file_import, by)
    refuse_state(file_import, ImportState.APPLIED, ImportState.UNDONE, at_work=False)
    if file_import.state in AT_WORK and file_import.started_at and not is_interrupted(file_import):
        FileImport.objects.filter(pk=file_import.pk).update(cancel_requested=True)
        return
    if file_import.state == ImportState.UNDOING:
        # What was begun is rolled back: the load stands as it stood.
        FileImport.objects.filter(pk=file_import.pk).update(state=ImportState.APPLIED, cancel_requested=False)
        return
    with transaction.atomic():
        ImportRow.objects.filter(file_import_id=file_import.pk)._raw_delete("default")
        FileImport.objects.filter(pk=file_import.pk).update(
            state=ImportState.CANCELLED,
            cancel_requested=False,
            finished_at=timezone.now(),
            message="Отменено.",
        )


def undo(file_import: FileImport, *, by: User, reason: str) -> Undone:
    """Puts back what a load changed, or tells what was changed since. Raises Refused for one that is not loaded."""
    refuse_stranger_to(file_import, by)
    file_import.refresh_from_db()
    interrupted = file_import.state == ImportState.UNDOING and is_interrupted(file_import)
    if file_import.state != ImportState.APPLIED and not interrupted:
        raise Refused("Вернуть можно только то, что загружено.")
    if file_import.total > AT_ONCE:
        queue(file_import, ImportState.UNDOING, tasks.undo_file, file_import.pk, by.pk, reason)
        return Undone(0, is_queued=True)
    try:
        with transaction.atomic():
            locked = FileImport.objects.select_for_update().get(pk=file_import.pk)
            if locked.state != file_import.state:
                raise Refused("Эту загрузку уже вернули.")
            result = undone(locked, by.pk, reason)
    except CannotUndo as error:
        return error.undone
    file_import.refresh_from_db()
    return result


def refuse_state(file_import: FileImport, *finished: Any, at_work: bool = True) -> None:
    """Raises Refused for a load that is over, or that a worker has in hand."""
    file_import.refresh_from_db()
    if file_import.state in finished:
        raise Refused("Эта загрузка уже закончена: чтобы загрузить файл снова, выберите его ещё раз.")
    if (
        at_work
        and file_import.state in AT_WORK
        and file_import.started_at
        and not is_interrupted(file_import)
    ):
        raise Refused("Этот файл сейчас в работе: дождитесь конца или остановите её.")


def queue(load: FileImport, state: Any, task: Any, *arguments: Any) -> None:
    """The task is seen by workers only together with the state that it expects."""
    with transaction.atomic():
        load.state, load.queued_at, load.started_at, load.finished_at = state, timezone.now(), None, None
        load.message, load.cancel_requested, load.done = "", False, 0
        load.save()
        task.enqueue(*arguments)
    load.refresh_from_db()
