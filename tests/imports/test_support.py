"""Registers of support, results of contests and their winners."""

from decimal import Decimal
from typing import Any

import pytest

from grants.models import Award, ContestRound, Support
from portal.imports import actions
from portal.imports.refused import Refused
from portal.models import User
from tests.imports.files import applied, checked, inn, ogrn, outcomes, reasons
from tests.people import make_city, make_department, make_person
from tests.reports.records import make_contest, make_organization, make_programme, make_support

pytestmark = pytest.mark.django_db

HEADER = ["Получатель", "ИНН", "Сумма субсидии, тыс. руб.", "Дата решения", "Муниципальная программа"]
MONEY: dict[str, Any] = {"year": 2023, "kind": "financial"}


@pytest.fixture(autouse=True)
def register(db: None) -> None:
    make_organization("one", name="Фонд «Ёлка»", ogrn=ogrn(1), inn=inn(1))
    make_organization("two", name="Союз ветеранов", inn=inn(2))
    make_organization("three", name="Клуб")
    make_organization("four", name="«КЛУБ»")
    make_programme("sport")


def test_support_finds_its_organisations_and_keeps_the_precision_of_sums(coordinator: User) -> None:
    rows = [
        HEADER,
        ["как угодно", inn(1), "1 397,2", "5 июня 2023", "Программа sport"],
        ["союз   Ветеранов", "", "250 000 руб.", "2023-06-06", "sport"],
        ["Союз ветеранов", inn(2), "–", "45082", ""],
    ]
    load = checked(coordinator.municipality, "support", rows, by=coordinator, **MONEY)
    assert outcomes(load) == [(2, "new"), (3, "new"), (4, "new")], reasons(load)
    applied(load, by=coordinator)
    first, second, third = Support.objects.order_by("id")
    assert (first.organization.code, first.amount.value, first.amount.step) == ("one", Decimal(1397200), 100)
    assert (first.programme.code, first.kind, first.year) == ("sport", "financial", 2023)
    assert (second.organization.code, second.amount.value) == ("two", Decimal(250000))
    assert (third.amount.qualifier, str(third.decided_on)) == ("absent", "2023-06-05")
    assert len({first.code, second.code, third.code}) == 3


def test_what_cannot_be_found_or_is_not_clear_is_refused_with_advice(coordinator: User) -> None:
    rows = [
        HEADER,
        ["Неизвестный фонд", "", "10", "", ""],
        ["Клуб", "", "10", "", ""],
        ["Союз ветеранов", "", "десять", "", "Программа спорт"],
        ["Итого", "", "1 000", "", ""],
        ["Спорт", "", "", "", ""],
        ["", "", "10", "", ""],
    ]
    load = checked(coordinator.municipality, "support", rows, by=coordinator, **MONEY)
    assert [outcome for _, outcome in outcomes(load)] == [
        "refused",
        "refused",
        "refused",
        "skipped",
        "skipped",
        "refused",
    ]
    told = reasons(load)
    assert "сначала загрузите организации" in told[2]
    assert "несколько организаций: Клуб и «КЛУБ»" in told[3]
    assert "«Сумма субсидии, тыс. руб.»" in told[4]
    assert "«Муниципальная программа»" in told[4]
    assert "укажите организацию либо опишите группу" in told[7]


def test_doubtful_rows_wait_for_a_persons_word(coordinator: User) -> None:
    make_support("known", organization=make_organization("five", name="Хор", ogrn=ogrn(5)), amount="10 тыс")
    rows = [
        HEADER,
        ["Хор", "", "10", "01.02.2023", ""],
        ["Союз ветеранов", "", "12", "01.02.2022", ""],
        ["Фонд «Елка»", "", "9000000", "01.02.2023", ""],
        ["Фонд «Елка»", "", "15", "01.02.2023", ""],
        ["Фонд «Елка»", "", "15", "01.02.2023", ""],
    ]
    load = checked(coordinator.municipality, "support", rows, by=coordinator, **MONEY)
    assert [outcome for _, outcome in outcomes(load)] == [*["suspicious"] * 3, "new", "suspicious"]
    told = reasons(load)
    assert "такая запись уже есть" in told[2]
    assert "не относится к году" in told[3]
    assert "в 100 и более раз больше" in told[4]
    assert "что в строке 5" in told[6]
    applied(load, by=coordinator)
    assert Support.objects.count() == 2
    again = checked(coordinator.municipality, "support", rows[:3], by=coordinator, **MONEY)
    applied(again, by=coordinator, with_suspicious=True)
    assert Support.objects.count() == 4
    again.refresh_from_db()
    assert again.confirmed_by == coordinator


def test_a_specialists_file_stays_in_the_own_department(specialist: User) -> None:
    city = specialist.municipality
    other = make_department(city, "sport")
    make_support(
        "theirs", organization=make_organization("five", name="Хор"), department=other, amount="10 тыс"
    )
    rows = [["Код записи", "Получатель", "Сумма, руб."], ["theirs", "Хор", "11000"], ["", "Хор", "500"]]
    load = checked(city, "support", rows, by=specialist, **MONEY)
    assert [outcome for _, outcome in outcomes(load)] == ["refused", "new"]
    assert "другого подразделения" in reasons(load)[2]
    applied(load, by=specialist)
    assert Support.objects.exclude(code="theirs").get().department == specialist.department


def test_strangers_and_auditors_load_nothing(coordinator: User, specialist: User) -> None:
    auditor = make_person("auditor", "auditor", make_city())
    stranger = make_person("stranger", "coordinator", make_city("kogalym", "Когалым"))
    for person in (auditor, stranger):
        with pytest.raises(Refused):
            checked(coordinator.municipality, "support", [HEADER], by=person)


def test_rounds_are_known_by_contest_and_year(coordinator: User) -> None:
    make_contest("presidential", name="Президентские гранты")
    rows = [["Конкурс", "Год проведения", "Количество заявок", "Сумма, млн руб."]]
    first = checked(
        coordinator.municipality,
        "contest_rounds",
        [*rows, ["Президентские гранты", "2023", "более 20", "1,5"]],
        by=coordinator,
    )
    applied(first, by=coordinator)
    held = ContestRound.objects.get()
    assert (held.applicants.value, held.applicants.qualifier, held.amount.value) == (20, "more", 1_500_000)
    again = checked(
        coordinator.municipality,
        "contest_rounds",
        [*rows, ["«Президентские гранты»", "2023", "25", "1,5"], ["Президентские гранты", "2024", "–", ""]],
        by=coordinator,
    )
    assert [outcome for _, outcome in outcomes(again)] == ["changed", "new"], reasons(again)
    applied(again, by=coordinator)
    held.refresh_from_db()
    assert (held.applicants.value, held.applicants.qualifier) == (25, "exact")


def test_awards_come_with_winner_and_contest(coordinator: User) -> None:
    make_contest("presidential", name="Президентские гранты")
    rows = [
        ["Победитель", "Наименование проекта", "Сумма гранта"],
        ["Фонд «Ёлка»", "Двор", "300000"],
        ["Фонд «Ёлка»", "Сад", "–"],
    ]
    load = checked(
        coordinator.municipality, "awards", rows, by=coordinator, year=2023, contest="Президентские гранты"
    )
    assert outcomes(load) == [(2, "new"), (3, "new")], reasons(load)
    applied(load, by=coordinator)
    assert set(Award.objects.values_list("project", "organization__code", "year")) == {
        ("Двор", "one", 2023),
        ("Сад", "one", 2023),
    }
    undone = actions.undo(load, by=coordinator, reason="проба")
    assert undone.restored == 2
    assert not Award.objects.exists()
