"""Deleting tells what goes with a record and what keeps it; what was deleted comes back whole."""

from __future__ import annotations

from typing import Any

from django.db import models

from grants.models import ContestRound, Programme, RegisterEntry, RoundShare, Support, Violation
from ngo_registry.models import Category, Contact, FormerName, Organization, OrganizationMark
from portal.models import Department, User
from portal.records.deletion import consequences_of
from portal.workspace.version import version_of
from reports.models import Indicator, IndicatorValue, Plan
from tests.people import People, signed_in, visitor
from tests.workspace.history.makers import address, change, versions


def delete(person: User, ledger: str, record: models.Model, **data: Any) -> Any:
    sent = {"version": version_of(record), "reason": "Дубль", **data}
    return signed_in(person).post(address("delete", ledger, record.pk), sent)


def take_out_of_register() -> None:
    """Nobody can; here it is as if the support had never been entered."""
    Violation.objects.all().delete()
    RegisterEntry.objects.all().delete()


def free(organization: Organization) -> None:
    """Nothing refers to it any more but what is its own."""
    organization.awards.all().delete()
    take_out_of_register()
    organization.support.all().delete()
    organization.councils.clear()


def test_what_refers_to_a_record_keeps_it_and_is_linked(people: People, records: Any) -> None:
    organization, support = records[Organization], records[Support]
    response = signed_in(people.coordinator).get(address("delete", "organizations", organization.pk))
    assert "Удалить нельзя" in response.text
    assert address("record", "support", support.pk) in response.text
    assert {group["group"].title for group in response.context["refusing"]} == {
        "Меры поддержки",
        "Победы в конкурсах",
    }
    refused = delete(people.coordinator, "organizations", organization)
    assert refused.status_code == 422
    assert Organization.objects.filter(pk=organization.pk).exists()


def test_what_goes_with_a_record_is_told_children_of_children_too(people: People, records: Any) -> None:
    free(records[Organization])
    going = {group.model: group.count for group in consequences_of(records[Organization]).going}
    assert going == {Contact: 1, FormerName: 1, OrganizationMark: 1}
    titles = [group.model.__name__ for group in consequences_of(records[Plan]).going]
    assert titles == ["PlanDirection", "PlanItem"]
    assert {group.model.__name__ for group in consequences_of(records[Plan]).refusing} == {
        "Indicator",
        "Report",
        "Section",
    }
    marked = consequences_of(records[Category]).going
    assert [(group.model, group.count, group.is_set) for group in marked] == [(Organization, 1, True)]


def test_a_record_comes_back_under_its_key_with_sets_and_children(people: People, records: Any) -> None:
    organization = records[Organization]
    free(organization)
    with change(people.coordinator):
        organization.contacts.create(kind="email", value="gone@before.ru").delete()
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in (Contact, FormerName)}
    assert delete(people.coordinator, "organizations", organization).status_code == 302
    assert not Organization.objects.filter(pk=organization.pk).exists()
    page = address("put-back", "organizations", organization.pk)
    assert signed_in(people.coordinator).post(page, {"reason": "Не дубль"}).status_code == 302
    back = Organization.objects.get(pk=organization.pk)
    assert (back.name, back.ogrn, back.code) == (organization.name, organization.ogrn, organization.code)
    assert [each.count() for each in (back.categories, back.spheres, back.activity_kinds)] == [1, 1, 1]
    for model, keys in before.items():
        assert set(model.objects.values_list("pk", flat=True)) == keys


def test_the_deleted_are_listed_and_shown_and_their_return_is_told(people: People, records: Any) -> None:
    organization = records[Organization]
    free(organization)
    client, page = signed_in(people.coordinator), address("put-back", "organizations", organization.pk)
    sent = {"version": version_of(organization), "reason": "Дубль"}
    after = client.post(address("delete", "organizations", organization.pk), sent, follow=True)
    assert f'<a href="{page}">Вернуть</a>' in after.text
    listed = client.get(address("deleted", "organizations"))
    assert page in listed.text
    assert "Дубль" in listed.text
    shown = client.get(page)
    assert "Запись 1" in shown.text
    assert "-Ель" in shown.text
    client.post(page, {"reason": "Не дубль"})
    assert not client.get(address("deleted", "organizations")).context["rows"]
    event = client.get(address("history", "organizations", organization.pk)).context["events"][0]
    assert event.what.startswith("возвращено как было ")
    assert event.why == "Не дубль"
    assert client.get(page).status_code == 302


def test_it_can_be_deleted_and_put_back_again(people: People, records: Any) -> None:
    indicator = records[Indicator]
    for _ in range(2):
        assert delete(people.coordinator, "indicators", indicator).status_code == 302
        page = address("put-back", "indicators", indicator.pk)
        assert signed_in(people.coordinator).post(page).status_code == 302
    assert IndicatorValue.objects.get(indicator=indicator).pk == records[IndicatorValue].pk
    assert [each.pgh_label for each in versions(indicator)] == ["insert", *(["delete", "insert"] * 2)]


def test_children_deleted_before_stay_deleted(people: People, records: Any) -> None:
    round_, share = records[ContestRound], records[RoundShare]
    with change(people.coordinator):
        share.delete()
        round_.awards.all().delete()
    assert delete(people.coordinator, "rounds", round_).status_code == 302
    signed_in(people.coordinator).post(address("put-back", "rounds", round_.pk))
    assert ContestRound.objects.filter(pk=round_.pk).exists()
    assert not RoundShare.objects.exists()


def test_what_it_belongs_to_comes_back_first(people: People, records: Any) -> None:
    support, programme = records[Support], records[Programme]
    take_out_of_register()
    delete(people.coordinator, "support", support)
    delete(people.coordinator, "programmes", programme)
    client, page = signed_in(people.coordinator), address("put-back", "support", support.pk)
    refused = client.post(page)
    assert refused.status_code == 422
    assert "программа «Спорт»" in refused.text
    assert client.post(address("put-back", "programmes", programme.pk)).status_code == 302
    assert client.post(page).status_code == 302


def test_a_number_taken_meanwhile_is_told(people: People, records: Any) -> None:
    organization = records[Organization]
    free(organization)
    delete(people.coordinator, "organizations", organization)
    Organization.objects.create(
        municipality=organization.municipality, code="new", name="Новая", ogrn=organization.ogrn
    )
    refused = signed_in(people.coordinator).post(address("put-back", "organizations", organization.pk))
    assert refused.status_code == 422
    assert "уже есть" in refused.text
    assert not Contact.objects.exists()


def test_a_record_changed_meanwhile_is_not_deleted(people: People, records: Any) -> None:
    organization = records[Organization]
    free(organization)
    seen = version_of(organization)
    with change(people.specialist):
        organization.spheres.clear()
    response = delete(people.coordinator, "organizations", organization, version=seen)
    assert response.status_code == 409
    assert "Пока вы смотрели" in response.text
    assert Organization.objects.filter(pk=organization.pk).exists()


def test_who_may_delete(people: People, records: Any) -> None:
    support = records[Support]
    page = address("delete", "support", support.pk)
    assert visitor().get(page).status_code == 302
    assert signed_in(people.stranger).post(page).status_code == 404
    for person in (people.auditor, people.specialist):
        assert signed_in(person).get(page).status_code == 403
        assert delete(person, "support", support).status_code == 403
    assert signed_in(people.administrator).get(page).status_code == 200
    assert Support.objects.filter(pk=support.pk).exists()


def test_who_sees_and_puts_back_the_deleted(people: People, records: Any) -> None:
    support = records[Support]
    take_out_of_register()
    delete(people.coordinator, "support", support)
    listed, page = address("deleted", "support"), address("put-back", "support", support.pk)
    for person in (people.auditor, people.specialist):
        client = signed_in(person)
        assert [row["pk"] for row in client.get(listed).context["rows"]] == [support.pk]
        assert "Вернуть запись" not in client.get(page).text
        assert client.post(page).status_code == 403
    assert visitor().get(listed).status_code == 302
    assert signed_in(people.stranger).get(listed).status_code == 404
    assert signed_in(people.stranger).post(page).status_code == 404
    elsewhere = signed_in(people.stranger).get(address("deleted", "support", city="kogalym"))
    assert elsewhere.context["rows"] == []
    other = address("put-back", "support", support.pk, city="kogalym")
    assert signed_in(people.stranger).post(other).status_code == 404
    assert signed_in(people.administrator).post(page).status_code == 302


def test_people_and_cities_are_not_deleted(people: People, records: Any) -> None:
    person = people.specialist
    response = signed_in(people.administrator).get(address("delete", "people", person.pk))
    assert "снимите" in response.text
    assert delete(people.administrator, "people", person).status_code == 422
    assert User.objects.filter(pk=person.pk).exists()
    city = person.municipality
    assert delete(people.administrator, "city", city).status_code == 422


def test_a_department_without_records_is_deleted(people: People, records: Any) -> None:
    with change(people.administrator):
        department = Department.objects.create(
            municipality=people.administrator.municipality, code="x", name="Х"
        )
    assert delete(people.administrator, "departments", department).status_code == 302
    assert (
        signed_in(people.administrator).post(address("put-back", "departments", department.pk)).status_code
        == 302
    )


def test_the_list_of_the_deleted_goes_by_pages(people: People, records: Any) -> None:
    city = people.coordinator.municipality
    with change(people.coordinator):
        made = [Programme.objects.create(municipality=city, code=f"p{n}", name=f"П{n}") for n in range(60)]
    for programme in made:
        with change(people.coordinator):
            programme.delete()
    client, page = signed_in(people.coordinator), address("deleted", "programmes")
    first = client.get(page).context
    second = client.get(page, {"before": first["next"]}).context
    names = [row["name"] for each in (first, second) for row in each["rows"]]
    assert names == [f"«П{n}»" for n in reversed(range(60))]
    assert second["next"] is None
    for odd in ("x", "-1", "9" * 40, "²"):
        assert len(client.get(page, {"before": odd}).context["rows"]) == 50
    assert client.get(address("put-back", "programmes", 10**25)).status_code == 404
