"""Long work on a load: one worker at a time, seen from outside, stopped on request, all of it or nothing.

What is told while the transaction runs goes through a connection of its own. That connection also holds an
advisory lock as long as the process lives: a load that says «загружается» without it was interrupted.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from portal.imports.kinds import kinds
from portal.imports.reading import UnreadableFile
from portal.imports.refused import Refused
from portal.models import FileImport
from portal.models.file_import import ImportState
from portal.records.refusals import refusal

logger = logging.getLogger(__name__)
LOCK_CLASS = 7_067_822  # any number that nothing else in the database locks
TOLD_EVERY = 0.5  # seconds
LOST = "Прервано: связь с базой данных пропала, ничего не загружено. Запустите ещё раз."


class Stopped(Exception):
    """The person asked to stop."""


class ChangedMeanwhile(Exception):
    """Records were changed by others between the check and the load."""


class Work:
    """The lock and the voice of the work on one load; `is_ours` is False while another worker is at it."""

    def __init__(self, load_id: int) -> None:
        self.load_id, self.done, self.told_at = load_id, 0, 0.0
        self.outside = connection.copy()
        self.is_ours = False

    def __enter__(self) -> Work:
        self.is_ours = bool(self._ask("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_CLASS, self.load_id]))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: Any, trace: TracebackType | None) -> None:
        self.outside.close()

    def begin(self) -> None:
        self.tell(started_at=timezone.now(), finished_at=None, done=0, message="")

    def tell(self, **values: Any) -> None:
        columns = ", ".join(f"{name} = %s" for name in values)
        with self.outside.cursor() as cursor:
            cursor.execute(
                f"UPDATE portal_fileimport SET {columns} WHERE id = %s", [*values.values(), self.load_id]
            )

    def advance(self, lines: int) -> None:
        """Counts lines; now and then tells how many, and listens. Raises Stopped."""
        self.done += lines
        if time.monotonic() - self.told_at < TOLD_EVERY:
            return
        self.told_at = time.monotonic()
        self.tell(done=self.done)
        if self._ask("SELECT cancel_requested FROM portal_fileimport WHERE id = %s", [self.load_id]):
            raise Stopped

    def _ask(self, text: str, params: list[Any]) -> Any:
        with self.outside.cursor() as cursor:
            cursor.execute(text, params)
            row = cursor.fetchone()
        return row and row[0]


def is_worked_on(load_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s "
            "AND objid = %s AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [LOCK_CLASS, load_id],
        )
        return bool(cursor.fetchone()[0])


def perform(load_id: int, expected: Any, job: Callable[[FileImport, Work], None], *, back_to: Any) -> None:
    """Runs the job in one transaction with the state that it ends in; whatever stops it leaves nothing behind.

    ``back_to`` is the state after a stop that the person asked for.
    """
    with Work(load_id) as work:
        load = FileImport.objects.select_related("municipality", "person", "department").get(pk=load_id)
        if not work.is_ours or load.state != expected:
            return
        work.begin()
        try:
            with transaction.atomic():
                job(load, work)
        except Stopped:
            end(load_id, back_to, "Остановлено по вашей просьбе: ничего не изменено.")
        except (UnreadableFile, Refused) as error:
            end(load_id, ImportState.FAILED, str(error))
        except IntegrityError as error:
            told = refusal(error, kinds()[load.kind].model).rstrip(".")
            end(load_id, ImportState.FAILED, f"Ничего не загружено: {told}. Проверьте файл ещё раз.")
        except (OperationalError, InterfaceError):
            logger.exception("import %s lost its database", load_id)
            connection.close()
            end(load_id, ImportState.FAILED, LOST)
        except ChangedMeanwhile:
            raise
        except Exception:
            end(load_id, ImportState.FAILED, "Ничего не загружено из-за ошибки портала. Запустите ещё раз.")
            raise


def end(load_id: int, state: Any, message: str) -> None:
    FileImport.objects.filter(pk=load_id).update(
        state=state, message=message, cancel_requested=False, finished_at=timezone.now()
    )
