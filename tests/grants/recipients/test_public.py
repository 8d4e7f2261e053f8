"""The register of recipients as everybody sees it, and its files."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from typing import Any

import openpyxl
import pypdf
import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test.utils import CaptureQueriesContext

from grants.models import Violation
from grants.register.columns import COLUMNS, TITLE
from portal.models import Municipality
from tests.grants.register.records import ENTERED, entry, fund, given
from tests.pages.reading import words_of
from tests.people import make_city, visitor

pytestmark = pytest.mark.django_db
PAGE = "/kemerovo/recipients/"


@pytest.fixture(autouse=True)
def city() -> Municipality:
    return make_city()


def page(query: str = "", status: int = 200) -> str:
    response = visitor().get(f"{PAGE}{query}")
    assert response.status_code == status
    return words_of(response)


def content_of(response: HttpResponseBase) -> bytes:
    assert response.status_code == 200
    streamed: Any = response
    return b"".join(streamed.streaming_content) if response.streaming else streamed.content


def file(ending: str, query: str = "") -> bytes:
    return content_of(visitor().get(f"/kemerovo/recipients.{ending}{query}"))


def csv_rows(query: str = "") -> list[list[str]]:
    return list(csv.reader(io.StringIO(file("csv", query).decode("utf-8-sig")), delimiter=";"))


def cells(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def test_an_empty_register_says_so() -> None:
    told = page()
    assert "В реестре пока нет записей" in told
    assert "в течение 3 рабочих дней после решения" in told
    assert "статье 31.2" in told


def test_all_columns_are_told_with_days_for_machines() -> None:
    support = given("a", organization=fund("full", name="Фонд «Мир»", ogrn="1157700014086", inn="7702389486"))
    made = entry(1, support)
    Violation.objects.create(entry=made, found_on=datetime.date(2023, 9, 1), text="Нет отчёта")
    response = visitor().get(PAGE)
    told = words_of(response)
    for column in COLUMNS:
        assert column.title in told
    for text in ("№ 1 от 06.06.2023", "Фонд «Мир»", "1157700014086", "7702389486", "финансовая (субсидия)",
                 "150 000 рублей", "2023 год", "01.09.2023 Нет отчёта"):  # fmt: skip
        assert text in told
    assert '<time datetime="2023-06-06">06.06.2023</time>' in response.text
    assert f"/kemerovo/organizations/{support.organization_id}/" in response.text


def test_people_are_never_named() -> None:
    recipient = fund(
        "full", head_name="Иванов Иван Иванович", head_published_because="согласие", note="тайна"
    )
    recipient.contacts.create(kind="phone", value="+7 3842 11-22-33", is_published=True)
    entry(1, given("a", organization=recipient))
    everything = page() + file("csv").decode() + str(list(cells(file("xlsx")).values))
    for secret in ("Иванов", "тайна", "11-22-33"):
        assert secret not in everything


def test_of_any_day_of_a_year_by_words() -> None:
    entry(1)
    entry(2, given("b", organization=fund("other", name="Совет ветеранов"), decided_on=datetime.date(2024, 6, 5)),
          on=datetime.date(2024, 6, 6))  # fmt: skip
    assert "1 запись на 1 января 2024" in page("?date=2024-01-01")
    assert "1 запись" in page("?date=01.01.2024")
    assert "Найдено: 1 запись" in page("?year=2024")
    assert "Совет ветеранов" in page("?q=ветеранов")
    assert "Таких записей нет" in page("?q=ничего")
    assert "Таких записей нет" in page("?date=2020-01-01")
    assert [row[0] for row in csv_rows("?year=2024")[1:]] == ["№ 2 от 06.06.2024"]


def test_the_second_page_begins_where_the_first_ended() -> None:
    for number in range(1, 53):
        entry(number)
    first = visitor().get(PAGE)
    assert first.context["page"].after == "50"
    second = visitor().get(f"{PAGE}?after=50")
    assert [row.number for row in second.context["page"].rows] == [51, 52]
    assert "К началу реестра" in words_of(second)
    assert "Дальше записей нет" in page("?after=52")
    assert len(csv_rows()) == 53


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?date=31.02.2024", "в календаре нет"),
        ("?date=2999-01-01", "Не удалось понять дату"),
        ("?date=2100-01-01", "ещё не наступил"),
        ("?year=abc", "четыре цифры"),
        ("?year=99999999999999999999", "от 1990 до 2100"),
        (f"?q={'я' * 201}", "не больше 200 знаков"),
        ("?after=-1", "Такой страницы"),
        ("?after=9999999999999", "Такой страницы"),
        ("?after=x", "Такой страницы"),
    ],
)
def test_bad_parameters_get_a_sentence(query: str, sentence: str) -> None:
    entry(1)
    assert sentence.lower() in page(query, status=400).lower()
    for ending in ("csv", "xlsx", "pdf"):
        assert visitor().get(f"/kemerovo/recipients.{ending}{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    ["?q=%27%3B+DROP+TABLE--", "?q=%25_%5C", "?q=%00&date=%00", "?q=%FF%FE", "?q=<script>alert(1)</script>",
     "?x=" + "&x=1" * 900, f"?q={'а+' * 99}", "?q=99999999999999999999", "?date=&year=&q=&after="],
)  # fmt: skip
def test_hostile_parameters_find_nothing_and_break_nothing(query: str) -> None:
    entry(1)
    response = visitor().get(f"{PAGE}{query}")
    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_visitors_get_no_cookie_and_only_read() -> None:
    entry(1)
    response = visitor().get(PAGE)
    assert not response.cookies
    assert visitor().post(PAGE).status_code == 405
    assert visitor().get("/nowhere/recipients/").status_code == 404
    assert visitor().get("/kemerovo/recipients.exe").status_code == 404


def test_files_defuse_formulas() -> None:
    evil = fund("evil", name="=1+1", short_name="+2", address="@home", inn="7702389486")
    made = entry(1, given("a", organization=evil))
    Violation.objects.create(entry=made, found_on=ENTERED, text="-cmd")
    row = csv_rows()[1]
    assert row[2:4] == ["'=1+1 (+2)", "'@home"]
    sheet = cells(file("xlsx"))
    kinds = {cell.data_type for line in sheet.iter_rows() for cell in line}
    assert "f" not in kinds
    assert "'@home" in [cell.value for cell in sheet[sheet.max_row]]


def test_csv_has_the_titles_of_the_order_and_plain_spaces() -> None:
    entry(1)
    rows = csv_rows()
    assert rows[0] == [column.title for column in COLUMNS]
    assert rows[1][8] == "150 000 рублей"
    assert "\u00a0" not in file("csv").decode()


def test_csv_streams_with_a_steady_number_of_queries() -> None:
    costs = []
    for number in range(1, 7):
        entry(number)
        with CaptureQueriesContext(connection) as queries:
            assert len(csv_rows()) == number + 1
        costs.append(len(queries))
    assert len(set(costs)) == 1
    assert visitor().get("/kemerovo/recipients.csv").streaming


def test_cells_of_the_workbook_are_dates_and_numbers() -> None:
    entry(1)
    entry(2, given("room", kind="property", tenure="free_use", area="489,40"))
    entry(3, given("about", amount="около 5000"), stopped_on=datetime.date(2024, 1, 1))
    sheet = cells(file("xlsx"))
    assert sheet["A1"].value == TITLE
    first, second, third = (list(line) for line in sheet.iter_rows(min_row=sheet.max_row - 2))
    assert (first[1].value.date(), first[1].number_format) == (datetime.date(2023, 6, 5), "DD.MM.YYYY")
    assert (Decimal(first[8].value), first[8].number_format) == (Decimal(150000), '#,##0.00" руб."')
    assert (Decimal(str(second[8].value)), second[8].number_format) == (Decimal("489.4"), '#,##0.00" кв. м"')
    assert third[8].value == "около 5 000 рублей"
    assert third[1].value == "05.06.2023; прекращена 01.01.2024"


def test_the_pdf_tells_what_the_page_tells() -> None:
    entry(1, given("a", organization=fund("full", name="Фонд «Мир»", ogrn="1157700014086")))
    reader = pypdf.PdfReader(io.BytesIO(file("pdf", "?date=2024-01-01")))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Мир" in text
    assert "1157700014086" in text.replace(" ", "")
    assert "1 января 2024" in text


def test_a_page_costs_the_same_with_more_rows() -> None:
    costs = []
    for number in range(1, 4):
        entry(number, given(f"s{number}", organization=fund(f"f{number}")))
        with CaptureQueriesContext(connection) as queries:
            page()
        costs.append(len(queries))
    assert len(set(costs)) == 1
    assert costs[0] <= 14
