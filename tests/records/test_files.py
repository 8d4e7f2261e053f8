"""Files come in whole with their person and reason, odd ones are told, and none goes out with a formula."""

import io
import json

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.http import HttpResponse
from django.test import Client

from grants.models import Programme
from ngo_registry.models import Category, Organization
from portal.records.formats import FORMATS, Csv, Json, Xlsx
from tests.people import People, signed_in
from tests.records.pages import Records, number, page

pytestmark = pytest.mark.django_db


def upload(
    client: Client, model: type[models.Model], data: bytes, file_format: type, name: str = "file"
) -> HttpResponse:
    file = SimpleUploadedFile(name, data)
    return client.post(
        page(model, "import"), {"import_file": file, "format": number(file_format), "resource": "0"}
    )


def confirm(client: Client, response: HttpResponse, model: type[models.Model]) -> HttpResponse:
    return client.post(page(model, "process_import"), response.context["confirm_form"].initial)


def csv_of(*lines: str) -> bytes:
    return "\n".join(lines).encode("utf-8-sig")


def test_a_file_of_the_city_comes_in_with_its_person_and_reason(people: People, records: Records) -> None:
    client = signed_in(people.coordinator)
    data = "code;Название;position\nsport;«Спорт»;7\n".encode("cp1251")
    response = upload(client, Programme, data, Csv, "Программы.csv")
    assert not Programme.objects.filter(code="sport").exists()
    assert confirm(client, response, Programme).status_code == 302
    programme = Programme.objects.get(code="sport")
    assert (programme.municipality, programme.name) == (people.coordinator.municipality, "«Спорт»")
    context = Programme.pgh_event_model.objects.get(code="sport").pgh_context.metadata
    assert (context["user"], context["reason"]) == (
        people.coordinator.pk,
        "Загрузка из файла «Программы.csv»",
    )


def test_a_file_of_another_city_is_refused(people: People, records: Records) -> None:
    data = csv_of("municipality;code;name", "kemerovo;sport;Спорт")
    response = upload(signed_in(people.stranger), Programme, data, Csv)
    assert "запись относится к другому городу" in response.text
    assert "confirm_form" not in response.context


def test_all_rows_or_none(people: People, records: Records) -> None:
    data = csv_of("code;name;year_from;year_to", "a;А;2021;2024", "b;Б;2024;2021")
    response = upload(signed_in(people.coordinator), Programme, data, Csv)
    assert "Программа не может закончиться раньше, чем началась." in response.text
    assert not Programme.objects.filter(code__in="ab").exists()


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize(
    "data",
    [
        *(
            b"\x00",
            b"\x00" * 5000,
            b"%PDF-1.7\n",
            b"PK\x03\x04broken",
            b"\xff\xfe\x00",
            b"\n",
            b";;;\n",
            b'"',
        ),
        *(b"[]", b"{}", b"[1]", b"[" * 100_000, b'[{"code": 1}, 2]', b"<html>", b"code\nx"),
        *("название;кодировка\n1;2".encode("cp1251"), b"code,name\na,b,c,d,e\n", b"code;code\na;b"),
    ],
)
def test_an_odd_upload_is_told_not_crashed_on(people: People, file_format: type, data: bytes) -> None:
    response = upload(signed_in(people.superuser), Category, data, file_format, "отчёт.xlsx")
    assert response.status_code == 200
    assert "confirm_form" not in response.context
    refused = response.context.get("result")
    assert response.context["form"].errors or refused.has_errors() or refused.has_validation_errors()
    assert "Traceback" not in response.text


def test_an_empty_upload_and_a_forged_second_step(people: People) -> None:
    client = signed_in(people.superuser)
    assert upload(client, Category, b"", Csv).context["form"].errors["import_file"]
    forged = {"import_file_name": "/etc/hostname", "original_file_name": "x", "format": "0", "resource": "0"}
    for changed in ({}, {"format": "77"}, {"format": "x"}):
        response = client.post(page(Category, "process_import"), forged | changed, follow=True)
        assert "выберите его ещё раз" in response.text


def test_an_export_holds_no_formula(people: People, records: Records) -> None:
    client = signed_in(people.superuser)
    book = client.post(page(Organization, "export"), {"format": number(Xlsx), "resource": "0"})
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert not [
        cell.value for cell in cells if cell.data_type == "f" or (cell.value[:1] in "=+-@\t\r" and cell.value)
    ]
    assert {"'=1+1", "'+Иванов", "''=квартира", "'@all\n-5"} <= {cell.value for cell in cells}

    text = client.post(page(Organization, "export"), {"format": number(Csv), "resource": "0"}).content
    assert text.startswith("\ufeff".encode())
    assert ";'=1+1;" in text.decode()
    rows = json.loads(
        client.post(page(Organization, "export"), {"format": number(Json), "resource": "0"}).content
    )
    assert rows[0]["short_name"] == "=1+1"
