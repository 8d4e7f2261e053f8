"""A list as a file: the same records in the same order, all columns, typed values, no formula."""

from __future__ import annotations

import datetime
import gc
import tracemalloc

import pytest
from django.test import Client
from django.utils import timezone

from ngo_registry.models import Organization
from portal.workspace.listing import export
from portal.workspace.registry import ledgers
from tests.people import People, make_city, signed_in
from tests.records.samples import make_records
from tests.reports.records import make_award, make_contest, make_organization, make_programme, make_support
from tests.workspace.lists.pages import CITY, table_at

ENDINGS = ("csv", "xlsx")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("code", ledgers())
def test_every_ledger_can_be_taken_away(code: str, ending: str, people: People) -> None:
    make_records()
    assert table_at(signed_in(people.superuser), f"{code}.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_holds_just_what_the_list_shows(client: Client, ending: str) -> None:
    for code, name in (("a", "Фонд мира"), ("b", "Хор"), ("c", "Фонд добра")):
        make_organization(code, name=name)
    make_organization("d", name="Фонд закрытый", status="dissolved")
    make_organization("e", name="Фонд чужой", city=make_city("kogalym", "Когалым"))
    rows = table_at(client, f"organizations.{ending}", q="фонд", status="active", sort="-name")
    assert [row["Полное название"] for row in rows] == ["Фонд мира", "Фонд добра"]
    assert {row["Статус"] for row in rows} == {"действует"}


def test_values_are_typed_and_named(client: Client) -> None:
    make_support(
        "a",
        amount="1397,2 тыс",
        requested="более 800",
        decided_on=datetime.date(2023, 6, 5),
        programme=make_programme("sport"),
        organization=make_organization("fund", name="Фонд", ogrn="1157700014086"),
    )
    (row,) = table_at(client, "support.xlsx")
    assert row["Сумма, руб."] == 1397200
    assert row["Запрошено"] == "более 800"
    assert row["Решено"].date() == datetime.date(2023, 6, 5)
    assert row["Программа"] == "«Программа sport»"
    assert row["Организация"] == "Фонд, ОГРН 1157700014086"
    assert row["Возвращено"] is None
    (row,) = table_at(client, "support.csv")
    assert (row["Сумма, руб."], row["Решено"], row["Год"]) == ("1397200", "05.06.2023", "2023")


def test_blank_dash_and_zero_stay_apart(client: Client) -> None:
    contest = make_contest("a")
    for code, amount in (("blank", ""), ("dash", "–"), ("zero", "0"), ("kopecks", "560,40")):
        make_award(code, contest, persons="1", amount=amount)
    for ending, expected in (("xlsx", [None, "–", 0, 560.4]), ("csv", ["", "–", "0", "560,4"])):
        amounts = {row["Учётный код"]: row["Сумма, руб."] for row in table_at(client, f"awards.{ending}")}
        assert [amounts[code] for code in ("blank", "dash", "zero", "kopecks")] == expected


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("evil", ["=1+1", "+7 3842", "-5", "@all", "\t=1", "=cmd|' /C calc'!A0", "'=1"])
def test_no_text_becomes_a_formula(client: Client, ending: str, evil: str) -> None:
    make_organization("a", name=evil, note=evil)
    (row,) = table_at(client, f"organizations.{ending}")
    assert row["Полное название"] == row["Примечание"] == f"'{evil}"


@pytest.mark.parametrize("ending", ENDINGS)
def test_signs_that_a_sheet_cannot_hold_do_not_break_the_file(client: Client, ending: str) -> None:
    make_organization("a", name='Фонд\x0b; "и"\nдругие 🦊', note="ы" * 40_000)
    (row,) = table_at(client, f"organizations.{ending}")
    assert row["Полное название"] == 'Фонд\N{REPLACEMENT CHARACTER}; "и"\nдругие 🦊'


def test_identifiers_stay_texts(client: Client) -> None:
    make_organization("a", ogrn="1157700014086", inn="7702389486")
    (row,) = table_at(client, "organizations.xlsx")
    assert (row["ОГРН"], row["ИНН"]) == ("1157700014086", "7702389486")


def test_passwords_are_nobodys_to_take(people: People) -> None:
    assert people.auditor.password
    rows = table_at(signed_in(people.administrator), "people.csv")
    assert not [heading for heading in rows[0] if "парол" in heading.lower()]
    assert people.auditor.password not in str(rows)


def test_a_file_is_named_after_city_list_and_day(client: Client) -> None:
    make_organization("a")
    for ending in ENDINGS:
        response = client.get(f"{CITY}organizations.{ending}")
        name = f"kemerovo-organizations-{timezone.localdate():%Y-%m-%d}.{ending}"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert b"".join(response.streaming_content)


def test_memory_does_not_grow_with_rows(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thrice the chunks cost not half as much more: rows are written as they come."""
    monkeypatch.setattr(export, "CHUNK", 300)
    client = signed_in(people.superuser)
    assert _peak(client, rows=6 * 300) < 1.5 * _peak(client, rows=2 * 300)


def _peak(client: Client, rows: int) -> int:
    city = make_city(f"city-{rows}", f"Город {rows}")
    Organization.objects.bulk_create(
        [Organization(municipality=city, code=f"c{n}", name=f"Фонд {n}") for n in range(rows)],
        batch_size=1000,
    )
    response = client.get(f"/workspace/{city.slug}/organizations.csv")
    tracemalloc.start()
    count = 0
    for count, _ in enumerate(response.streaming_content, 1):
        if count % 300 == 0:
            gc.collect()  # records and what was fetched with them point at each other; when that goes is chance
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == rows + 1
    return peak
