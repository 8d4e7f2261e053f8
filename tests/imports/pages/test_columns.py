"""The columns of the file: guessed, put right, told live and on the server what is missing."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client

from portal.models import FileImport
from portal.models.file_import import ImportState
from tests.imports.pages.files import REGISTER, started, upload, workbook
from tests.people import People, signed_in

GUESSED = {"column-1": "name", "column-2": "ogrn", "column-3": "address", "column-4": "registered_on"}
KEEP = {"all-empty_cells": "keep"}


def address_of(load: FileImport) -> str:
    return f"/workspace/kemerovo/imports/{load.pk}/columns/"


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


@pytest.fixture
def load(people: People) -> FileImport:
    return started(people.coordinator)


def test_columns_stand_with_their_values_and_the_guess(client: Client, load: FileImport) -> None:
    answer = client.get(address_of(load))
    form = answer.context["form"]
    assert {f"column-{n}": name for n, name in form.mapping.items() if name} == GUESSED
    assert next(iter(form.columns)).samples == ["1", "2", "3", "4", "5"]
    assert not form.is_missing
    assert "заголовок в строке 2" in answer.content.decode()


def test_confirmed_columns_have_the_file_checked(client: Client, load: FileImport) -> None:
    answer = client.post(address_of(load), GUESSED | KEEP, follow=True)
    load.refresh_from_db()
    assert load.state == ImportState.CHECKING
    assert load.mapping == {"1": "name", "2": "ogrn", "3": "address", "4": "registered_on"}
    assert answer.redirect_chain[-1][0] == f"/workspace/kemerovo/imports/{load.pk}/"
    assert "Файл проверяется" in answer.content.decode()


def test_the_same_headings_are_known_again(client: Client, load: FileImport, people: People) -> None:
    client.post(address_of(load), GUESSED | KEEP | {"column-3": "note"})
    again = started(people.coordinator)
    answer = client.get(address_of(again))
    assert "как в прошлый раз" in answer.content.decode()
    assert answer.context["form"].mapping[3] == "note"


def test_a_required_field_that_is_nowhere_is_told(client: Client, load: FileImport) -> None:
    answer = client.post(address_of(load), GUESSED | KEEP | {"column-1": ""})
    assert answer.status_code == 422
    assert [need.label for need in answer.context["form"].needs if need.is_missing] == ["Полное название"]
    assert answer.context["form"].mapping[3] == "address"  # nothing chosen is lost
    load.refresh_from_db()
    assert load.state == ImportState.CHOSEN


def test_a_field_chosen_twice_is_told_at_both_columns(client: Client, load: FileImport) -> None:
    answer = client.post(address_of(load), GUESSED | KEEP | {"column-0": "address"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"column-0", "column-3"}


@pytest.mark.parametrize(
    "data",
    [
        {"column-1": "password"},
        {"column-1": "\x00"},
        {"sheet": "7"},
        {"sheet": "9" * 40},
        {"sheet": "-1"},
        {"all-empty_cells": "maybe"},
        {"all-status": "нет такого"},
        {"all-legal_form": "'; DROP TABLE portal_fileimport; --"},
        {},
    ],
)
def test_odd_choices_get_a_sentence(client: Client, load: FileImport, data: dict[str, str]) -> None:
    answer = client.post(address_of(load), GUESSED | KEEP | data if data else {}, follow=True)
    assert answer.status_code in (200, 422)
    load.refresh_from_db()
    assert load.state == (ImportState.CHECKING if data == {"sheet": "-1"} else ImportState.CHOSEN)


def test_a_value_for_the_whole_file_is_refused_at_its_field(client: Client, people: People) -> None:
    answer = client.post(
        "/workspace/kemerovo/imports/",
        {"kind": "support", "file": upload(workbook(("", [["Получатель", "Сумма"], ["Фонд", "5"]])))},
    )
    data = {
        "column-0": "organization",
        "column-1": "amount",
        "all-kind": "financial",
        "all-year": "позапрошлый",
    }
    answer = client.post(f"{answer.url}columns/", data | KEEP)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["all-year"]
    assert "позапрошлый" in answer.content.decode()


def test_another_sheet_of_the_workbook_may_be_shown_and_loaded(client: Client, people: People) -> None:
    load = started(
        people.coordinator, workbook(("Справка", [["Раздел", "Кто вёл"], ["а", "б"]]), ("НКО", REGISTER))
    )
    answer = client.get(f"{address_of(load)}?{urlencode({'sheet': 1})}")
    assert {f"column-{n}": name for n, name in answer.context["form"].mapping.items() if name} == GUESSED
    load.refresh_from_db()
    assert load.sheet == 0  # a look changes nothing
    client.post(address_of(load), GUESSED | KEEP | {"sheet": "1"})
    load.refresh_from_db()
    assert (load.sheet, load.state) == (1, ImportState.CHECKING)


def test_a_specialist_is_not_asked_for_the_department(people: People) -> None:
    client = signed_in(people.specialist)
    answer = client.post(
        "/workspace/kemerovo/imports/",
        {"kind": "support", "file": upload(workbook(("", [["Получатель", "Год"], ["Фонд", "2023"]])))},
    )
    form = client.get(f"{answer.url}columns/").context["form"]
    assert "all-department" not in form.fields
    assert "department" not in dict(form.fields["column-0"].choices)
