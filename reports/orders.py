"""Files that take long are made by a worker, while who ordered them sees how far it is.

A worker holds an advisory lock as long as it works: an order that says «делается» without it was interrupted.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from portal.models import User
from reports.files import file_of
from reports.models import FileOrder, OrderState, Report
from reports.renderers.base import RenderingUnavailable

logger = logging.getLogger(__name__)
LOCK_CLASS = 7_067_823  # any number that nothing else in the database locks
TOLD_EVERY = 0.3  # seconds
PATIENCE = 30  # seconds in the queue
AT_WORK = (OrderState.QUEUED, OrderState.WORKING)

WAITS = "Ждёт своей очереди"
NOBODY_WORKS = "Файлы сейчас никто не готовит: скажите администратору портала. Заказ не пропадёт"
BEGINS = "Собираю сведения"
INTERRUPTED = "Работа прервалась, файл не готов. Закажите его ещё раз."
FAILED = "Файл не получился из-за ошибки портала. Закажите ещё раз; если не поможет, скажите администратору."


@dataclass(frozen=True)
class Progress:
    """``is_at_work`` while it is worth waiting; otherwise the file is ready, or the message says what is wrong."""

    is_at_work: bool
    is_ready: bool
    message: str


def order_file(report: Report, code: str, *, by: User) -> FileOrder:
    """The order that makes this file: one that is at work is shared, otherwise a new one takes the last one's place."""
    from reports.tasks import make_file

    with transaction.atomic():
        # Of two people who ask at once the second waits here, and finds the order of the first.
        Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
        last = last_order(report, code)
        if last is not None and progress_of(last).is_at_work:
            return last
        FileOrder.objects.filter(report=report, format=code).delete()
        order = FileOrder.objects.create(report=report, format=code, ordered_by=by)
        transaction.on_commit(lambda: make_file.enqueue(order.pk))
    return order


def last_order(report: Report, code: str) -> FileOrder | None:
    return FileOrder.objects.filter(report=report, format=code).order_by("-ordered_at", "-pk").first()


def make(order_id: int) -> None:
    """What a worker does with an order. One that was taken by another worker, or given up, is left alone."""
    with lock_on(order_id) as is_ours:
        if not is_ours or not _begin(order_id):
            return
        order = FileOrder.objects.select_related("report__municipality", "report__plan").get(pk=order_id)
        try:
            file_of(order.report, order.format, _Teller(order_id))
        except RenderingUnavailable as error:
            _end(order_id, OrderState.FAILED, str(error))
        except Exception:
            _end(order_id, OrderState.FAILED, FAILED)
            raise
        else:
            _end(order_id, OrderState.DONE, "")


def progress_of(order: FileOrder) -> Progress:
    """How far it is, truly: a worker that died is told as such."""
    order.refresh_from_db()
    if order.state == OrderState.DONE:
        return Progress(is_at_work=False, is_ready=True, message="")
    if order.state == OrderState.FAILED:
        return Progress(is_at_work=False, is_ready=False, message=order.step)
    if _is_interrupted(order):
        return Progress(is_at_work=False, is_ready=False, message=INTERRUPTED)
    message = order.step if order.state == OrderState.WORKING else _waiting(order)
    return Progress(is_at_work=True, is_ready=False, message=message)


class _Teller:
    """Writes each step down for who waits, but not oftener than they look."""

    def __init__(self, order_id: int) -> None:
        self.order_id, self.told_at = order_id, 0.0

    def __call__(self, step: str) -> None:
        if time.monotonic() - self.told_at >= TOLD_EVERY:
            self.told_at = time.monotonic()
            FileOrder.objects.filter(pk=self.order_id).update(step=step[:200])


def _begin(order_id: int) -> bool:
    queued = FileOrder.objects.filter(pk=order_id, state=OrderState.QUEUED)
    return bool(queued.update(state=OrderState.WORKING, step=BEGINS, started_at=timezone.now()))


def _end(order_id: int, state: Any, step: str) -> None:
    FileOrder.objects.filter(pk=order_id).update(state=state, step=step[:200], finished_at=timezone.now())


def _is_interrupted(order: FileOrder) -> bool:
    """Not ended, nobody holds its lock, and it waits in the queue no more."""
    if order.state not in AT_WORK or _is_worked_on(order.pk) or _is_awaited(order):
        return False
    order.refresh_from_db()  # it may have ended between the questions
    return order.state in AT_WORK


def _is_awaited(order: FileOrder) -> bool:
    """Whether a worker will yet begin it; between taking a task and holding the lock a worker needs a moment."""
    if order.state != OrderState.QUEUED:
        return False
    if _seconds_since_ordered(order) < PATIENCE:
        return True
    waiting = DBTaskResult.objects.filter(status="READY", task_path="reports.tasks.make_file")
    return waiting.filter(args_kwargs__args__0=order.pk).exists()


def _waiting(order: FileOrder) -> str:
    return NOBODY_WORKS if _seconds_since_ordered(order) > PATIENCE else WAITS


def _seconds_since_ordered(order: FileOrder) -> float:
    return (timezone.now() - order.ordered_at).total_seconds()


@contextmanager
def lock_on(order_id: int) -> Iterator[bool]:
    """Whether the order is ours alone; the database lets go of it when the process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_CLASS, order_id])
        is_ours = bool(cursor.fetchone()[0])
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_CLASS, order_id])


def _is_worked_on(order_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s "
            "AND objid = %s AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [LOCK_CLASS, order_id],
        )
        return bool(cursor.fetchone()[0])
