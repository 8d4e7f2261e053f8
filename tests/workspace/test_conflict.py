"""Nobody overwrites anybody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.urls import reverse

from ngo_registry.models import Category, Organization
from portal.records.events import history_of
from tests.people import People, make_people, signed_in
from tests.records.samples import make_records
from tests.workspace.forms import opened


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def organization(people: People) -> Organization:
    return make_records()[Organization]


def address_of(organization: Organization) -> str:
    return reverse("workspace:record", args=["kemerovo", "organizations", organization.pk])


def test_both_versions_are_shown_and_the_choice_is_kept(people: People, organization: Organization) -> None:
    mine, theirs, address = (
        signed_in(people.coordinator),
        signed_in(people.administrator),
        address_of(organization),
    )
    begun = opened(mine, address, address="Советский, 1", note="моё", sure="1")
    other = opened(theirs, address, address="Весенняя, 5", site="https://other.example/", sure="1")
    assert theirs.post(address, other).status_code == 302

    response = mine.post(address, begun)
    assert response.status_code == 409
    shown = {each.name: each for each in response.context["differences"]}
    assert (shown["address"].mine, shown["address"].theirs, shown["address"].preferred) == (
        "Советский, 1",
        "Весенняя, 5",
        "mine",
    )
    assert shown["site"].preferred == "theirs"  # I never touched it
    assert shown["note"].preferred == "mine"

    choice = {f"take-{name}": each.preferred for name, each in shown.items()}
    decided = {**begun, **choice, "take-address": "theirs", "version": response.context["version"]}
    assert mine.post(address, decided).status_code == 302
    organization.refresh_from_db()
    assert (organization.address, organization.site, organization.note) == (
        "Весенняя, 5",
        "https://other.example/",
        "моё",
    )


def test_a_change_of_a_set_is_a_change_too(people: People, organization: Organization) -> None:
    client, address = signed_in(people.coordinator), address_of(organization)
    begun = opened(client, address, note="моё", sure="1")
    added = Category.objects.create(code="tos", name="ТОС")
    organization.categories.add(added)
    response = client.post(address, begun)
    assert response.status_code == 409
    assert "ТОС" in {each.name: each.theirs for each in response.context["differences"]}["categories"]


def test_a_third_change_during_the_choice_is_shown_again(people: People, organization: Organization) -> None:
    client, address = signed_in(people.coordinator), address_of(organization)
    begun = opened(client, address, note="моё", sure="1")
    Organization.objects.filter(pk=organization.pk).update(note="второе")
    first = client.post(address, begun)
    Organization.objects.filter(pk=organization.pk).update(note="третье")
    decided = {**begun, "take-note": "mine", "version": first.context["version"]}
    second = client.post(address, decided)
    assert second.status_code == 409
    assert {each.theirs for each in second.context["differences"]} == {"третье"}


@pytest.mark.parametrize("version", ["", "x", "9" * 60, "0", "-1"])
def test_a_forged_version_overwrites_nothing(
    people: People, organization: Organization, version: str
) -> None:
    client, address = signed_in(people.coordinator), address_of(organization)
    assert (
        client.post(address, opened(client, address, note="моё", sure="1", version=version)).status_code
        == 409
    )
    organization.refresh_from_db()
    assert organization.note == "@all\n-5"


@pytest.mark.django_db(transaction=True)
def test_fifty_people_who_save_at_once_lose_nothing() -> None:
    """One is first, the others are told; each then looks again and adds the own line to what is there."""
    people = make_people()
    organization = make_records()[Organization]
    client, address = signed_in(people.coordinator), address_of(organization)
    begun = opened(client, address, sure="1")

    def save(number: int) -> int:
        try:
            return client.post(address, {**begun, "note": f"строка {number}"}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(save, range(50)))
    assert sorted(answers) == [302, *[409] * 49]

    for number in [number for number, answer in enumerate(answers) if answer == 409]:
        told = client.post(address, {**begun, "note": f"строка {number}"})
        theirs = next(each.theirs for each in told.context["differences"] if each.name == "note")
        mine = {**begun, "note": f"{theirs}\nстрока {number}", "version": told.context["version"]}
        assert client.post(address, mine).status_code == 302
    organization.refresh_from_db()
    assert set(organization.note.splitlines()) == {f"строка {number}" for number in range(50)}
    assert len(history_of(organization)) >= 50
