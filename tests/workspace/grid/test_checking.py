"""What is told of a row before anything is saved."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from grants.models import Programme, Support
from ngo_registry.models import Organization
from portal.lookups import act_label
from portal.workspace.grid.checked import ROW, Checked, State
from portal.workspace.grid.checking import check
from portal.workspace.grid.rules import broken_rules
from portal.workspace.grid.sheet import Sheet
from portal.workspace.version import version_of
from tests.people import People, make_department
from tests.records.samples import DAY
from tests.reports.records import make_act, make_contest, make_organization, make_round, make_support
from tests.workspace.grid.sheets import new_row, row_of, sheet_of


def errors(checked: Checked) -> dict[str, str]:
    (row,) = checked.rows
    return {column: told.text for column, told in row.errors.items()}


def test_right_row_is_quiet(sheet: Sheet, veterans: Organization) -> None:
    row = new_row(organization="Совет ветеранов «Ёлка»", amount="9 722,2", decided_on="20 февраля 2023")
    checked = check(sheet, [row])
    assert checked.is_right
    assert checked.rows[0].state is State.NEW
    assert not Support.objects.exists()


@pytest.mark.parametrize(
    "written", ["совет ветеранов ЕЛКА", "Совет ветеранов Ёлка, ОГРН 1027700132195", "1027700132195"]
)
def test_organization_is_found_however_it_is_written(
    sheet: Sheet, veterans: Organization, written: str
) -> None:
    checked = check(sheet, [new_row(organization=written, amount="1")])
    assert errors(checked) == {}
    assert checked.rows[0].record.organization == veterans


def test_name_of_two_organizations_is_not_guessed(sheet: Sheet) -> None:
    make_organization("city", name="Патронажная служба", ogrn="1027739642281")
    make_organization("region", name="«Патронажная служба»", ogrn="1037739010891")
    (row,) = check(sheet, [new_row(organization="Патронажная служба", amount="105,0")]).rows
    assert "выберите нужную" in row.errors["organization"].text
    assert set(row.errors["organization"].choices) == {
        "Патронажная служба, ОГРН 1027739642281",
        "«Патронажная служба», ОГРН 1037739010891",
    }
    chosen = new_row(organization=row.errors["organization"].choices[0], amount="105,0")
    assert check(sheet, [chosen]).is_right


def test_half_a_name_offers_what_may_be_meant(sheet: Sheet, veterans: Organization) -> None:
    (row,) = check(sheet, [new_row(organization="ветеранов", amount="1")]).rows
    assert row.errors["organization"].choices == ["Совет ветеранов «Ёлка», ОГРН 1027700132195"]


@pytest.mark.parametrize(
    ("column", "written", "words"),
    [
        ("organization", "Неизвестный фонд", "Такой организации в реестре нет"),
        ("amount", "много", "введите число"),
        ("amount", "-5", "больше либо равно 0"),
        ("amount", "1" * 100, "не более 80 символов"),
        ("amount", "\0", "ноль-байт"),
        ("decided_on", "31.02.2023", "в календаре нет"),
        ("act", "№ 1 от вчера", "акта нет"),
        ("purpose", "Цель\0", "ноль-байт"),
        ("organization", "\0", "ноль-байт"),
    ],
)
def test_error_is_told_at_its_cell(
    sheet: Sheet, veterans: Organization, column: str, written: str, words: str
) -> None:
    right = {"organization": veterans.ogrn, "amount": "1", "act": "", "decided_on": "", "purpose": ""}
    checked = check(sheet, [new_row(**{**right, column: written})])
    assert list(errors(checked)) == [column]
    assert words.lower() in errors(checked)[column].lower()


def test_rule_of_the_database_is_told_before_saving(sport: Programme, veterans: Organization) -> None:
    record = make_support("a", programme=sport, organization=veterans, amount="1 тыс")
    record.part_of = record
    (broken,) = broken_rules(Support, [record, make_support("b", amount="1 тыс")])
    assert (broken.row, broken.columns, broken.sentence) == (
        0,
        ("id", "part_of_id"),
        "Запись не может входить сама в себя.",
    )


def test_plain_number_is_in_the_scale_of_the_heading(sheet: Sheet, veterans: Organization) -> None:
    written = {"350,0": 100, "9 722,2": 100, "9722200 руб.": 1, "21,0 млн": 100000, "более 800": 1000}
    rows = [new_row(str(n), organization=veterans.ogrn, amount=text) for n, text in enumerate(written)]
    checked = check(sheet, rows)
    assert checked.is_right
    assert [row.record.amount.step for row in checked.rows] == list(written.values())
    assert [int(row.record.amount.number) for row in checked.rows] == [
        350000,
        9722200,
        9722200,
        21000000,
        800000,
    ]


def test_empty_rows_do_not_count(sheet: Sheet) -> None:
    checked = check(sheet, [new_row(organization="  ", amount=" ")])
    assert checked.rows[0].state is State.EMPTY
    assert checked.counts.rows == checked.counts.new == 0


def test_cell_written_otherwise_is_no_change(sheet: Sheet, sport: Programme, veterans: Organization) -> None:
    record = make_support("a", programme=sport, organization=veterans, amount="1397,2 тыс")
    checked = check(sheet, [row_of(sheet, record, amount="1397,2 тыс. руб.", organization=veterans.ogrn)])
    assert checked.rows[0].state is State.SAME
    assert not checked.counts.has_changes


def test_same_key_twice_is_told_at_the_second(people: People) -> None:
    make_contest("veche", name="Вече")
    rounds = sheet_of(people.coordinator, "rounds", "year")
    rows = [new_row(str(n), contest="Вече", number="1", amount="5") for n in range(2)]
    first, second = check(rounds, rows).rows
    assert first.errors == {}
    assert "уже есть" in second.errors["contest"].text


def test_key_of_a_record_is_free_once_the_record_goes(people: People) -> None:
    held = make_round(make_contest("veche", name="Вече"), amount="5 тыс")
    rounds = sheet_of(people.coordinator, "rounds", "year")
    added = new_row(contest="Вече", number="1", amount="6")
    assert not check(rounds, [added]).is_right
    assert check(rounds, [added, row_of(rounds, held, is_removed=True)]).is_right


def test_other_department_is_refused(people: People, sport: Programme, veterans: Organization) -> None:
    theirs = make_support(
        "a",
        programme=sport,
        organization=veterans,
        amount="1",
        department=make_department(people.coordinator.municipality, "social"),
    )
    mine = sheet_of(people.specialist, programme=sport)
    assert "другое подразделение" in errors(check(mine, [row_of(mine, theirs, amount="2")]))[ROW]
    assert "другое подразделение" in errors(check(mine, [row_of(mine, theirs, is_removed=True)]))[ROW]
    assert check(mine, [row_of(mine, theirs)]).is_right


def test_specialist_adds_to_the_own_department(
    people: People, sport: Programme, veterans: Organization
) -> None:
    checked = check(
        sheet_of(people.specialist, programme=sport), [new_row(organization=veterans.ogrn, amount="1")]
    )
    assert checked.is_right
    assert checked.rows[0].record.department == people.specialist.department


def test_auditor_only_looks(people: People, sport: Programme, veterans: Organization) -> None:
    looking = sheet_of(people.auditor, programme=sport)
    assert "смотреть" in errors(check(looking, [new_row(organization=veterans.ogrn, amount="1")]))[ROW]


def test_change_of_somebody_else_is_told(sheet: Sheet, sport: Programme, veterans: Organization) -> None:
    record = make_support("a", programme=sport, organization=veterans, amount="1 тыс")
    row = row_of(sheet, record, amount="2")
    Support.objects.filter(pk=record.pk).update(purpose="другое")
    (judged,) = check(sheet, [row]).rows
    assert judged.conflict is not None
    assert judged.conflict.version == version_of(record)
    assert judged.conflict.cells["purpose"] == "другое"
    assert judged.conflict.cells["amount"] == "1"


def test_row_that_somebody_has_deleted_is_told(
    sheet: Sheet, sport: Programme, veterans: Organization
) -> None:
    record = make_support("a", programme=sport, organization=veterans, amount="1 тыс")
    changed, removed = row_of(sheet, record, amount="2"), row_of(sheet, record, is_removed=True)
    record.delete()
    assert "больше нет" in errors(check(sheet, [changed]))[ROW]
    assert check(sheet, [removed]).is_right


def test_queries_do_not_grow_with_the_rows(sheet: Sheet) -> None:
    """Names as another spreadsheet spells them: other quotes, other letters."""

    def asked(many: int) -> int:
        for n in range(many):
            make_organization(f"fund-{many}-{n}", name=f"Фонд «Ёлка {many}-{n}»")
        pasted = [new_row(str(n), organization=f'фонд "Елка {many}-{n}"', amount="1,5") for n in range(many)]
        with CaptureQueriesContext(connection) as queries:
            assert check(sheet, pasted).is_right
        return len(queries)

    assert asked(200) <= asked(3)


def test_of_many_unknown_names_the_first_get_advice(sheet: Sheet, veterans: Organization) -> None:
    rows = [new_row(str(n), organization=f"ветеранов {n}", amount="1") for n in range(40)]
    told = [row.errors["organization"] for row in check(sheet, rows).rows]
    assert "подскажем" not in told[0].text
    assert "подскажем" in told[39].text
    assert "подскажем" not in check(sheet, rows, is_final=True).rows[39].errors["organization"].text


def test_many_acts_are_found_by_what_they_are_called(sheet: Sheet, veterans: Organization) -> None:
    acts = [make_act(f"act-{n}", number=str(n), date=DAY) for n in range(1, 41)]
    rows = [
        new_row(str(n), organization=veterans.ogrn, amount="1", act=act_label(act))
        for n, act in enumerate(acts)
    ]
    checked = check(sheet, rows)
    assert checked.is_right
    assert [row.record.act for row in checked.rows] == acts
