"""A file that takes long is ordered, made by a worker, and given to everybody who waits for it."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from reports import orders
from reports.models import FileOrder, OrderState, RenderedFile, Report
from tests.pages.reading import words_of
from tests.people import People, make_people, signed_in
from tests.reports.records import make_total, report_with

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def report(people: People) -> Report:
    make_total("events", "5", "event")
    return report_with("<p>Прошло {{ reported code=events | мероприятие }}</p>")


def address(report: Report, code: str = "pdf") -> str:
    return f"/workspace/kemerovo/reports/{report.pk}/files/{code}/"


def work() -> None:
    """What a worker does with the whole queue."""
    for queued in DBTaskResult.objects.filter(status="READY", task_path="reports.tasks.make_file"):
        (order,) = queued.args_kwargs["args"]
        DBTaskResult.objects.filter(pk=queued.pk).update(status="SUCCESSFUL")
        orders.make(order)


def age(order: FileOrder) -> None:
    """Long in the queue."""
    FileOrder.objects.filter(pk=order.pk).update(ordered_at=timezone.now() - timedelta(minutes=5))


def test_the_file_is_ordered_made_and_given(people: People, report: Report) -> None:
    auditor = signed_in(people.auditor)
    first = auditor.get(address(report))
    assert "Подготовить PDF" in words_of(first)
    assert not FileOrder.objects.exists(), "looking orders nothing"

    ordered: HttpResponse = auditor.post(address(report))
    assert (ordered.status_code, ordered["Location"]) == (302, address(report))
    waiting = auditor.get(address(report))
    assert "Готовим PDF" in words_of(waiting)
    assert "Ждёт своей очереди" in words_of(waiting)

    work()
    told = auditor.get(f"{address(report)}progress/", headers={"HX-Request": "true"})
    assert told["HX-Trigger"] == f'{{"file-ready": "{address(report)}"}}'
    given = auditor.get(address(report))
    assert given["Content-Type"] == "application/pdf"
    assert given["Content-Disposition"] == 'inline; filename="kemerovo-2023-free.pdf"'
    assert given.content.startswith(b"%PDF")
    assert signed_in(people.specialist).get(address(report)).content == given.content, "kept for all"


def test_pages_are_told_while_the_worker_lays_them_out(report: Report, people: People) -> None:
    order = orders.order_file(report, "pdf", by=people.coordinator)
    teller = orders._Teller(order.pk)
    FileOrder.objects.filter(pk=order.pk).update(state=OrderState.WORKING)
    with orders.lock_on(order.pk):
        teller("Верстаю страницу 7")
        assert orders.progress_of(order).message == "Верстаю страницу 7"
        teller("Верстаю страницу 8")
        assert orders.progress_of(order).message == "Верстаю страницу 7", "not oftener than people look"
        page = signed_in(people.coordinator).get(f"{address(report)}progress/")
        assert "Верстаю страницу 7" in page.content.decode()


def test_two_people_share_one_order(report: Report, people: People) -> None:
    first = orders.order_file(report, "pdf", by=people.coordinator)
    assert orders.order_file(report, "pdf", by=people.specialist) == first
    assert orders.order_file(report, "pdfa", by=people.specialist) != first
    assert DBTaskResult.objects.filter(task_path="reports.tasks.make_file").count() == 2


def test_a_new_order_takes_the_place_of_the_last_one(report: Report, people: People) -> None:
    other = orders.order_file(report, "pdfa", by=people.coordinator)
    for _ in range(2):
        orders.order_file(report, "pdf", by=people.coordinator)
        work()
    assert FileOrder.objects.filter(format="pdf").count() == 1
    assert FileOrder.objects.filter(pk=other.pk).exists()
    assert RenderedFile.objects.filter(report=report).count() == 2


def test_a_changed_report_asks_for_a_new_file_and_another_record_does_not(
    report: Report, people: People
) -> None:
    client = signed_in(people.coordinator)
    orders.order_file(report, "pdf", by=people.coordinator)
    work()
    make_total("other", "7", "event")
    assert client.get(address(report))["Content-Type"] == "application/pdf"
    block = report.sections.get().blocks.get()
    block.text = "<p>Иначе</p>"
    block.save()
    assert "Подготовить PDF" in words_of(client.get(address(report)))


@pytest.fixture
def no_font(settings: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "static"
    shutil.copytree(ROOT / "static", folder)
    (folder / "fonts/PTSerif-Bold.ttf").unlink()
    settings.STATICFILES_DIRS = [folder]
    finders.get_finder.cache_clear()


def test_what_went_wrong_is_said_and_may_be_tried_again(
    report: Report, people: People, no_font: None
) -> None:
    order = orders.order_file(report, "pdf", by=people.coordinator)
    try:
        work()
    finally:
        finders.get_finder.cache_clear()
    assert FileOrder.objects.get(pk=order.pk).state == OrderState.FAILED
    client = signed_in(people.coordinator)
    words = words_of(client.get(f"{address(report)}"))
    assert "Попробовать ещё раз" in words
    assert "static/fonts/PTSerif-Bold.ttf" in words


def test_a_failure_of_the_portal_is_told_in_plain_words_and_reaches_the_log(
    report: Report, people: People, settings: Settings, tmp_path: Path
) -> None:
    order = orders.order_file(report, "pdf", by=people.coordinator)
    (tmp_path / "media").write_text("a file where the folder should be")
    with pytest.raises(OSError):  # noqa: PT011 - which one depends on the machine
        work()
    told = orders.progress_of(order)
    assert (told.is_at_work, told.is_ready) == (False, False)
    assert told.message.startswith("Файл не получился")
    (tmp_path / "media").unlink()
    signed_in(people.coordinator).post(address(report))
    work()
    assert FileOrder.objects.get().state == OrderState.DONE


def test_a_worker_that_died_is_told_as_such(report: Report, people: People) -> None:
    order = orders.order_file(report, "pdf", by=people.coordinator)
    FileOrder.objects.filter(pk=order.pk).update(state=OrderState.WORKING, step="Верстаю страницу 7")
    assert orders.progress_of(order).message == orders.INTERRUPTED
    client = signed_in(people.coordinator)
    assert "Работа прервалась" in words_of(client.get(address(report)))
    client.post(address(report))
    assert FileOrder.objects.get().state == OrderState.QUEUED
    with orders.lock_on(FileOrder.objects.get().pk) as is_ours:
        assert is_ours
        FileOrder.objects.update(state=OrderState.WORKING, step="Верстаю страницу 7")
        assert orders.progress_of(FileOrder.objects.get()).is_at_work


def test_nobody_at_work_is_told_after_a_while(report: Report, people: People) -> None:
    order = orders.order_file(report, "pdf", by=people.coordinator)
    age(order)
    told = orders.progress_of(order)
    assert (told.is_at_work, told.message) == (True, orders.NOBODY_WORKS)
    DBTaskResult.objects.all().delete()
    assert orders.progress_of(order).message == orders.INTERRUPTED, "lost from the queue"


def test_an_order_at_another_workers_hands_is_left_alone(report: Report, people: People) -> None:
    order = orders.order_file(report, "pdf", by=people.coordinator)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [orders.LOCK_CLASS, order.pk])
        orders.make(order.pk)
        assert FileOrder.objects.get().state == OrderState.QUEUED
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [orders.LOCK_CLASS, order.pk])
    finally:
        other.close()
    orders.make(order.pk)
    assert FileOrder.objects.get().state == OrderState.DONE
    orders.make(order.pk + 1000)  # taken back meanwhile


@pytest.mark.parametrize(("code", "kind"), [("json", "application/json"), ("html", "text/html")])
def test_quick_formats_are_given_at_once(report: Report, people: People, code: str, kind: str) -> None:
    given = signed_in(people.auditor).get(address(report, code))
    assert given["Content-Type"].startswith(kind)
    assert given["Content-Disposition"].endswith(f'.{code}"')


@pytest.mark.parametrize(
    ("code", "ending", "start"),
    [("pdfa", "-pdfa.pdf", b"%PDF"), ("docx", ".docx", b"PK"), ("xlsx", ".xlsx", b"PK")],
)
def test_every_slow_format_is_made_by_the_worker(
    report: Report, people: People, code: str, ending: str, start: bytes
) -> None:
    client = signed_in(people.coordinator)
    assert "Подготовить" in words_of(client.get(address(report, code)))
    client.post(address(report, code))
    work()
    given = client.get(address(report, code))
    assert given["Content-Disposition"] == f'attachment; filename="kemerovo-2023-free{ending}"'
    assert given.content.startswith(start)
    assert client.get(address(report, code)).content == given.content


def test_who_may_not_see_the_report_gets_nothing(report: Report, people: People) -> None:
    stranger = signed_in(people.stranger)
    for tried in (stranger.get(address(report)), stranger.post(address(report))):
        assert tried.status_code == 404
    assert signed_in(people.coordinator).get(address(report, "odt")).status_code == 404
    assert signed_in(people.coordinator).post(address(report, "odt")).status_code == 404
    assert not FileOrder.objects.exists()
