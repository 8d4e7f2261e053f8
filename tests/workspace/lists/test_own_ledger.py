"""What a ledger may declare though none does yet: days, yes or no, numbers and large references as filters."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import RequestFactory

from grants.models import Award, ContestRound, Support
from ngo_registry.models import Contact
from portal.workspace.desk import Desk
from portal.workspace.ledger import Column, Ledger
from portal.workspace.listing.table import Listing
from tests.people import People, make_city
from tests.reports.records import make_contest, make_organization, make_round, make_support


def listing(people: People, ledger: Ledger, **query: Any) -> Listing:
    request = RequestFactory().get("/", query)
    request.desk = Desk(people.coordinator, make_city())
    return Listing(request, request.desk, ledger)


def names(shown: Listing) -> list[str]:
    return [row.name for row in shown.rows]


def declared(model: Any, *columns: Column, **more: Any) -> Ledger:
    return Ledger("own", model, "Свой учёт", "Новая запись", parts=(), columns=columns, **more)


ROUNDS = declared(
    ContestRound,
    Column("contest"),
    Column("applicants", is_number=True),
    Column("amount", is_number=True, sort=("amount_value",)),
    Column("in_report_table"),
    Column("decided_on"),
    filters=("decided_on", "in_report_table", "number", "contest"),
    years="decided_on",
)


@pytest.fixture
def rounds(people: People) -> list[ContestRound]:
    return [
        make_round(
            make_contest(code),
            decided_on=day,
            in_report_table=is_row,
            number=number,
            amount=amount,
            applicants="10",
        )
        for code, day, is_row, number, amount in (
            ("a", datetime.date(2021, 6, 5), True, 1, "100"),
            ("b", datetime.date(2023, 6, 5), False, 2, ""),
            ("c", None, True, 3, "20,5 тыс"),
        )
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"decided_on_from": "5 июня 2022"}, "b"),
        ({"decided_on_to": "05.06.2021"}, "a"),
        ({"decided_on_from": "2021-01-01", "decided_on_to": "2022-01-01"}, "a"),
        ({"in_report_table": "yes"}, "ac"),
        ({"in_report_table": "no"}, "b"),
        ({"number": "3"}, "c"),
        ({"year": "2021"}, "a"),
        ({"sort": "amount"}, "acb"),
        ({"sort": "-amount"}, "cab"),
        ({"decided_on_from": "32.13.2021"}, "abc"),
        ({"number": "x"}, "abc"),
        ({"number": "9" * 30}, "abc"),
    ],
)
def test_filters_by_kind_of_column(
    people: People, rounds: list[ContestRound], query: dict[str, str], found: str
) -> None:
    assert sorted(names(listing(people, ROUNDS, **query))) == sorted(f"Конкурс {code}" for code in found)
    if "sort" in query:
        assert names(listing(people, ROUNDS, **query)) == [f"Конкурс {code}" for code in found]


def test_headings_and_cells_come_from_the_model(people: People, rounds: list[ContestRound]) -> None:
    shown = listing(people, ROUNDS, year="2021")
    assert [heading.title for heading in shown.headings] == [
        "Конкурс",
        "Участников",
        "Выделено, руб.",
        "Строка таблицы конкурсов",
        "Дата итогов",
    ]
    assert [cell.text for cell in shown.rows[0].cells] == ["10", "100", "да", "05.06.2021"]


def test_years_of_days_are_told(people: People, rounds: list[ContestRound]) -> None:
    assert [year for year, _ in listing(people, ROUNDS).years] == [2023, 2022, 2021]


def test_a_large_reference_is_named_in_words(people: People) -> None:
    ledger = declared(Support, Column("code"), filters=("organization",))
    fund = make_organization("fund", name="Фонд «Мир»", ogrn="1157700014086")
    make_support("of-fund", organization=fund)
    make_support("of-nobody")
    assert names(listing(people, ledger, organization="Фонд Мир")) == ["of-fund"]
    assert names(listing(people, ledger, organization="1157700014086")) == ["of-fund"]
    unknown = listing(people, ledger, organization="Нет такой")
    assert len(names(unknown)) == 2
    assert [field.name for field, _ in unknown.errors] == ["organization"]


def test_quantities_with_units_of_their_own_carry_them(people: People) -> None:
    ledger = declared(Support, Column("services", is_number=True))
    make_support("a", kind="consulting", services="59", service_unit="consultation")
    assert names(listing(people, ledger)) == ["59\xa0консультаций"]


def test_a_list_without_an_order_has_one(people: People) -> None:
    make_round(make_contest("a"))
    assert names(listing(people, declared(ContestRound, Column("contest")))) == ["Конкурс a"]


def test_a_search_is_found_even_where_nothing_declares_it(people: People) -> None:
    organization = make_organization("fund")
    for value in ("8 800", "mail@example.ru"):
        Contact.objects.create(organization=organization, kind="phone", value=value)
    ledger = declared(Contact, Column("value"), order=("organization", "value"))
    assert names(listing(people, ledger, q="MAIL")) == ["mail@example.ru"]
    assert names(listing(people, declared(Award, Column("code")), q="x")) == []


def test_references_are_ordered_by_what_their_records_are_called(people: People) -> None:
    for name in ("Ясень", "Берёза"):
        organization = make_organization(name.encode().hex()[:20], name=name)
        Contact.objects.create(organization=organization, kind="phone", value=f"у {name}")
    ledger = declared(Contact, Column("value"), order=("organization", "kind"))
    assert names(listing(people, ledger)) == ["у Берёза", "у Ясень"]
