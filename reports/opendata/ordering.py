"""Open data that nobody has made yet is ordered by the first who asks for it, once for all."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from reports.opendata.publisher import Publisher

TASK = "reports.tasks.make_open_data"
LOCK_CLASS = 7_067_826  # any number that nothing else in the database locks
AT_WORK = timedelta(hours=3)
"""A worker that was killed leaves its task as running for ever; after this it is not believed."""
AFTER_FAILURE = timedelta(minutes=30)


def order(publisher: Publisher) -> bool:
    """Whether the files are on their way; false where making them has just failed."""
    from reports.tasks import make_open_data

    with transaction.atomic():
        with connection.cursor() as cursor:
            # Of two readers who come at once the second waits here, and finds the order of the first.
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_CLASS, publisher.city_id or 0])
        orders = DBTaskResult.objects.filter(task_path=TASK, args_kwargs__args__0=publisher.key)
        now = timezone.now()
        if orders.filter(status__in=("READY", "RUNNING"), enqueued_at__gte=now - AT_WORK).exists():
            return True
        if orders.filter(status="FAILED", finished_at__gte=now - AFTER_FAILURE).exists():
            return False
        make_open_data.enqueue(publisher.key)
    return True
