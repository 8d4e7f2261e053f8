"""What is likely the same is found, however it is spelt; what is not stays quiet."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ngo_registry.duplicates import Reason, duplicates, essence
from ngo_registry.models import FormerName, Organization
from portal.models import Municipality
from tests.people import make_city
from tests.records.samples import OGRN

CENTRE = "Автономная некоммерческая организация «Ресурсный центр поддержки НКО»"


def make(city: Municipality, name: str, **columns: Any) -> Organization:
    code = f"organization-{Organization.objects.count()}"
    return Organization.objects.create(municipality=city, code=code, name=name, **columns)


def reasons(city: Municipality, **asked: Any) -> dict[str, Reason]:
    return {each.organization.name: each.reason for each in duplicates(city, **asked)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("АНО «Вече»", "Автономная некоммерческая организация «ВЕЧЕ»"),
        ("КРОО «Союз художников России»", "Кемеровская региональная организация «Союз художников России»"),
        ("Общественная организация ветеранов", "ветеранов"),
        ("Фонд “Ёлка”", "фонд «Елка»"),
    ],
)
def test_words_of_the_form_are_not_the_essence(one: str, other: str) -> None:
    assert essence(one) == essence(other)


def test_a_name_of_such_words_alone_is_its_own_essence() -> None:
    assert essence("Общественная организация") == "общественная организация"


def test_unlike_organisations_are_quiet(city: Municipality) -> None:
    make(city, CENTRE, inn="7707083893")
    make(city, "Благотворительный фонд «Доброе дело»")
    assert (
        reasons(city, name="Региональная общественная организация «Клуб шахматистов»", inn="4205000000") == {}
    )
    assert reasons(city, name="") == {}
    assert reasons(city, name="«»", short_name="—") == {}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (CENTRE, Reason.NAME),
        (CENTRE.upper(), Reason.NAME),
        ('автономная некоммерческая организация "Ресурсный центр поддержки НКО"', Reason.NAME),
        ("АНО «Ресурсный центр поддержки НКО»", Reason.ALIKE),
        ("АНО «Ресурсный центр поддержки некоммерческих организаций»", Reason.ALIKE),
        ("АНО «Ресурсный ценрт поддержки НКО»", Reason.ALIKE),
        ("Ресурсный центр поддержки", Reason.ALIKE),
    ],
)
def test_a_name_spelt_otherwise(city: Municipality, name: str, reason: Reason) -> None:
    make(city, CENTRE)
    assert reasons(city, name=name) == {CENTRE: reason}


def test_short_and_former_names_are_names_too(city: Municipality) -> None:
    short = make(city, "Местная организация инвалидов войны", short_name="МОО «Память»")
    former = make(city, "Фонд «Дружба народов»")
    FormerName.objects.create(organization=former, name="Фонд «Мир и согласие»")
    assert reasons(city, short_name="МОО «Память»") == {short.name: Reason.NAME}
    assert reasons(city, name="Фонд «Мир и согласие»") == {former.name: Reason.NAME}


def test_numbers_are_the_surest(city: Municipality) -> None:
    make(city, "Фонд «Мир»", ogrn=OGRN[0])
    make(city, "Фонд «Труд»", inn="7707083893")
    make(city, CENTRE)
    found = duplicates(city, name=CENTRE, ogrn=OGRN[0], inn="7707083893")
    assert [each.reason for each in found] == [Reason.OGRN, Reason.INN, Reason.NAME]


def test_one_organisation_is_told_once_by_its_surest_reason(city: Municipality) -> None:
    make(city, CENTRE, ogrn=OGRN[0])
    assert reasons(city, name=CENTRE, ogrn=OGRN[0]) == {CENTRE: Reason.OGRN}


def test_itself_and_other_cities_are_not_meant(city: Municipality) -> None:
    own = make(city, CENTRE, ogrn=OGRN[0])
    make(make_city("kogalym", "Когалым"), CENTRE, ogrn=OGRN[0])
    assert duplicates(city, name=CENTRE, ogrn=OGRN[0], exclude=own.pk) == []


def test_the_number_of_queries_does_not_grow(city: Municipality) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            duplicates(city, name=CENTRE, short_name="Центр", ogrn=OGRN[0], inn="7707083893")
        return len(queries)

    make(city, CENTRE)
    one = cost()
    for number in range(5):
        FormerName.objects.create(organization=make(city, f"{CENTRE} {number}"), name=CENTRE)
    assert cost() == one <= 4


@pytest.mark.parametrize("odd", ["%", "\\", "'", "«", "ы" * 500, "1 OR 1=1", "🏙", "( [ *"])
def test_odd_names_break_nothing(city: Municipality, odd: str) -> None:
    make(city, CENTRE)
    assert reasons(city, name=odd, short_name=odd) == {}
