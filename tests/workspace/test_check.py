"""What the portal says to a field while it is being filled in."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from ngo_registry.models import Organization
from tests.people import People, make_people, signed_in
from tests.records.samples import make_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


def said(client: Client, ledger: str, field: str, value: str, **query: object) -> str:
    address = reverse("workspace:check", args=["kemerovo", ledger])
    query_text = "&".join(f"{name}={each}" for name, each in {**query, "field": field}.items())
    response = client.post(f"{address}?{query_text}", {field: value})
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("1 397,2 тыс", "1 397 200 рублей, известно до 100"),
        ("1397200", "1 397 200 рублей"),
        ("1 397 200,00 руб.", "1 397 200,00 рублей"),
        ("более 800 тыс", "более 800 000 рублей, известно до 1 000"),
        ("-", "не было"),
        ("сто", "введите число"),
    ],
)
def test_a_sum_is_read_back(people: People, value: str, answer: str) -> None:
    client = signed_in(people.coordinator)
    assert answer in said(client, "support", "amount", value, variant="financial")


@pytest.mark.parametrize(
    ("field", "value", "answer"),
    [
        ("ogrn", "1027700132196", "Контрольная цифра ОГРН не сходится"),
        ("ogrn", "10277001321", "не хватает цифр"),
        ("inn", "7707083894", "Контрольная цифра ИНН не сходится"),
        ("registered_on", "5 июня 2023", "5 июня 2023"),
        ("registered_on", "31.02.2023", "31"),
    ],
)
def test_numbers_and_dates_are_judged(people: People, field: str, value: str, answer: str) -> None:
    assert answer in said(signed_in(people.coordinator), "organizations", field, value)


def test_a_right_number_says_nothing(people: People) -> None:
    assert "error" not in said(signed_in(people.coordinator), "organizations", "ogrn", "1027700132195")


def test_only_who_may_write_is_answered(people: People) -> None:
    organization = make_records()[Organization]
    address = reverse("workspace:check", args=["kemerovo", "organizations"])
    assert signed_in(people.auditor).post(f"{address}?field=ogrn", {"ogrn": "1"}).status_code == 403
    assert signed_in(people.stranger).post(f"{address}?field=ogrn", {"ogrn": "1"}).status_code == 404
    mine = signed_in(people.coordinator)
    assert mine.post(f"{address}?field=nothing", {}).status_code == 204
    assert mine.post(f"{address}?field=ogrn&record={organization.pk}", {"ogrn": "x"}).status_code == 200
    assert mine.post(f"{address}?field=ogrn&record={'9' * 40}&variant=x", {"ogrn": "x"}).status_code == 200


def test_suggestions_are_of_the_own_city(people: People) -> None:
    make_records()
    address = reverse("workspace:lookup", args=["kemerovo", "organization"])
    assert "ОГРН 1027700132195" in signed_in(people.specialist).get(address, {"q": "елка"}).text
    assert "option" not in signed_in(people.specialist).get(address, {"q": "такой нет"}).text
    assert signed_in(people.stranger).get(address, {"q": "елка"}).status_code == 404
    other = reverse("workspace:lookup", args=["kogalym", "organization"])
    assert "option" not in signed_in(people.stranger).get(other, {"q": "елка"}).text
    assert (
        signed_in(people.specialist).get(reverse("workspace:lookup", args=["kemerovo", "user"])).status_code
        == 404
    )


@pytest.mark.parametrize("odd", ["\0", "%", "_", "\\", "'", "<b>", "а" * 5000, "٣"])
def test_odd_texts_find_nothing_and_break_nothing(people: People, odd: str) -> None:
    address = reverse("workspace:lookup", args=["kemerovo", "organization"])
    assert signed_in(people.specialist).get(address, {"q": odd}).status_code == 200
