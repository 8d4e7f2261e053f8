"""Killed, cut off or stopped at any moment, a load leaves all of its rows or none, and says which."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ngo_registry.models import Organization
from portal.imports import actions
from portal.models import FileImport, User
from tests.imports.files import checked, ogrn
from tests.people import make_city, make_person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROWS = 12_000
HEADER = ["Наименование", "ОГРН", "Адрес"]


@pytest.fixture
def coordinator() -> User:
    return make_person("coordinator", "coordinator", make_city())


def rows() -> list[list[str]]:
    return [HEADER, *([f"Фонд № {number}", ogrn(number), "ул. Ленина"] for number in range(ROWS))]


@pytest.fixture
def load(coordinator: User) -> FileImport:
    load = checked(coordinator.municipality, "organizations", rows(), by=coordinator)
    return actions.confirm(load, with_suspicious=False, by=coordinator)


def worker(load: FileImport, step: str) -> subprocess.Popen[bytes]:
    database = connection.settings_dict["NAME"]
    command = [
        sys.executable,
        "-m",
        "tests.imports.child",
        database,
        str(settings.MEDIA_ROOT),
        str(load.pk),
        step,
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def wait_until_begun(load: FileImport) -> None:
    for _ in range(300):
        load.refresh_from_db()
        if load.started_at:
            return
        time.sleep(0.02)
    raise AssertionError("the worker never began")


def is_whole(load: FileImport) -> bool:
    """All rows with the state that says so, or none."""
    load.refresh_from_db()
    count = Organization.objects.count()
    assert count == (ROWS if load.state == "applied" else 0)
    return count == ROWS


def wait_for_rollback() -> None:
    """The server notices that its client is gone when it next writes to it."""
    for _ in range(300):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("the backend of the killed worker lives on")


@pytest.fixture(params=[0.0, 0.1, 0.3, "random"])
def moment(request: pytest.FixtureRequest) -> float:
    """Seconds after the work has begun; one of them is another at every run."""
    return random.Random().uniform(0, 1) if request.param == "random" else request.param


def test_a_killed_worker_leaves_all_or_nothing_and_it_starts_again(
    load: FileImport, moment: float, coordinator: User
) -> None:
    process = worker(load, "apply")
    wait_until_begun(load)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    wait_for_rollback()
    if is_whole(load):
        return
    told = actions.progress(load)
    assert told.is_interrupted
    assert told.message == "Прервано: ничего не загружено. Запустите ещё раз."
    actions.confirm(load, with_suspicious=False, by=coordinator)
    assert not actions.progress(load).is_interrupted
    actions.apply(load.pk)
    assert is_whole(load)


def test_a_database_that_breaks_off_leaves_nothing_and_the_load_says_so(load: FileImport) -> None:
    process = worker(load, "apply")
    wait_until_begun(load)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        assert cursor.fetchone()[0] > 0
    process.communicate()
    assert not is_whole(load)
    told = actions.progress(load)
    assert told.message.startswith("Прервано")


def test_a_worker_at_work_is_not_taken_for_dead_and_keeps_others_out(load: FileImport) -> None:
    process = worker(load, "apply")
    wait_until_begun(load)
    interrupted = actions.progress(load).is_interrupted
    actions.apply(load.pk)  # a second worker finds the lock taken, or the work done
    process.communicate()
    assert not interrupted
    assert is_whole(load)


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """The request to stop is looked for at every step."""
    monkeypatch.setattr("portal.imports.work.TOLD_EVERY", 0)


def test_a_load_stops_on_request_and_can_be_confirmed_again(
    load: FileImport, coordinator: User, no_pause: None
) -> None:
    work = threading.Thread(target=in_thread, args=[load.pk])
    FileImport.objects.filter(pk=load.pk).update(cancel_requested=True)
    work.start()
    work.join()
    load.refresh_from_db()
    assert (load.state, load.message) == ("checked", "Остановлено по вашей просьбе: ничего не изменено.")
    assert not Organization.objects.exists()
    actions.confirm(load, with_suspicious=False, by=coordinator)
    actions.apply(load.pk)
    assert is_whole(load)


def in_thread(load_id: int) -> None:
    try:
        actions.apply(load_id)
    finally:
        connection.close()


def test_records_changed_after_the_check_are_shown_again(coordinator: User) -> None:
    city = coordinator.municipality
    Organization.objects.create(municipality=city, code="one", name="Фонд", ogrn=ogrn(1), address="старый")
    load = checked(city, "organizations", [HEADER, ["Фонд", ogrn(1), "новый"]], by=coordinator)
    Organization.objects.update(address="чужой")
    actions.confirm(load, with_suspicious=False, by=coordinator)
    actions.apply(load.pk)
    load.refresh_from_db()
    assert load.state == "checked"
    assert load.message.startswith("Пока вы смотрели")
    assert Organization.objects.get().address == "чужой"
    (told,) = actions.preview(load, "changed")
    assert ("адрес", "чужой", "новый") in told.changes


def test_a_worker_that_died_before_it_began_is_told_too(load: FileImport, coordinator: User) -> None:
    """The task has left the queue, and nobody has begun the work."""
    assert not actions.progress(load).is_interrupted
    long_ago = timezone.now() - timedelta(minutes=5)
    FileImport.objects.filter(pk=load.pk).update(queued_at=long_ago)
    assert not actions.progress(load).is_interrupted  # it waits in the queue
    DBTaskResult.objects.update(status="FAILED")
    told = actions.progress(load)
    assert told.is_interrupted
    assert told.message == "Прервано: ничего не загружено. Запустите ещё раз."
    actions.confirm(load, with_suspicious=False, by=coordinator)
    actions.apply(load.pk)
    assert is_whole(load)
