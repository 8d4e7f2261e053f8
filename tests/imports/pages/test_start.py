"""The first page: what may be loaded, one file, what has been loaded before."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from portal.imports.kinds import kinds
from portal.models import FileImport
from portal.models.file_import import ImportState
from tests.imports.pages.files import started, table_of_csv, upload, workbook
from tests.people import People, signed_in

PAGE = "/workspace/kemerovo/imports/"


def test_the_coordinator_may_load_every_kind(people: People) -> None:
    page = signed_in(people.coordinator).get(PAGE).content.decode()
    for kind in kinds().values():
        assert kind.title in page
        assert f"{PAGE}new/{kind.code}/template.xlsx" in page


def test_a_kind_is_chosen_beforehand_where_a_ledger_led_here(people: People) -> None:
    page = signed_in(people.coordinator).get(f"{PAGE}new/support/").content.decode()
    assert 'value="support"' in page[: page.index("checked")].rpartition("<input")[2]
    assert signed_in(people.coordinator).get(f"{PAGE}new/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("content", "name"), [(workbook(), "Реестр НКО.xlsx"), (table_of_csv(), "реестр.csv")]
)
def test_a_file_leads_to_its_columns(people: People, content: bytes, name: str) -> None:
    client = signed_in(people.coordinator)
    answer = client.post(PAGE, {"kind": "organizations", "file": upload(content, name)}, follow=True)
    load = FileImport.objects.get()
    assert answer.redirect_chain[-1][0] == f"{PAGE}{load.pk}/columns/"
    assert (load.person, load.municipality, load.name) == (
        people.coordinator,
        people.coordinator.municipality,
        name,
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"kind": "organizations"}, "Выберите файл с таблицей."),
        ({"kind": "unknown"}, "Отметьте, что в файле."),
        ({}, "Отметьте, что в файле."),
    ],
)
def test_what_is_missing_is_told_at_its_field(people: People, data: dict[str, str], told: str) -> None:
    answer = signed_in(people.coordinator).post(PAGE, data)
    assert answer.status_code == 422
    assert told in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.xlsx"),
        (b"PK\x03\x04 torn", "torn.xlsx"),
        (b"%PDF-1.4 not a table", "scan.pdf"),
        (b"\x00" * 2000, "nul.csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old.xls"),
        (b"<html><body>not a table</body></html>", "page.xls"),
    ],
)
def test_a_file_that_is_no_table_is_refused_and_forgotten(
    people: People, stored_files: Path, content: bytes, name: str
) -> None:
    answer = signed_in(people.coordinator).post(
        PAGE, {"kind": "organizations", "file": upload(content, name)}
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="file_error"' in page
    assert "Traceback" not in page
    assert not FileImport.objects.exists()
    assert not [path for path in stored_files.rglob("*") if path.is_file()]


def test_a_file_that_is_too_large_is_told_the_limit(people: People, settings: Settings) -> None:
    settings.MAX_IMPORT_SIZE = 1 << 20
    client = signed_in(people.coordinator)
    for size in ((1 << 20) + 1, 3 << 20):  # the second does not even reach the form
        answer = client.post(PAGE, {"kind": "organizations", "file": upload(b"x" * size, "big.csv")})
        assert "Файл больше 1 МБ: разделите таблицу на части." in answer.content.decode()
    assert not FileImport.objects.exists()


@pytest.mark.parametrize("code", sorted(kinds()))
def test_the_template_is_understood_as_it_is(people: People, code: str) -> None:
    client = signed_in(people.coordinator)
    answer = client.get(f"{PAGE}new/{code}/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    headings = [cell.value for cell in book["Данные"][1]]
    explained = [row[0] for row in book["Как заполнять"].iter_rows(min_row=2, values_only=True)]
    assert headings == explained
    assert book["Данные"].max_row == 1
    client.post(PAGE, {"kind": code, "file": upload(answer.content)})
    load = FileImport.objects.get()
    assert sorted(load.mapping.values()) == sorted(field.name for field in kinds()[code].fields)


def test_past_imports_are_listed_newest_first_with_who_and_how(people: People) -> None:
    load = started(people.coordinator)
    FileImport.objects.filter(pk=load.pk).update(state=ImportState.APPLIED, counts={"new": 1200})
    started(people.administrator)
    page = signed_in(people.auditor).get(PAGE).content.decode()
    assert page.index("укажите столбцы") < page.index("загружен<")
    assert "новых 1\u00a0200" in page
    assert "Загружать файлы вам нельзя." in page
    assert "administrator" in page


def test_the_list_goes_on_by_pages(people: People) -> None:
    first = started(people.coordinator)
    common = {"municipality": first.municipality, "kind": "organizations", "size": 1, "sha256": "0"}
    FileImport.objects.bulk_create(FileImport(name=f"файл {n}", **common) for n in range(45))
    FileImport.objects.update(created_at=timezone.now())  # equal times are told apart by the number
    client, address, found = signed_in(people.coordinator), PAGE, []
    for _ in range(3):
        answer = client.get(address)
        found += [each.record.pk for each in answer.context["past"]]
        address = f"{PAGE}{answer.context['next_page']}"
    assert found == sorted(FileImport.objects.values_list("pk", flat=True), reverse=True)
    assert answer.context["next_page"] == ""


def test_the_list_asks_as_much_for_three_as_for_one(people: People) -> None:
    client = signed_in(people.coordinator)
    started(people.coordinator)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        client.get(PAGE)
    started(people.administrator)
    started(people.specialist)
    with CaptureQueriesContext(connection) as three:
        client.get(PAGE)
    assert len(three) == len(one)
