"""The way from a likeness to one organisation: named, compared, merged."""

import pytest
from django.test import Client
from django.urls import reverse

from ngo_registry.models import Contact, Organization
from portal.models import Municipality
from tests.people import People, make_city, signed_in, visitor
from tests.records.samples import OGRN


@pytest.fixture
def keep(city: Municipality) -> Organization:
    return Organization.objects.create(
        municipality=city, code="keep", name="Фонд «Мир»", site="https://mir.example"
    )


@pytest.fixture
def drop(city: Municipality) -> Organization:
    drop = Organization.objects.create(
        municipality=city,
        code="drop",
        name="Благотворительный фонд «Мир»",
        ogrn=OGRN[0],
        address="Советский, 54",
    )
    Contact.objects.create(organization=drop, kind="phone", value="+7")
    return drop


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


def page(organization: Organization, query: str = "") -> str:
    return reverse("workspace:organization-merge", args=["kemerovo", organization.pk]) + query


def likeness(query: str = "") -> str:
    return reverse("workspace:organization-likeness", args=["kemerovo"]) + query


def test_the_other_is_named_in_words(client: Client, keep: Organization, drop: Organization) -> None:
    assert "Вторая организация" in client.get(page(keep)).text
    compared = client.get(page(keep), {"other": f"ОГРН {OGRN[0]}"})
    assert compared.context["other"] == drop
    unclear = client.get(page(keep), {"other": "благотворительный"})
    assert f"БЛАГОТВОРИТЕЛЬНЫЙ ФОНД «МИР», ОГРН {OGRN[0]}" in unclear.text.upper()
    assert "Назовите вторую организацию" in client.get(page(keep), {"other": " "}).text
    assert client.get(page(keep), {"other": keep.name}).context.get("other") is None


def test_the_value_of_the_richer_one_is_proposed(
    client: Client, keep: Organization, drop: Organization
) -> None:
    context = client.get(page(keep, f"?with={drop.pk}")).context
    proposed = {pair.name: pair.takes_dropped for pair in context["differing"]}
    assert proposed == {"name": True, "ogrn": True, "address": True, "site": False}
    assert [pair.name for pair in context["same"]] == ["status"]
    assert context["moving"] == [("контакты", 1)]


def test_merging_leads_to_the_one_that_stays(client: Client, keep: Organization, drop: Organization) -> None:
    address = page(keep, f"?with={drop.pk}")
    versions = {f"version_{pk}": version for pk, version in client.get(address).context["versions"]}
    answer = client.post(address, {**versions, "ogrn": "dropped", "name": "kept", "reason": "одна и та же"})
    assert (answer.status_code, answer.url) == (
        302,
        reverse("workspace:record", args=["kemerovo", "organizations", keep.pk]),
    )
    keep.refresh_from_db()
    assert (keep.name, keep.ogrn) == ("Фонд «Мир»", OGRN[0])
    page_of_record = client.get(answer.url).text
    assert "Благотворительный фонд «Мир»" in page_of_record
    assert "Объединена" in page_of_record


def test_two_different_numbers_are_warned_of(client: Client, keep: Organization, drop: Organization) -> None:
    assert "разные ОГРН" not in client.get(page(keep, f"?with={drop.pk}")).text
    Organization.objects.filter(pk=keep.pk).update(ogrn=OGRN[1])
    assert "разные ОГРН" in client.get(page(keep, f"?with={drop.pk}")).text


def test_a_change_meanwhile_keeps_what_was_chosen(
    client: Client, keep: Organization, drop: Organization
) -> None:
    address = page(keep, f"?with={drop.pk}")
    versions = {f"version_{pk}": version for pk, version in client.get(address).context["versions"]}
    Organization.objects.filter(pk=drop.pk).update(note="новое")
    answer = client.post(address, {**versions, "ogrn": "dropped", "reason": "одна и та же"})
    assert answer.status_code == 422
    assert "Посмотрите ещё раз" in answer.text
    assert "одна и та же" in answer.text
    assert [pair.name for pair in answer.context["differing"] if pair.takes_dropped] == ["ogrn"]
    assert Organization.objects.count() == 2


def test_contradicting_values_are_told(client: Client, keep: Organization, drop: Organization) -> None:
    Organization.objects.filter(pk=keep.pk).update(status="unregistered", site="")
    address = page(keep, f"?with={drop.pk}")
    versions = {f"version_{pk}": version for pk, version in client.get(address).context["versions"]}
    answer = client.post(address, {**versions, "ogrn": "dropped", "status": "kept"})
    assert answer.status_code == 422
    assert "не бывает ОГРН" in answer.text


@pytest.mark.parametrize("role", ["specialist", "auditor"])
def test_who_may_not_merge_is_refused(
    people: People, keep: Organization, drop: Organization, role: str
) -> None:
    client = signed_in(getattr(people, role))
    for answer in (client.get(page(keep)), client.post(page(keep, f"?with={drop.pk}"))):
        assert answer.status_code == 403
    assert (
        "Объединить с другой"
        not in client.get(reverse("workspace:record", args=["kemerovo", "organizations", keep.pk])).text
    )


def test_strangers_and_visitors_learn_nothing(people: People, keep: Organization, drop: Organization) -> None:
    stranger = signed_in(people.stranger)
    for address in (page(keep), page(keep, f"?with={drop.pk}"), likeness(f"?pk={keep.pk}")):
        assert stranger.get(address).status_code == 404
        assert visitor().get(address).status_code == 302


def test_an_organisation_of_another_city_is_not_the_other(client: Client, keep: Organization) -> None:
    far = Organization.objects.create(
        municipality=make_city("kogalym", "Когалым"), code="far", name="Далёкая"
    )
    for pk in (far.pk, keep.pk, 10**17):
        assert client.get(page(keep, f"?with={pk}")).status_code == 404


def test_likeness_is_told_while_a_name_is_typed(client: Client, keep: Organization) -> None:
    told = client.get(likeness(), {"name": "Фонд Мир", "ogrn": "", "inn": "странное \x01"}).text
    assert "Фонд «Мир»" in told
    assert "with=" not in told
    assert client.get(likeness(), {"name": "Клуб шахматистов"}).text.strip() == ""
    assert client.get(likeness()).text.strip() == ""


def test_likeness_of_a_record_leads_to_the_comparison(
    people: People, client: Client, keep: Organization, drop: Organization
) -> None:
    assert page(keep, f"?with={drop.pk}") in client.get(likeness(f"?pk={keep.pk}")).text
    assert "with=" not in signed_in(people.specialist).get(likeness(f"?pk={keep.pk}")).text
    for odd in ("²", "0", "-1", "9" * 30, "x"):
        assert client.get(likeness(f"?pk={odd}")).status_code in (200, 404)
