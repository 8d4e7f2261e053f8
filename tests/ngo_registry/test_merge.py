"""Of two organisations one: nothing that was told of the other is lost, and nobody is led astray."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models

from grants.models import Award, Contest, Support
from ngo_registry.actions.merge import CHOSEN, merge
from ngo_registry.models import (
    Category,
    Claim,
    Contact,
    Council,
    FormerName,
    MergedOrganization,
    Organization,
    OrganizationMark,
    Sphere,
)
from ngo_registry.referrers import counts_of, own_sets, references, sets_of_others
from portal.models import Attachment, Municipality
from portal.records.events import history_of
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.models import Block, DeclaredValue, Report, Section
from tests.people import People, make_city, visitor
from tests.records.samples import DAY, OGRN, rub


@pytest.fixture
def keep(city: Municipality) -> Organization:
    return Organization.objects.create(municipality=city, code="keep", name="Фонд «Мир»", short_name="Мир")


@pytest.fixture
def drop(city: Municipality) -> Organization:
    return Organization.objects.create(
        municipality=city, code="drop", name="Благотворительный фонд «Мир»", short_name="БФ «Мир»",
        ogrn=OGRN[0], address="пр. Советский, 54",
    )  # fmt: skip


@pytest.fixture
def merged(people: People, keep: Organization, drop: Organization) -> Any:
    """Merges ``drop`` into ``keep``."""

    def run(**changes: Any) -> Organization:
        return merge(**{"keep": keep, "drop": drop, "by": people.coordinator, **changes})

    return run


def fill(organization: Organization) -> None:
    """One record of each kind that can refer to an organisation."""
    city = organization.municipality
    contest = Contest.objects.create(
        municipality=city, code=f"c-{organization.code}", name="Конкурс", level="federal"
    )
    Support.objects.create(
        municipality=city, year=2023, kind="financial", organization=organization, amount=rub("350 тыс")
    )
    Award.objects.create(municipality=city, year=2023, contest=contest, organization=organization)
    Contact.objects.create(organization=organization, kind="phone", value=f"+7 {organization.code}")
    FormerName.objects.create(organization=organization, name=f"Прежний {organization.code}")
    OrganizationMark.objects.create(organization=organization, register="sonko_city")
    MergedOrganization.objects.create(
        municipality=city, former_id=10**9 + organization.pk, former_code="old", former_name="Старый",
        organization=organization,
    )  # fmt: skip
    Claim.objects.create(
        municipality=city, organization=organization, subject="name", text="Не так", email="a@example.ru"
    )
    attach(organization)


def attach(record: models.Model) -> Attachment:
    city = Municipality.objects.get(slug="kemerovo")
    return Attachment.objects.create(
        municipality=city, content_type=ContentType.objects.get_for_model(record), object_id=record.pk,
        file="a.pdf", name="a.pdf", media_type="application/pdf", size=1, sha256="0" * 64,
    )  # fmt: skip


def test_the_tests_fill_every_table_that_refers_to_an_organisation(drop: Organization) -> None:
    """A new kind of record that refers to organisations comes here first."""
    fill(drop)
    assert len(references()) >= 6
    for column in references():
        assert column.model._default_manager.filter(**{column.name: drop}).exists(), column


def test_everything_that_referred_to_the_one_refers_to_the_other(
    keep: Organization, drop: Organization, merged: Any
) -> None:
    fill(drop)
    keys = {
        column: list(column.model._default_manager.values_list("pk", flat=True)) for column in references()
    }
    [scan] = Attachment.objects.all()
    merged()
    assert not Organization.objects.filter(code="drop").exists()
    for column, before in keys.items():
        moved = column.model._default_manager.filter(pk__in=before)
        assert len(moved) == len(before), column
        assert {getattr(record, column.attname) for record in moved} == {keep.pk}
    scan.refresh_from_db()
    assert scan.record == keep


def test_sets_are_united(keep: Organization, drop: Organization, merged: Any) -> None:
    youth, veterans = (Category.objects.create(code=code, name=code) for code in ("youth", "veterans"))
    sport = Sphere.objects.create(code="sport", name="спорт")
    keep.categories.set([youth])
    drop.categories.set([youth, veterans])
    drop.spheres.set([sport])
    merged()
    assert set(keep.categories.all()) == {youth, veterans}
    assert list(keep.spheres.all()) == [sport]
    assert {column.name for column in own_sets()} == {"categories", "spheres", "activity_kinds"}


def test_councils_that_it_sat_in_are_those_of_the_one_that_stays(
    city: Municipality, keep: Organization, drop: Organization, merged: Any
) -> None:
    both, one = (Council.objects.create(municipality=city, code=code, name=code) for code in ("both", "one"))
    both.organizations.set([keep, drop])
    one.organizations.set([drop])
    assert ("общественные советы", 2) in counts_of(drop)
    merged()
    assert set(keep.councils.all()) == {both, one}
    assert [list(each.organizations.all()) for each in (both, one)] == [[keep], [keep]]
    assert {column.name for column in sets_of_others()} == {"organizations"}


def test_what_both_have_stays_once_and_completed(keep: Organization, drop: Organization, merged: Any) -> None:
    Contact.objects.create(organization=keep, kind="phone", value="+7")
    twice = Contact.objects.create(organization=drop, kind="phone", value="+7", is_published=True)
    OrganizationMark.objects.create(organization=keep, register="sonko_city")
    OrganizationMark.objects.create(organization=drop, register="sonko_city", since=DAY)
    scan = attach(twice)
    merged()
    [contact], [mark] = keep.contacts.all(), keep.marks.all()
    assert not contact.is_published, "a consent is never invented"
    assert mark.since == DAY
    scan.refresh_from_db()
    assert scan.record == contact


def test_marks_that_contradict_each_other_are_left_as_they_are(
    keep: Organization, drop: Organization, merged: Any
) -> None:
    OrganizationMark.objects.create(organization=keep, register="sonko_city", until=DAY)
    OrganizationMark.objects.create(organization=drop, register="sonko_city", since=DAY.replace(year=2024))
    merged()
    [mark] = keep.marks.all()
    assert (mark.since, mark.until) == (None, DAY)


def test_chosen_values_are_taken_and_the_others_stay(merged: Any) -> None:
    result = merged(choices=["ogrn", "address", "name"])
    result.refresh_from_db()
    assert (result.name, result.short_name) == ("Благотворительный фонд «Мир»", "Мир")
    assert (result.ogrn, result.address, result.code) == (OGRN[0], "пр. Советский, 54", "keep")


def test_all_names_still_lead_to_it(merged: Any) -> None:
    result = merged(choices=["name"])
    assert {former.name for former in result.former_names.all()} == {"Фонд «Мир»", "БФ «Мир»"}


def test_a_name_spelt_with_other_quotes_is_no_former_name(
    city: Municipality, keep: Organization, merged: Any
) -> None:
    twin = Organization.objects.create(municipality=city, code="twin", name='ФОНД "МИР"')
    assert list(merged(drop=twin).former_names.all()) == []


def test_history_of_both_tells_who_and_why(
    people: People, keep: Organization, drop: Organization, merged: Any
) -> None:
    gone = Organization.objects.get(pk=drop.pk)
    merged(reason="Одна и та же, проверено по ЕГРЮЛ.")
    for record in (keep, gone):
        last = history_of(record)[0]
        assert last.who == people.coordinator.username
        assert last.why == (
            "Объединены записи об одной организации: БФ «Мир» → Мир. Одна и та же, проверено по ЕГРЮЛ."
        )


def test_the_old_address_leads_to_the_one_that_stayed(
    city: Municipality, keep: Organization, drop: Organization, merged: Any
) -> None:
    address = drop.get_absolute_url()
    third = Organization.objects.create(municipality=city, code="third", name="Третья")
    merged()
    answer = visitor().get(address)
    assert (answer.status_code, answer.url) == (301, keep.get_absolute_url())
    merged(keep=third, drop=keep)
    assert visitor().get(address).url == third.get_absolute_url()
    assert (
        visitor()
        .get(f"/{make_city('kogalym', 'Когалым').slug}{address.removeprefix('/kemerovo')}")
        .status_code
        == 404
    )


def text_of(city: Municipality, text: str) -> Block:
    report = Report.objects.create(municipality=city, year=2023, form="form", title="Отчёт")
    section = Section.objects.create(report=report, code="s", position=1)
    return Block.objects.create(section=section, position=1, type="text", text=text)


def test_texts_speak_of_the_one_that_stayed(city: Municipality, merged: Any) -> None:
    block = text_of(
        city,
        "<p>drop code=drop {{ organization.name code=drop }} {{ support.amount organization=drop | тыс. рублей }} "
        "{{support.amount code=drop}} {{ organization.name code=drop-2 }} {{ organizations.names sphere=drop }} "
        "{{ table.cell table=organizations_list row=drop column=name }} {{ table.cell table=contests row=drop }}</p>",
    )
    merged()
    block.refresh_from_db()
    assert block.text == (
        "<p>drop code=drop {{ organization.name code=keep }} {{ support.amount organization=keep | тыс. рублей }} "
        "{{support.amount code=drop}} {{ organization.name code=drop-2 }} {{ organizations.names sphere=drop }} "
        "{{ table.cell table=organizations_list row=keep column=name }} {{ table.cell table=contests row=drop }}</p>"
    )


def test_declared_values_follow_unless_one_stands_there(city: Municipality, merged: Any) -> None:
    def declare(place: str) -> DeclaredValue:
        return DeclaredValue.objects.create(municipality=city, year=2023, place=place, value=rub("5"))

    figure = declare("figure:support.amount?kind=financial&organization=drop")
    cell = declare("table:organizations_list?category=youth/drop/name")
    taken, standing = (
        declare("figure:awards.amount?organization=drop"),
        declare("figure:awards.amount?organization=keep"),
    )
    merged()
    places = {each.pk: each.place for each in DeclaredValue.objects.all()}
    assert places[figure.pk] == "figure:support.amount?kind=financial&organization=keep"
    assert places[cell.pk] == "table:organizations_list?category=youth/keep/name"
    assert places[taken.pk] != places[standing.pk] == "figure:awards.amount?organization=keep"


def test_values_that_contradict_each_other_change_nothing(
    keep: Organization, drop: Organization, merged: Any
) -> None:
    fill(drop)
    Organization.objects.filter(pk=keep.pk).update(status="unregistered")
    with pytest.raises(ValidationError, match="не бывает ОГРН"):
        merged(choices=["ogrn"])
    assert Support.objects.get().organization == drop
    assert Organization.objects.count() == 2
    assert MergedOrganization.objects.filter(former_id=drop.pk).count() == 0


def test_what_was_changed_meanwhile_is_looked_at_again(
    keep: Organization, drop: Organization, merged: Any
) -> None:
    versions = {each.pk: version_of(each) for each in (keep, drop)}
    drop.note = "новое"
    drop.save()
    with pytest.raises(ChangedMeanwhile):
        merged(versions=versions)
    assert Organization.objects.count() == 2


@pytest.mark.parametrize("role", ["specialist", "auditor", "stranger", "stranger_specialist"])
def test_others_may_not(people: People, merged: Any, role: str) -> None:
    with pytest.raises(PermissionDenied):
        merged(by=getattr(people, role))


def test_only_two_of_one_city(keep: Organization, merged: Any) -> None:
    far = Organization.objects.create(
        municipality=make_city("kogalym", "Когалым"), code="far", name="Далёкая"
    )
    for other in (keep, far):
        with pytest.raises(ValueError, match="one city"):
            merged(drop=other)


def test_every_column_of_an_organisation_is_chosen_united_or_the_portal_s_own() -> None:
    own = {"id", "municipality", "code", "search_text"}
    columns = {field.name for field in Organization._meta.fields}
    assert columns - own == set(CHOSEN)
