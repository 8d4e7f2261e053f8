"""All rows of a table are saved, or none."""

from __future__ import annotations

import pghistory.models
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.models import Programme, Support
from ngo_registry.models import Organization
from portal.workspace.grid.checked import ROW
from portal.workspace.grid.saving import save
from portal.workspace.grid.sheet import Sheet
from tests.people import People
from tests.reports.records import make_award, make_contest, make_organization, make_round, make_support
from tests.workspace.grid.sheets import new_row, row_of, sheet_of

TWENTY = [f"Фонд номер {n:02}" for n in range(20)]


def test_twenty_rows_pasted(sheet: Sheet, people: People, sport: Programme) -> None:
    for n, name in enumerate(TWENTY):
        make_organization(f"fund-{n}", name=name)
    rows = [
        new_row(name, organization=name.upper(), amount=f"{n},5", decided_on="20.02.2023", purpose="устав")
        for n, name in enumerate(TWENTY)
    ]
    assert save(sheet, rows, reason="таблица управления").is_right
    saved = list(Support.objects.order_by("pk").select_related("organization"))
    assert [(each.organization.name, each.amount.number) for each in saved] == [
        (name, n * 1000 + 500) for n, name in enumerate(TWENTY)
    ]
    assert {(each.municipality.slug, each.year, each.programme, each.kind) for each in saved} == {
        ("kemerovo", 2023, sport, "financial")
    }
    context = pghistory.models.Context.objects.get()
    assert context.metadata == {"user": people.coordinator.pk, "reason": "таблица управления"}


def test_one_wrong_row_holds_back_the_others(sheet: Sheet, sport: Programme, veterans: Organization) -> None:
    kept = make_support("kept", programme=sport, organization=veterans, amount="1 тыс")
    gone = make_support("gone", programme=sport, organization=veterans, amount="2 тыс")
    checked = save(
        sheet,
        [
            row_of(sheet, kept, amount="7"),
            row_of(sheet, gone, is_removed=True),
            new_row(organization=veterans.ogrn, amount="много"),
        ],
    )
    assert [bool(row.errors) for row in checked.rows] == [False, False, True]
    assert [int(each.amount.number) for each in Support.objects.order_by("pk")] == [1000, 2000]


def test_rows_are_added_changed_and_removed_together(
    sheet: Sheet, sport: Programme, veterans: Organization
) -> None:
    kept = make_support("kept", programme=sport, organization=veterans, amount="1 тыс", position=3)
    gone = make_support("gone", programme=sport, organization=veterans, amount="2 тыс")
    rows = [
        row_of(sheet, kept, amount="7"),
        row_of(sheet, gone, is_removed=True),
        new_row(organization=veterans.ogrn, amount="9"),
    ]
    counts = save(sheet, rows).counts
    assert (counts.rows, counts.new, counts.changed, counts.removed) == (2, 1, 1, 1)
    found = Support.objects.order_by("position")
    assert [(each.position, int(each.amount.number)) for each in found] == [(3, 7000), (4, 9000)]


def test_precision_survives_the_table(sheet: Sheet, sport: Programme, veterans: Organization) -> None:
    written = ("350,0 тыс", "1397,2 тыс", "21,0 млн", "560,40", "более 800 тыс", "–", "")
    records = [
        make_support(f"s{n}", programme=sport, organization=veterans, amount=text)
        for n, text in enumerate(written)
    ]
    before = [each.amount for each in records]
    assert save(sheet, [row_of(sheet, each, purpose="переписано") for each in records]).is_right
    assert [each.amount for each in Support.objects.order_by("pk")] == before


def test_somebody_elses_change_is_never_overwritten(
    sheet: Sheet, sport: Programme, veterans: Organization
) -> None:
    record = make_support("a", programme=sport, organization=veterans, amount="1 тыс")
    mine = row_of(sheet, record, amount="2")
    assert save(sheet, [row_of(sheet, record, amount="3")]).is_right
    refused = save(sheet, [mine, new_row(organization=veterans.ogrn, amount="5")])
    conflict = refused.rows[0].conflict
    assert conflict is not None
    assert conflict.cells["amount"] == "3"
    assert Support.objects.get().amount.number == 3000
    again = row_of(sheet, record, version=conflict.version, amount="2")
    assert save(sheet, [again]).is_right
    assert Support.objects.get().amount.number == 2000


def test_removal_of_what_others_refer_to_is_told(people: People) -> None:
    held = make_round(make_contest("veche", name="Вече"), amount="5 тыс")
    make_award("victory", held.contest, round=held, organization=make_organization("fund"), project="Лес")
    rounds = sheet_of(people.coordinator, "rounds", "year")
    (row,) = save(rounds, [row_of(rounds, held, is_removed=True)]).rows
    assert "победа в конкурсе" in row.errors[ROW].text
    assert "Лес" in row.errors[ROW].text


@pytest.mark.parametrize("person", ["specialist", "coordinator", "administrator", "superuser"])
def test_who_may_change_saves(people: People, sport: Programme, veterans: Organization, person: str) -> None:
    theirs = sheet_of(getattr(people, person), programme=sport)
    assert save(theirs, [new_row(organization=veterans.ogrn, amount="5")]).is_right
    assert Support.objects.count() == 1


def test_who_only_looks_saves_nothing(people: People, sport: Programme, veterans: Organization) -> None:
    record = make_support("a", programme=sport, organization=veterans, amount="1 тыс")
    looking = sheet_of(people.auditor, programme=sport)
    for row in (
        new_row(organization=veterans.ogrn, amount="5"),
        row_of(looking, record, amount="5"),
        row_of(looking, record, is_removed=True),
    ):
        assert not save(looking, [row]).is_right
    assert Support.objects.get().amount.number == 1000


def test_a_record_of_another_city_is_no_row(sheet: Sheet, people: People) -> None:
    other = people.stranger.municipality
    foreign = make_support(
        "a", city=other, amount="1 тыс", organization=make_organization("b", city=other, name="Чужой фонд")
    )
    (row,) = save(sheet, [row_of(sheet, foreign, amount="5")]).rows
    assert row.is_gone
    (named,) = save(sheet, [new_row(organization="Чужой фонд", amount="5")]).rows
    assert "organization" in named.errors


def test_saving_writes_once_a_row(sheet: Sheet, veterans: Organization) -> None:
    def asked(many: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert save(
                sheet, [new_row(str(n), organization=veterans.ogrn, amount="5") for n in range(many)]
            ).is_right
        return len(queries)

    assert asked(60) - asked(10) <= 50
