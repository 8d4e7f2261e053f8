"""Work that goes on behind the page: how far it is, that it may be left, that it leads on by itself."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from portal.imports import actions
from portal.imports.pages.words import left_in_words, work_in_words
from portal.models import FileImport
from portal.models.file_import import ImportState
from tests.imports.pages.files import MAPPING, checked, started
from tests.people import People, signed_in


def work(**known: object) -> actions.Progress:
    told: dict[str, object] = {"state": "checking", "done": 0, "total": 0, "seconds_left": None}
    return actions.Progress(**(told | {"message": "", "is_interrupted": False} | known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (3, "осталось несколько секунд"),
        (32, "осталось около 30\u00a0секунд"),
        (50, "осталось около минуты"),
        (89, "осталось около минуты"),
        (170, "осталось около 3\u00a0минут"),
    ],
)
def test_the_time_left_is_told_roughly(seconds: int | None, words: str) -> None:
    assert left_in_words(seconds) == words


def test_progress_is_told_in_words() -> None:
    told = work_in_words(work(done=12400, total=200000, seconds_left=62), is_stopping=False)
    assert told == "12\u00a0400 из 200\u00a0000 строк, осталось около минуты"
    assert work_in_words(work(), is_stopping=False) == "Начинаем…"
    assert work_in_words(work(done=5, total=9), is_stopping=True) == "Останавливаем…"
    assert work_in_words(work(done=9, total=9), is_stopping=False).startswith("Пройдено 9\u00a0строк")


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


@pytest.fixture
def at_work(people: People) -> FileImport:
    load = started(people.coordinator)
    return actions.map_columns(load, sheet=0, mapping=MAPPING, defaults={}, by=people.coordinator)


def test_the_page_waits_and_asks_again(client: Client, at_work: FileImport) -> None:
    address = f"/workspace/kemerovo/imports/{at_work.pk}/"
    page = client.get(address).content.decode()
    assert f'hx-get="{address}progress/"' in page
    assert 'hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    piece = client.get(f"{address}progress/")
    assert "<html" not in piece.content.decode()
    assert "Ждёт своей очереди." in piece.content.decode()


def test_at_the_end_the_piece_leads_on(client: Client, at_work: FileImport) -> None:
    FileImport.objects.filter(pk=at_work.pk).update(state=ImportState.CHECKED)
    answer = client.get(f"/workspace/kemerovo/imports/{at_work.pk}/progress/")
    assert answer["HX-Redirect"] == f"/workspace/kemerovo/imports/{at_work.pk}/"
    assert client.get(answer["HX-Redirect"]).url.endswith("/preview/")


def test_interrupted_work_says_so_and_may_begin_again(client: Client, at_work: FileImport) -> None:
    """A worker that began and holds no lock has died."""
    FileImport.objects.filter(pk=at_work.pk).update(started_at=timezone.now(), done=3)
    address = f"/workspace/kemerovo/imports/{at_work.pk}/"
    assert client.get(f"{address}progress/")["HX-Redirect"] == address
    page = client.get(address).content.decode()
    assert "Прервано: ничего не загружено" in page
    assert f"{address}columns/" in page
    assert client.get(f"{address}columns/").status_code == 200
    assert "прервано" in client.get("/workspace/kemerovo/imports/").content.decode()


def test_what_waits_can_be_cancelled(client: Client, at_work: FileImport) -> None:
    address = f"/workspace/kemerovo/imports/{at_work.pk}/"
    page = client.post(f"{address}cancel/", follow=True).content.decode()
    assert "Загрузка отменена" in page
    assert "Начать снова с этим файлом" in page


@pytest.mark.django_db(transaction=True)
def test_columns_of_a_file_in_work_are_not_touched(people: People) -> None:
    load = checked(people.coordinator)
    FileImport.objects.filter(pk=load.pk).update(state=ImportState.CHECKING, started_at=None)
    answer = signed_in(people.coordinator).get(f"/workspace/kemerovo/imports/{load.pk}/columns/")
    assert answer.url == f"/workspace/kemerovo/imports/{load.pk}/"
