"""The work of loads that waits in the queue for a worker."""

from django_tasks import task

from portal.imports import applying, checking, undoing


@task()
def check_file(load_id: int) -> None:
    checking.check(load_id)


@task()
def apply_file(load_id: int) -> None:
    applying.apply(load_id)


@task()
def undo_file(load_id: int, person_id: int | None, reason: str) -> None:
    undoing.undo_queued(load_id, person_id, reason)
