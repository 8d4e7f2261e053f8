"""What the file will change is seen before anything changes."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.test import Client
from django.utils.html import escape

from ngo_registry.models import Organization
from portal.imports.pages.words import changes_in_words, promise
from portal.models import FileImport
from tests.imports.pages.files import HEADING, checked, make_known, table_of_csv, workbook
from tests.people import People, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


def preview_of(client: Client, load: FileImport, outcome: str = "") -> str:
    address = f"/workspace/kemerovo/imports/{load.pk}/preview/"
    return str(client.get(f"{address}?outcome={outcome}").content.decode())


@pytest.mark.parametrize("content", [workbook(), table_of_csv()], ids=["xlsx", "csv"])
def test_each_outcome_is_counted_and_nothing_is_loaded_yet(
    client: Client, people: People, content: bytes
) -> None:
    make_known(people.coordinator)
    load = checked(people.coordinator, content)
    answer = client.get(f"/workspace/kemerovo/imports/{load.pk}/preview/")
    assert {str(tab.outcome): tab.count for tab in answer.context["tabs"]} == {
        "new": 2, "changed": 1, "unchanged": 0, "suspicious": 1, "refused": 3,
    }  # fmt: skip
    page = answer.content.decode()
    assert (
        "Будет добавлено: 2\u00a0организации, изменено: 1. 3\u00a0отклонённые строки не загрузятся." in page
    )
    assert Organization.objects.count() == 1


def test_changed_rows_show_what_was_and_what_will_be(client: Client, people: People) -> None:
    make_known(people.coordinator)
    page = preview_of(client, checked(people.coordinator), "changed")
    assert "строка 3" in page
    assert '<del><span class="hidden">было </span>ул. Ленина, 2</del>' in page
    assert "<ins>ул. Ленина, 1</ins>" in page


def test_suspicious_and_refused_rows_say_why_and_where(client: Client, people: People) -> None:
    load = checked(people.coordinator)
    assert "Дата ещё не наступила" in preview_of(client, load, "suspicious")
    page = preview_of(client, load, "refused")
    for line in ("строка 7", "строка 8", "строка 9"):
        assert line in page
    assert "контрольная цифра ОГРН не сходится" in page
    assert "31.02.2012" in page
    assert "заполните ячейку" in page


def test_refused_rows_come_back_as_a_workbook(client: Client, people: People) -> None:
    load = checked(people.coordinator)
    answer = client.get(f"/workspace/kemerovo/imports/{load.pk}/refused.xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert rows[0][: len(HEADING)] == HEADING
    assert [row[1] for row in rows[1:]] == ["Союз «Радуга»", None, "Клуб «Старт»"]
    assert "attachment" in answer["Content-Disposition"]


def test_rows_of_the_file_are_only_text_on_the_page(client: Client, people: People) -> None:
    evil = "<script>alert(1)</script>"
    load = checked(people.coordinator, workbook(("НКО", [HEADING, (1, evil, "", "=1+1", "")])))
    page = preview_of(client, load)
    assert evil not in page
    assert escape(evil) in page


def test_pages_go_on_by_the_line_of_the_file(client: Client, people: People) -> None:
    rows = [HEADING, *((n, f"Организация {n}", "", "", "") for n in range(1, 121))]
    load = checked(people.coordinator, workbook(("НКО", rows)))
    address, lines = f"/workspace/kemerovo/imports/{load.pk}/preview/", []
    query = ""
    for _ in range(3):
        answer = client.get(f"{address}{query}")
        lines += [row.line for row in answer.context["rows"]]
        query = answer.context["next_page"]
    assert lines == list(range(2, 122))
    assert query == ""


@pytest.mark.parametrize(
    "query", ["?outcome=nothing", "?after=x", "?after=-5", "?after=9999999999999", "?after=²"]
)
def test_odd_addresses_show_the_preview_all_the_same(client: Client, people: People, query: str) -> None:
    load = checked(people.coordinator)
    assert client.get(f"/workspace/kemerovo/imports/{load.pk}/preview/{query}").status_code == 200


def test_the_promise_agrees_with_its_numbers() -> None:
    many = promise({"new": 120, "changed": 14, "refused": 3}, "организация").replace("\u00a0", " ")
    assert many.startswith("Будет добавлено: 120 организаций, изменено: 14.")
    assert many.endswith("3 отклонённые строки не загрузятся.")
    one = promise({"new": 1, "refused": 21}, "организация").replace("\u00a0", " ")
    assert one == "Будет добавлено: 1 организация. 21 отклонённая строка не загрузится."
    assert promise({"unchanged": 5}, "организация") == "Новых строк и изменений нет."


def test_the_outcome_tells_doubtful_rows_only_where_they_were_loaded() -> None:
    counts = {"new": 2, "suspicious": 1}
    assert changes_in_words(counts, "запись", with_suspicious=False) == "Добавлено: 2\u00a0записи."
    assert changes_in_words(counts, "запись", with_suspicious=True).endswith("строк под вопросом: 1.")
    assert changes_in_words({"unchanged": 3}, "запись", with_suspicious=True) == "Ничего не изменилось."
