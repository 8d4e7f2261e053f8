"""Cells as they come: numbers of organisations at a glance and in truth, odd strings, Excel's own types."""

import datetime
from typing import Any

import pytest
from django.core.validators import URLValidator
from hypothesis import given
from hypothesis import strategies as st

from ngo_registry.models import Organization
from portal.imports.readers import CERTAIN_ADDRESS, LONGEST_HOST, proves_itself
from portal.lib.identifiers import IdentifierError, check_inn, check_ogrn
from portal.models import User
from tests.imports.files import applied, checked, inn, ogrn, outcomes, reasons, xlsx_file
from tests.reports.records import make_organization


def is_right(digits: str) -> bool:
    try:
        check_ogrn(digits) if len(digits) == 13 else check_inn(digits)
    except IdentifierError:
        return False
    return True


@given(st.one_of(st.from_regex(r"[0-9]{13}", fullmatch=True), st.from_regex(r"[0-9]{10}", fullmatch=True)))
def test_what_is_seen_at_a_glance_is_right(digits: str) -> None:
    if proves_itself(digits):
        assert is_right(digits)


@pytest.mark.parametrize("digits", [ogrn(1), ogrn(77), inn(1), inn(77)])
def test_right_numbers_are_seen_at_a_glance(digits: str) -> None:
    assert is_right(digits)
    assert proves_itself(digits)


@given(st.from_regex(CERTAIN_ADDRESS, fullmatch=True).filter(lambda text: len(text) <= LONGEST_HOST))
def test_an_address_seen_at_a_glance_is_one(address: str) -> None:
    URLValidator()(address)


ODD = [
    "Фонд \\ «косая\\n черта»",
    'Фонд "в кавычках", {скобках} и ,запятых,',
    "=HYPERLINK(1)",
    "'; DROP TABLE ngo_registry_organization; --",
    "Фонд 100 % %s",
    "Фонд <script>alert(1)</script>",
    "ё" * 500,
    "NULL",
    "\\N",
]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ODD)
def test_odd_strings_arrive_as_they_are(coordinator: User, name: str) -> None:
    rows = [["Наименование", "ОГРН", "Адрес"], [name, ogrn(1), "a"], ["Клуб", ogrn(2), name]]
    load = checked(coordinator.municipality, "organizations", rows, by=coordinator)
    assert load.counts == {"new": 2}, reasons(load)
    applied(load, by=coordinator)
    assert Organization.objects.get(ogrn=ogrn(1)).name == name


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ё" * 501, "Фонд \x01 \x02"])
def test_what_the_table_cannot_hold_is_refused(coordinator: User, name: str) -> None:
    rows = [["Наименование", "ОГРН", "Адрес"], [name, ogrn(1), "a"], ["Клуб\x1fФонд", ogrn(2), ""]]
    load = checked(coordinator.municipality, "organizations", rows, by=coordinator)
    told = outcomes(load)
    applied(load, by=coordinator)
    assert (2, "refused") in told or Organization.objects.get(ogrn=ogrn(1)).name == "Фонд"
    assert not Organization.objects.filter(name__contains="\x1f").exists()


@pytest.mark.django_db
def test_numbers_and_dates_of_excel(coordinator: User) -> None:
    rows: list[list[Any]] = [
        ["Наименование", "ОГРН", "ИНН", "Дата регистрации"],
        ["Фонд", int(ogrn(1)), int(inn(1)), datetime.date(2013, 6, 5)],
        ["Клуб", "1,02E+12", inn(2), 41430],
        ["Союз", ogrn(3), inn(3), "5 июня 2013 г."],
    ]
    load = checked(coordinator.municipality, "organizations", xlsx_file(rows), by=coordinator)
    assert [outcome for _, outcome in outcomes(load)] == ["new", "refused", "new"], reasons(load)
    assert "потерял цифры" in reasons(load)[3]
    applied(load, by=coordinator)
    assert set(Organization.objects.values_list("ogrn", "inn", "registered_on")) == {
        (ogrn(1), inn(1), datetime.date(2013, 6, 5)),
        (ogrn(3), inn(3), datetime.date(2013, 6, 5)),
    }


@pytest.mark.django_db
def test_a_row_that_slid_by_a_column_says_so(coordinator: User) -> None:
    rows = [["Наименование", "ОГРН", "ИНН", "Дата регистрации"], ["Фонд", ogrn(1), inn(1), "05.06.2013"]]
    slid = ["", "Клуб", ogrn(2), inn(2), "05.06.2013"]
    load = checked(coordinator.municipality, "organizations", [*rows, slid], by=coordinator)
    assert "сдвинуты вправо на один столбец" in reasons(load)[3]


@pytest.mark.django_db
def test_the_rules_of_the_table_speak_their_own_sentences(coordinator: User) -> None:
    rows = [
        ["Наименование", "ОГРН", "Статус", "Дата ликвидации"],
        ["Фонд", ogrn(1), "не зарегистрирована", ""],
        ["Клуб", ogrn(2), "действует", "01.02.2020"],
    ]
    load = checked(coordinator.municipality, "organizations", rows, by=coordinator)
    told = reasons(load)
    assert "не бывает ОГРН" in told[2]
    assert "ликвидированной организации" in told[3]


@pytest.mark.django_db
def test_a_namesake_with_another_number_is_suspicious_and_a_taken_code_is_not_stolen(
    coordinator: User,
) -> None:
    city = coordinator.municipality
    Organization.objects.create(municipality=city, code="one", name="Фонд «Ёлка»", ogrn=ogrn(1))
    Organization.objects.create(municipality=city, code="two", name="Клуб", ogrn=ogrn(2))
    rows = [
        ["Код организации", "Наименование", "ОГРН"],
        ["", "фонд елка", ogrn(3)],
        ["one", "Фонд «Ёлка»", ogrn(2)],
    ]
    load = checked(city, "organizations", rows, by=coordinator)
    assert [outcome for _, outcome in outcomes(load)] == ["suspicious", "refused"], reasons(load)
    assert f"другим ОГРН {ogrn(1)}" in reasons(load)[2]
    assert "есть у другой записи" in reasons(load)[3]


@pytest.mark.django_db
def test_lines_without_a_code_are_not_taken_for_one_another(coordinator: User) -> None:
    make_organization("one", name="Хор")
    rows = [
        ["Код записи", "Получатель", "Сумма"],
        ["", "Хор", "1"],
        ["", "Хор", "2"],
        ["a", "Хор", "3"],
        ["a", "Хор", "4"],
    ]
    load = checked(coordinator.municipality, "support", rows, by=coordinator, year=2023, kind="financial")
    assert [outcome for _, outcome in outcomes(load)] == ["new", "new", "new", "refused"]
