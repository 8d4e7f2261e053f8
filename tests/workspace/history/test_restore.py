"""A record is put back as it was: all columns and sets, never over someone else's change."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, models

from grants.models import Programme, Support
from ngo_registry.models import Category, Organization, Sphere
from portal.lib.parse import parse_quantity, write_quantity
from portal.models import User
from portal.records.restore import NotRestorable, instance_of, restore
from portal.workspace.version import version_of
from tests.people import People, signed_in, visitor
from tests.records.samples import ALL_MODELS
from tests.workspace.history.makers import address, change, versions


def put_back(person: User, ledger: str, record: models.Model, number: int = 0, **data: Any) -> Any:
    page = address("restore", ledger, record.pk, versions(record)[number].pgh_id)
    return signed_in(person).post(page, {"version": version_of(record), "reason": "Ошибка", **data})


def spoil(organization: Organization, by: User) -> Category:
    """Changes columns and sets, in several deeds."""
    other = Category.objects.create(code="other", name="Другая")
    with change(by, "Первое"):
        organization.name, organization.registered_on = "Не то", None
        organization.save()
        organization.categories.add(other)
    with change(by, "Второе"):
        organization.spheres.clear()
    return other


def test_columns_and_sets_are_as_they_were(people: People, records: Any) -> None:
    organization = records[Organization]
    spoil(organization, people.specialist)
    response = put_back(people.coordinator, "organizations", organization)
    assert response.status_code == 302, response.context["error"]
    organization.refresh_from_db()
    assert (organization.name, str(organization.registered_on)) == ("Фонд «Ёлка»; филиал", "2023-06-05")
    assert [str(each) for each in organization.categories.all()] == ["Запись 1"]
    assert list(organization.spheres.all()) == [records[Sphere]]
    page = signed_in(people.auditor).get(address("history", "organizations", organization.pk))
    event = page.context["events"][0]
    assert event.what.startswith("возвращено как было ")
    assert (event.who, event.why) == ("coordinator", "Ошибка")
    assert {each.label for each in event.differences} == {
        "полное название",
        "зарегистрирована",
        "категории",
        "сферы",
    }


def test_the_page_shows_what_would_change_and_changes_nothing(people: People, records: Any) -> None:
    organization = records[Organization]
    spoil(organization, people.specialist)
    version = versions(organization)[0]
    response = signed_in(people.coordinator).get(
        address("restore", "organizations", organization.pk, version.pgh_id)
    )
    told = {each.label: (each.before, each.after) for each in response.context["differences"]}
    assert told["полное название"] == ("Не то", "Фонд «Ёлка»; филиал")
    assert told["категории"] == ("Другая, Запись 1", "Запись 1")
    assert told["сферы"] == ("", "Запись 1")
    organization.refresh_from_db()
    assert organization.name == "Не то"


def test_a_version_in_the_middle_has_the_sets_of_its_moment(people: People, records: Any) -> None:
    organization = records[Organization]
    other = spoil(organization, people.specialist)
    with change(people.specialist):
        organization.note = "потом"
        organization.save()
        organization.categories.clear()
    assert put_back(people.coordinator, "organizations", organization, 1).status_code == 302
    assert set(organization.categories.all()) == {other, records[Category]}
    assert list(organization.spheres.all()) == [records[Sphere]]


def test_quantities_come_back_with_their_precision(people: People, records: Any) -> None:
    support = records[Support].part_of
    with change(people.coordinator):
        support.amount = parse_quantity("1397200", "rub")
        support.save()
    assert put_back(people.coordinator, "support", support).status_code == 302
    support.refresh_from_db()
    assert write_quantity(support.amount) == "1397,2 тыс"


def test_a_reason_is_asked_for_and_nothing_typed_is_lost(people: People, records: Any) -> None:
    organization = records[Organization]
    spoil(organization, people.specialist)
    response = put_back(people.coordinator, "organizations", organization, reason=" \n ")
    assert response.status_code == 422
    assert "Напишите, почему возвращаете" in response.text
    assert versions(organization)[-1].name == "Не то"


def test_nobody_is_overwritten(people: People, records: Any) -> None:
    organization = records[Organization]
    spoil(organization, people.specialist)
    seen = version_of(organization)
    with change(people.specialist):
        organization.spheres.add(records[Sphere])
    response = put_back(people.coordinator, "organizations", organization, version=seen, reason="Моё")
    assert response.status_code == 409
    assert "Пока вы смотрели" in response.text
    assert "Моё" in response.text
    assert versions(organization)[-1].name == "Не то"
    again = put_back(people.coordinator, "organizations", organization, version=response.context["version"])
    assert again.status_code == 302


def test_the_same_version_is_nothing_to_put_back(people: People, records: Any) -> None:
    organization = records[Organization]
    page = address("restore", "organizations", organization.pk, versions(organization)[-1].pgh_id)
    assert "возвращать нечего" in signed_in(people.coordinator).get(page).text


def test_a_lost_reference_is_told(people: People, records: Any) -> None:
    support, programme = records[Support], records[Programme]
    with change(people.coordinator):
        support.programme = None
        support.save()
        programme.delete()
    response = put_back(people.coordinator, "support", support)
    assert response.status_code == 422
    assert "программа «Спорт»" in response.text
    assert "Сначала верните" in response.text
    support.refresh_from_db()
    assert support.programme is None


def test_a_constraint_that_no_longer_holds_is_told(people: People, records: Any) -> None:
    organization = records[Organization]
    ogrn = organization.ogrn
    with change(people.coordinator):
        organization.ogrn = "1037739010891"
        organization.save()
        organization.pk, organization.code, organization.ogrn = None, "other", ogrn
        organization.save()
    first = Organization.objects.get(ogrn="1037739010891")
    response = put_back(people.coordinator, "organizations", first)
    assert response.status_code == 422
    assert "Вернуть нельзя" in response.text
    assert "уже есть" in response.text
    first.refresh_from_db()
    assert first.ogrn == "1037739010891"


def test_what_was_deleted_does_not_come_back_into_a_set(people: People, records: Any) -> None:
    organization = records[Organization]
    with change(people.superuser):
        organization.categories.clear()
        records[Category].delete()
    page = address("restore", "organizations", organization.pk, versions(organization)[0].pgh_id)
    with change(people.superuser):
        Organization.objects.filter(pk=organization.pk).update(note="иначе")
    assert "с тех пор удалена и не вернётся" in signed_in(people.coordinator).get(page).text
    assert put_back(people.coordinator, "organizations", organization).status_code == 302
    assert not organization.categories.exists()


def test_who_may(people: People, records: Any) -> None:
    organization = records[Organization]
    spoil(organization, people.specialist)
    page = address("restore", "organizations", organization.pk, versions(organization)[0].pgh_id)
    assert visitor().get(page).status_code == 302
    assert signed_in(people.stranger).post(page).status_code == 404
    assert signed_in(people.auditor).get(page).status_code == 403
    assert put_back(people.auditor, "organizations", organization).status_code == 403
    for person in (people.specialist, people.coordinator, people.administrator, people.superuser):
        assert signed_in(person).get(page).status_code == 200


def test_a_specialist_puts_back_only_what_was_and_is_the_departments(people: People, records: Any) -> None:
    support, own = records[Support], people.specialist.department
    assert put_back(people.specialist, "support", support).status_code == 403
    with change(people.coordinator):
        support.department = own
        support.save()
    response = put_back(people.specialist, "support", support)
    assert response.status_code == 422
    assert "относилась к другому подразделению" in response.text
    with change(people.specialist):
        support.purpose = "Ремонт"
        support.save()
    assert put_back(people.specialist, "support", support, 1).status_code == 302
    support.refresh_from_db()
    assert (support.department, support.purpose) == (own, "")


def test_rights_that_were_taken_away_stay_taken_away(people: People, records: Any) -> None:
    person = people.specialist
    with change(people.superuser):
        User.objects.filter(pk=person.pk).update(is_superuser=True, is_staff=True)
        User.objects.filter(pk=person.pk).update(is_superuser=False, is_staff=False, first_name="Анна")
    password = User.objects.get(pk=person.pk).password
    assert put_back(people.administrator, "people", person, 1).status_code == 302
    person.refresh_from_db()
    assert (person.is_superuser, person.is_staff, person.first_name) == (False, False, "")
    assert person.password == password


def test_a_version_of_another_record_is_not_found(people: People, records: Any) -> None:
    group = records[Support].part_of
    page = address("restore", "support", records[Support].pk, versions(group)[0].pgh_id)
    assert signed_in(people.coordinator).get(page).status_code == 404
    page = address("restore", "support", records[Support].pk, 10**25)
    assert signed_in(people.coordinator).get(page).status_code == 404


def test_every_kind_of_record_is_rebuilt_from_its_history(people: People, records: Any) -> None:
    for model in ALL_MODELS:
        rebuilt_and_restored(model, records, people.superuser)


def rebuilt_and_restored(model: Any, records: Any, by: User) -> None:
    record = model.objects.get(pk=records[model].pk)
    rebuilt = instance_of(versions(record)[-1])
    forgotten = {"password", "last_login"} if model is User else set()
    for column in model._meta.concrete_fields:
        if not column.generated and column.name not in forgotten:
            assert getattr(rebuilt, column.attname) == getattr(record, column.attname), column
    before = version_of(record)
    restored = restore(record, versions(record)[-1], by=by, reason="Проверка")
    assert version_of(restored) == before


def test_a_refused_action_changes_nothing(people: People, records: Any) -> None:
    organization = records[Organization]
    spoil(organization, people.specialist)
    event = versions(organization)[0]
    event.status, event.dissolved_on = "active", "2024-01-01"
    before = version_of(organization)
    with pytest.raises(NotRestorable, match="Дата ликвидации"):
        restore(organization, event, by=people.coordinator, reason="Нет")
    assert version_of(organization) == before


def test_of_two_who_put_back_at_once_one_is_told(people: People, records: Any) -> None:
    organization = records[Organization]
    spoil(organization, people.specialist)
    page = address("restore", "organizations", organization.pk, versions(organization)[0].pgh_id)
    sent, start = {"version": version_of(organization), "reason": "Ошибка"}, Barrier(2)

    def press(person: User) -> int:
        client = signed_in(person)
        start.wait()
        try:
            return client.post(page, sent).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, (people.coordinator, people.administrator))) == [302, 409]
    assert len(versions(organization)) == 3
