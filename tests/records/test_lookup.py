"""Records are found by the words that officials use; what is unclear is asked, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngo_registry.models import FormerName, Organization
from portal.models import LegalAct, Municipality
from portal.queries import acts_for
from portal.records.codes import give_code, slug_of
from portal.records.lookup import NotOne, lookup_of, plain_name
from tests.people import make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> Municipality:
    return make_city()


@pytest.fixture
def veterans(city: Municipality) -> Organization:
    return Organization.objects.create(
        municipality=city,
        code="veterans",
        name="Кемеровская областная организация «Союз ветеранов — Ёлка»",
        short_name="КОО «Союз ветеранов»",
        ogrn="1027700132195",
        inn="7707083893",
    )


@pytest.mark.parametrize(
    "text",
    [
        "КОО «Союз ветеранов»",
        'коо "союз ветеранов"',
        "Кемеровская  областная организация Союз ветеранов - елка",
        "ОГРН 1027700132195",
        "ветераны какие-то, ИНН 7707083893",
        "КОО «Союз ветеранов», ОГРН 1027700132195",
        "Совет ветеранов 1990 года",
    ],
)
def test_one_organisation_by_any_of_its_names(city: Municipality, veterans: Organization, text: str) -> None:
    FormerName.objects.create(organization=veterans, name="Совет ветеранов 1990 года")
    assert lookup_of(Organization).resolve(Organization.objects.filter(municipality=city), text) == veterans


def test_a_part_of_a_name_is_only_a_suggestion(city: Municipality, veterans: Organization) -> None:
    with pytest.raises(NotOne, match="похожие") as told:
        lookup_of(Organization).resolve(Organization.objects.filter(municipality=city), "союз ветеранов")
    assert list(told.value.candidates) == [veterans]


def test_namesakes_are_asked_about(city: Municipality, veterans: Organization) -> None:
    Organization.objects.create(municipality=city, code="other", name="КОО Союз ветеранов")
    with pytest.raises(NotOne, match="несколько") as told:
        lookup_of(Organization).resolve(Organization.objects.filter(municipality=city), "КОО Союз ветеранов")
    assert len(told.value.candidates) == 2


@pytest.mark.parametrize("text", ["никого такого", "«»", "0000000000000", "%", "\\"])
def test_what_is_not_there_is_told(city: Municipality, veterans: Organization, text: str) -> None:
    with pytest.raises(NotOne):
        lookup_of(Organization).resolve(Organization.objects.filter(municipality=city), text)


@pytest.mark.parametrize(
    "text",
    [
        "постановление от 05.06.2023 № 1514",
        "от 5 июня 2023 г. № 1514",
        "№ 1514 от 05.06.2023",
        "1514",
        "О субсидиях",
    ],
)
def test_an_act_by_its_number_date_and_title(city: Municipality, text: str) -> None:
    act = LegalAct.objects.create(
        municipality=city, code="a", kind="resolution", number="1514", date="2023-06-05", title="О субсидиях"
    )
    LegalAct.objects.create(municipality=city, code="b", kind="resolution", number="1515", date="2023-06-06")
    found = lookup_of(LegalAct).found(acts_for(city), text)
    assert list(found) == [act]


@given(st.text(max_size=200))
def test_a_slug_is_always_an_address(text: str) -> None:
    slug = slug_of(text)
    assert len(slug) <= 50
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug_of(slug) == slug


@given(st.text(max_size=100))
def test_a_plain_name_stays_plain(text: str) -> None:
    assert plain_name(plain_name(text)) == plain_name(text)
    assert plain_name(f"«{text}»") == plain_name(text)


def test_codes_never_meet(city: Municipality) -> None:
    codes = []
    for _ in range(3):
        organization = Organization(municipality=city, name="Щёголь и Ёж")
        give_code(organization, city)
        organization.save()
        codes.append(organization.code)
    assert codes == ["shchegol-i-ezh", "shchegol-i-ezh-2", "shchegol-i-ezh-3"]
