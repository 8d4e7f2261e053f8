"""The live stream gives the present records, waits for a slow reader, and leaves when the reader leaves."""

import time

import pytest
from django.db import connection
from django.test import Client

from reports.opendata import live
from reports.opendata.dataset import find_dataset
from reports.opendata.files import rows
from tests.people import make_city
from tests.reports.opendata.reading import content_of, current, made
from tests.reports.records import make_organization

pytestmark = pytest.mark.django_db(transaction=True)


def others_at_work() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def wait_until_nobody_is_left() -> None:
    ended = time.monotonic() + 20
    while others_at_work():
        assert time.monotonic() < ended, "a connection was left behind"
        time.sleep(0.05)


def test_the_stream_is_what_the_file_would_be() -> None:
    for n in range(50):
        make_organization(f"one-{n}", name=f'=Фонд "{n}", и\r\nдругие')
    response = Client().get("/kemerovo/opendata/live/organizations.csv")
    assert response.status_code == 200
    assert response.streaming
    assert b"".join(response) == content_of(current(made(), "organizations"))
    assert response["Content-Disposition"].startswith('attachment; filename="kemerovo-organizations-2')
    assert response["Cache-Control"] == "no-store"
    wait_until_nobody_is_left()


def test_the_whole_portal_streams_too() -> None:
    make_organization("one")
    make_organization("two", city=make_city("kogalym", "Когалым"))
    content = b"".join(Client().get("/opendata/all/live/organizations.csv"))
    assert content.count(b"\r\n") == 3


def test_head_disturbs_nobody() -> None:
    make_city()
    response = Client().head("/kemerovo/opendata/live/support.csv")
    assert (response.status_code, response["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert others_at_work() == 0


def test_a_reader_who_leaves_takes_the_connection_along(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "PIECE", 100)
    for n in range(60):
        make_organization(f"one-{n}")
    dataset = find_dataset("organizations")
    assert dataset
    stream = live.live_rows(dataset, None)
    next(stream), next(stream)
    stream.close()  # type: ignore[attr-defined]
    wait_until_nobody_is_left()


def test_a_stream_that_breaks_is_not_taken_for_whole() -> None:
    make_organization("one")
    dataset = find_dataset("organizations")
    assert dataset
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ngo_registry_contact RENAME TO away")
    try:
        with pytest.raises(Exception, match="ngo_registry_contact"):
            list(live.live_rows(dataset, None))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away RENAME TO ngo_registry_contact")
    wait_until_nobody_is_left()
