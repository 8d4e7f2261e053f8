"""A selection of the register as a file: just it, only what is public, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime
import io
import json
import tracemalloc
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext

from ngo_registry import exports
from ngo_registry.exports import FORMATS, Selected
from ngo_registry.models import Contact, FormerName, Organization, OrganizationMark
from tests.people import make_city, visitor
from tests.reports.records import make_legal_form, make_organization

pytestmark = pytest.mark.django_db
SECRETS = ("Петров", "заметка", "secret@example.ru", "8 900")


def asked(ending: str, **query: object) -> HttpResponseBase:
    return visitor().get(f"/kemerovo/organizations.{ending}", query)


def content(ending: str, **query: object) -> bytes:
    return b"".join(asked(ending, **query))


def table(ending: str, **query: object) -> list[dict[str, Any]]:
    """Rows by the titles of their columns."""
    data = content(ending, **query)
    if ending == "csv":
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    heads, *rows = openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()
    assert all(cell.data_type != "f" for row in rows for cell in row)
    return [
        {str(head.value): cell.value or "" for head, cell in zip(heads, row, strict=True)} for row in rows
    ]


@pytest.fixture
def fund() -> Organization:
    """With something in every column, a secret among it."""
    fund = make_organization(
        "fund",
        name="Фонд мира",
        categories="sport tos",
        legal_form=make_legal_form("70400"),
        registered_on=datetime.date(2015, 6, 2),
        head_name="Иванова А. А.",
        head_published_because="устав",
        note="заметка",
    )
    make_organization("choir", name="Хор", head_name="Петров П. П.")
    make_organization("stranger", name="Фонд мира", city=make_city("kogalym", "Когалым"))
    for value, is_published in (
        ("8 800 100-00-00", True),
        ("8 900 000-00-00", False),
        ("secret@example.ru", False),
    ):
        Contact.objects.create(organization=fund, kind="phone", value=value, is_published=is_published)
    FormerName.objects.create(organization=fund, name="Фонд дружбы", until=datetime.date(2019, 1, 9))
    OrganizationMark.objects.create(organization=fund, register="sonko_city")
    return fund


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_holds_just_the_selection_in_words(fund: Organization, ending: str) -> None:
    (row,) = table(ending, category="tos")
    assert row["Полное название"] == "Фонд мира"
    assert row["Прежние названия"] == "Фонд дружбы"
    assert row["Организационная форма"] == "Форма 70400"
    assert row["Статус"] == "действует"
    assert str(row["Зарегистрирована"]).startswith("2015-06-02")
    assert row["Категории"] == "Категория sport; Категория tos"
    assert row["Контакты"] == "8 800 100-00-00"
    assert row["Руководитель"] == "Иванова А. А."
    assert row["Реестры и признаки СОНКО"] == "СОНКО по данным города"
    assert row["Страница на портале"] == f"http://testserver{fund.get_absolute_url()}"


def test_json_has_codes_beside_words_and_says_what_it_is(fund: Organization) -> None:
    told = json.loads(content("json", category="tos"))
    assert told["city"] == {"code": "kemerovo", "name": "Кемерово"}
    assert told["source"] == "http://testserver/kemerovo/organizations/?category=tos"
    assert datetime.datetime.fromisoformat(told["made_at"]).tzinfo
    (one,) = told["organizations"]
    assert list(one) == list(told["columns"])
    assert one["status"] == {"code": "active", "name": "действует"}
    assert one["legal_form"] == {"code": "70400", "name": "Форма 70400"}
    assert [each["code"] for each in one["categories"]] == ["sport", "tos"]
    assert one["former_names"] == [{"name": "Фонд дружбы", "until": "2019-01-09"}]
    assert one["contacts"] == [{"code": "phone", "name": "8 800 100-00-00"}]
    assert (one["registered_on"], one["dissolved_on"]) == ("2015-06-02", None)


def test_json_of_nothing_is_json() -> None:
    make_city()
    assert json.loads(content("json"))["organizations"] == []


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_not_published_is_in_no_file(fund: Organization, ending: str) -> None:
    if ending == "xlsx":
        words = str(table(ending))
    else:
        words = content(ending).decode()
    assert "Фонд мира" in words
    assert not [secret for secret in SECRETS if secret in words]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("name", ["=1+1", "+7", "-2", "@SUM(A1)", "\tтаб", "'=1"])
def test_no_cell_is_a_formula(ending: str, name: str) -> None:
    make_organization("one", name=name, address="=HYPERLINK(1)")
    (row,) = table(ending)
    assert row["Полное название"] == f"'{name}"
    assert row["Адрес"] == "'=HYPERLINK(1)"


def test_files_are_named_and_typed() -> None:
    make_city()
    for ending, kind in (("csv", "text/csv"), ("json", "application/json"), ("xlsx", "application/vnd.")):
        answer = asked(ending)
        assert answer["Content-Type"].startswith(kind)
        assert 'attachment; filename="kemerovo-organizations-2' in answer["Content-Disposition"]
        assert answer["Content-Disposition"].endswith(f'.{ending}"')


def test_another_format_is_not_found_and_bad_words_are_refused() -> None:
    make_city()
    assert asked("exe").status_code == 404
    refused = asked("csv", q="ы" * 201)
    assert refused.status_code == 400
    assert "не больше 200 знаков" in b"".join(refused).decode()


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_rows_are_read_by_portions(ending: str) -> None:
    """The tables beside are asked once for a portion of rows, not once for a row."""
    make_organization("one", categories="sport")
    with CaptureQueriesContext(connection) as few:
        content(ending)
    for place in range(20):
        make_organization(f"o{place}", categories="sport tos")
    with CaptureQueriesContext(connection) as many:
        content(ending)
    assert len(many) == len(few)


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_memory_does_not_grow_with_rows(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    city, chunk = make_city(), 100
    monkeypatch.setattr(exports, "CHUNK", chunk)

    def peak(portions: int) -> int:
        Organization.objects.all().delete()
        Organization.objects.bulk_create(
            Organization(municipality=city, code=f"o{place}", name=f"Фонд {place} " + "ы" * 200)
            for place in range(portions * chunk)
        )
        selected = Selected(city, Organization.objects.order_by("id"), "http://x", "http://x/")
        tracemalloc.start()
        size = sum(map(len, FORMATS[ending].write(selected)))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert size > portions * chunk * 400
        return most

    assert peak(16) < 1.3 * peak(4)
