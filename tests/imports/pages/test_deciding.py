"""Confirmed, stopped, undone: by the right people, in the right state, and told how it ended."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from ngo_registry.models import Organization
from portal.imports import actions
from portal.models import FileImport
from portal.models.file_import import ImportState
from tests.imports.pages.files import applied, checked, make_known
from tests.people import People, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


def address_of(load: FileImport, page: str = "") -> str:
    return f"/workspace/kemerovo/imports/{load.pk}/{page}"


@pytest.mark.parametrize(("sent", "names"), [({}, 3), ({"with_suspicious": "on"}, 4)])
def test_a_confirmed_file_is_loaded(client: Client, people: People, sent: dict[str, str], names: int) -> None:
    make_known(people.coordinator)
    load = checked(people.coordinator)
    assert (
        "Строки загружаются" in client.post(address_of(load, "confirm/"), sent, follow=True).content.decode()
    )
    actions.apply(load.pk)
    page = client.get(address_of(load)).content.decode()
    assert "Файл загружен" in page
    assert "Добавлено: 2\u00a0организации, изменено: 1" in page
    assert "/workspace/kemerovo/organizations/" in page
    assert "Скачать отклонённые строки" in page
    assert Organization.objects.count() == names
    assert Organization.objects.get(code="elka").address == "ул. Ленина, 1"


def test_nothing_is_loaded_when_the_person_says_no(client: Client, people: People) -> None:
    load = checked(people.coordinator)
    page = client.post(address_of(load, "cancel/"), follow=True).content.decode()
    assert "Загрузка отменена" in page
    assert not Organization.objects.exists()


def test_undoing_asks_why_and_puts_everything_back(client: Client, people: People) -> None:
    make_known(people.coordinator)
    load = applied(people.coordinator)
    assert client.post(address_of(load, "undo/"), {"reason": " "}).status_code == 422
    assert Organization.objects.count() == 3
    page = client.post(
        address_of(load, "undo/"), {"reason": "прошлогодний файл"}, follow=True
    ).content.decode()
    assert "Возвращено как было" in page
    assert "прошлогодний файл" in page
    assert Organization.objects.get().address == "ул. Ленина, 2"


def test_rows_changed_since_are_named_and_nothing_is_undone(client: Client, people: People) -> None:
    known = make_known(people.coordinator)
    load = applied(people.coordinator)
    Organization.objects.filter(pk=known.pk).update(address="пр. Новый, 1")
    answer = client.post(address_of(load, "undo/"), {"reason": "прошлогодний файл"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert f'href="/workspace/kemerovo/organizations/{known.pk}/"' in page
    assert 'value="прошлогодний файл"' in page
    assert Organization.objects.count() == 3
    load.refresh_from_db()
    assert load.state == ImportState.APPLIED


@pytest.mark.parametrize("page", ["confirm/", "cancel/", "columns/", "undo/"])
@pytest.mark.parametrize("state", ImportState)
def test_the_wrong_moment_is_told_kindly(
    client: Client, people: People, page: str, state: ImportState
) -> None:
    load = checked(people.coordinator)
    FileImport.objects.filter(pk=load.pk).update(state=state)
    answer = client.post(address_of(load, page), {"column-1": "name"}, follow=True)
    assert answer.status_code in (200, 422)


@pytest.mark.parametrize("page", ["confirm/", "cancel/"])
def test_a_link_decides_nothing(client: Client, people: People, page: str) -> None:
    load = checked(people.coordinator)
    assert client.get(address_of(load, page)).status_code == 405


def test_a_failed_load_says_what_happened_and_how_to_go_on(client: Client, people: People) -> None:
    load = checked(people.coordinator)
    told = "Прервано: связь с базой данных пропала, ничего не загружено. Запустите ещё раз."
    FileImport.objects.filter(pk=load.pk).update(state=ImportState.FAILED, message=told)
    page = client.get(address_of(load)).content.decode()
    assert told in page
    assert address_of(load, "columns/") in page


def test_a_large_undo_that_was_refused_is_told_on_the_page(client: Client, people: People) -> None:
    load = applied(people.coordinator)
    FileImport.objects.filter(pk=load.pk).update(message="Вернуть нельзя: 1 из записей изменена.")
    assert "Вернуть нельзя: 1 из записей изменена." in client.get(address_of(load)).content.decode()


def test_an_interrupted_undo_is_told_and_may_be_repeated(client: Client, people: People) -> None:
    load = applied(people.coordinator)
    FileImport.objects.filter(pk=load.pk).update(state=ImportState.UNDOING, started_at=timezone.now())
    page = client.get(address_of(load)).content.decode()
    assert "Прервано: ничего не возвращено" in page
    assert address_of(load, "undo/") in page
    client.post(address_of(load, "undo/"), {"reason": "не тот файл"})
    assert not Organization.objects.exists()


def test_an_undo_at_work_is_not_begun_twice(client: Client, people: People) -> None:
    load = applied(people.coordinator)
    FileImport.objects.filter(pk=load.pk).update(state=ImportState.UNDOING, started_at=None)
    answer = client.post(address_of(load, "undo/"), {"reason": "не тот файл"})
    assert answer.url == address_of(load)
    assert Organization.objects.count() == 3
