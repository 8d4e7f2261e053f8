"""A department saves while a report is published: the edition has all of it or nothing of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction

from grants.models import ReportedTotal
from reports.actions.publish import publish
from reports.editions.keeping import keep
from reports.editions.readiness import readiness_of
from reports.editions.reading import page_of, read_kind
from reports.editions.refusals import ReportChanged
from reports.editions.verifying import verify
from reports.models import Block, Edition, Report
from tests.reports.editions.made import files_in
from tests.reports.records import make_total, report_with

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "<p>{words}: {{{{ reported code=events | мероприятие }}}}</p>"
DEADLINE = 30


@pytest.fixture
def report() -> Report:
    make_total("events", "5", "event")
    return report_with(TEXT.format(words="Весной прошло"))


def publish_apart(report: Report) -> Edition:
    try:
        return publish(report, by=None, confirmed=True)
    finally:
        connection.close()


@contextmanager
def publishing(report: Report) -> Iterator[Future[Edition]]:
    with ThreadPoolExecutor(1) as threads:
        yield threads.submit(publish_apart, report)


def wait_until_somebody_waits_for(table: str) -> None:
    until = time.monotonic() + DEADLINE
    question = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(question, [table])
            if cursor.fetchone()[0]:
                return
        time.sleep(0.01)
    raise AssertionError(f"nobody waits for {table}")


def test_what_is_saved_between_two_reads_is_wholly_out(report: Report) -> None:
    """The publisher has read the text and waits for the totals; a department saves both; the edition has neither."""
    with publishing_behind_a_lock(report) as published:
        Block.objects.update(text=TEXT.format(words="Осенью прошло"))
        ReportedTotal.objects.update(value_value=77)
    edition = published.result(DEADLINE)
    for content in (page_of(edition), *(read_kind(edition, kind).decode() for kind in ("json", "html"))):
        assert "Весной прошло: " in content
        assert "5\u00a0мероприятий" in content
        assert "77\u00a0мероприятий" not in content


@contextmanager
def publishing_behind_a_lock(report: Report) -> Iterator[Future[Edition]]:
    """What is done inside is committed while the publisher waits to read the totals."""
    table = ReportedTotal._meta.db_table
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(f'LOCK TABLE "{table}" IN ACCESS EXCLUSIVE MODE')
            published = threads.submit(publish_apart, report)
            wait_until_somebody_waits_for(table)
            yield published
        published.result(DEADLINE)


def test_what_was_saved_before_is_wholly_in(report: Report) -> None:
    Block.objects.update(text=TEXT.format(words="Осенью прошло"))
    ReportedTotal.objects.update(value_value=77)
    with publishing(report) as published:
        page = page_of(published.result(DEADLINE))
    assert "Осенью прошло: " in page
    assert "77" in page


def test_of_two_who_publish_at_once_one_does_and_the_other_is_told(report: Report, storage: Path) -> None:
    """Both have read the report and lay out their files; nothing is left of the slower one."""
    both = threading.Barrier(2, timeout=DEADLINE)

    def publish_with_the_other() -> Edition | str:
        ready = readiness_of(report, freezes=True)
        both.wait()
        try:
            return keep(ready.built.report, ready.number, ready.files, by=None)
        except ReportChanged as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        told = [each.result(DEADLINE) for each in [threads.submit(publish_with_the_other) for _ in range(2)]]
    (refusal,) = (each for each in told if isinstance(each, str))
    assert "Ваша редакция не вышла" in refusal
    edition = Edition.objects.get()
    assert len(files_in(storage)) == edition.files.count()
    assert verify([edition]).problems == ()


def test_a_department_never_waits_for_the_publisher(report: Report) -> None:
    """The files are laid out after the reading: nothing of the database is held meanwhile."""
    with publishing(report) as published:
        while not published.done():
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '2s'")
                ReportedTotal.objects.update(value_value=6)
                Block.objects.update(text=TEXT.format(words="Зимой прошло"))
    assert published.result().number == 1
