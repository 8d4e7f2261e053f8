"""How far a load has come, truly: a worker that died is told as such."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.imports.work import is_worked_on
from portal.models import FileImport
from portal.models.file_import import AT_WORK, ImportState

INTERRUPTED = "Прервано: ничего не загружено. Запустите ещё раз."
UNDO_INTERRUPTED = "Прервано: ничего не возвращено. Запустите ещё раз."
WAITS = "Ждёт своей очереди."
NOBODY_WORKS = "Обработчик заданий не отвечает: файл загрузится, когда его запустят."
PATIENCE = 30  # seconds in the queue
SURE = 3  # seconds at work, before a time left is told


@dataclass(frozen=True)
class Progress:
    state: str
    done: int
    total: int
    seconds_left: int | None
    message: str
    is_interrupted: bool


def progress(file_import: FileImport) -> Progress:
    file_import.refresh_from_db()
    interrupted = is_interrupted(file_import)
    message = told_interrupted(file_import) if interrupted else file_import.message or waiting(file_import)
    return Progress(
        file_import.state,
        file_import.done,
        max(file_import.total, file_import.done),
        None if interrupted else seconds_left(file_import),
        message,
        interrupted,
    )


def told_interrupted(load: FileImport) -> str:
    return UNDO_INTERRUPTED if load.state == ImportState.UNDOING else INTERRUPTED


def is_interrupted(load: FileImport) -> bool:
    """Not ended, nobody holds its lock, and it waits in the queue no more."""
    if load.state not in AT_WORK or is_worked_on(load.pk) or is_awaited(load):
        return False
    load.refresh_from_db()  # it may have ended between the questions
    return load.state in AT_WORK


def is_awaited(load: FileImport) -> bool:
    """Whether a worker will yet begin it; between taking a task and holding the lock a worker needs a moment."""
    if load.started_at or load.queued_at is None:
        return not load.started_at
    if (timezone.now() - load.queued_at).total_seconds() < PATIENCE:
        return True
    waiting_tasks = DBTaskResult.objects.filter(status="READY", task_path__startswith="portal.imports.tasks.")
    return waiting_tasks.filter(args_kwargs__args__0=load.pk).exists()


def waiting(load: FileImport) -> str:
    if load.state not in AT_WORK or load.started_at or not load.queued_at:
        return ""
    return NOBODY_WORKS if (timezone.now() - load.queued_at).total_seconds() > PATIENCE else WAITS


def seconds_left(load: FileImport) -> int | None:
    if load.state not in (ImportState.CHECKING, ImportState.APPLYING) or not (load.started_at and load.done):
        return None
    passed = (timezone.now() - load.started_at).total_seconds()
    left = max(load.total - load.done, 0)
    return round(passed / load.done * left) if passed > SURE else None
