"""A new city needs nothing but a name."""

from typing import Any

import pytest

from portal.models import Municipality
from portal.workspace.desk import Desk
from portal.workspace.forms import DeskForm, form_class
from portal.workspace.registry import ledgers
from portal.workspace.saving import save
from tests.people import People
from tests.workspace.forms import sent


def form_of(people: People, city: Municipality, **typed: Any) -> DeskForm:
    made = form_class(Desk(people.superuser, city), ledgers()["city"])
    return made({**sent(made(instance=city)), **typed}, instance=city)


@pytest.mark.parametrize(
    ("name", "slug", "genitive", "locative"),
    [
        ("Сургут", "surgut", "Сургута", "Сургуте"),
        ("Набережные Челны", "naberezhnye-chelny", "Набережных Челнов", "Набережных Челнах"),
        ("Ростов-на-Дону", "rostov-na-donu", "Ростова-на-Дону", "Ростове-на-Дону"),
    ],
)
def test_the_rest_follows_from_the_name(
    people: People, name: str, slug: str, genitive: str, locative: str
) -> None:
    form = form_of(people, Municipality(), name=name)
    assert form.is_valid(), form.errors
    city = save(form, by=people.superuser)
    city.refresh_from_db()
    assert (city.slug, city.name_genitive, city.name_locative) == (slug, genitive, locative)
    assert city.administration == f"Администрация города {genitive}"


def test_what_was_typed_is_not_proposed_anew(people: People) -> None:
    form = form_of(people, Municipality(), name="Сургут", slug="yugra", administration="Мэрия Сургута")
    city = save(form, by=people.superuser)
    assert (city.slug, city.administration) == ("yugra", "Мэрия Сургута")


@pytest.mark.parametrize(
    ("name", "told"),
    [("", None), ("42 №", None), ("Кемерово", "занят"), ("Admin", "занят"), ("№", "латинскими")],
)
def test_addresses_that_cannot_be(people: People, name: str, told: str | None) -> None:
    form = form_of(people, Municipality(), name=name)
    if told is None:
        assert ("name" in form.errors) == (not name)
    else:
        assert told in " ".join(form.errors.get("slug", form.non_field_errors()))


def test_the_address_of_a_city_stays(people: People) -> None:
    city = people.administrator.municipality
    form = form_of(people, city, slug="elsewhere", region="Кузбасс")
    assert form.is_valid()
    assert (form.save().slug, city.region) == ("kemerovo", "Кузбасс")
