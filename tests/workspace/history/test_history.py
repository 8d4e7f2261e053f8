"""The history page: what was done at once is told at once, in words, newest first."""

from __future__ import annotations

from typing import Any

import pytest

from grants.models import Support
from ngo_registry.models import Category, Contact, Organization
from portal.lib.parse import parse_quantity
from portal.records.events import Difference, Event
from portal.records.moments import moments_of
from tests.people import People, signed_in, visitor
from tests.workspace.history.makers import address, change, versions


def told(client: Any, ledger: str, pk: int, query: str = "") -> list[Event]:
    return client.get(address("history", ledger, pk) + query).context["events"]


def test_one_deed_is_one_entry_with_sets_and_children(people: People, records: Any) -> None:
    organization = records[Organization]
    category = Category.objects.create(code="national", name="Национально-культурные")
    with change(people.coordinator, "Новый устав"):
        organization.name = "Фонд «Ель»"
        organization.save()
        organization.categories.set([category])
        Contact.objects.create(organization=organization, kind="email", value="a@b.ru")
        organization.contacts.filter(kind="phone").update(is_published=False)
    event = told(signed_in(people.auditor), "organizations", organization.pk)[0]
    assert (event.what, event.who, event.why) == ("изменено", "coordinator", "Новый устав")
    assert set(event.differences) == {
        Difference("полное название", "Фонд «Ёлка»; филиал", "Фонд «Ель»"),
        Difference("категории", "", "Национально-культурные"),
        Difference("категории", "Запись 1", "убрано"),
        Difference("контакт", "", "электронная почта: a@b.ru"),
        Difference("контакт «телефон: +7 3842 00-00-00», показывать на сайте", "да", "нет"),
    }


def test_what_is_done_beside_a_record_is_told_too(people: People, records: Any) -> None:
    organization = records[Organization]
    with change(people.coordinator):
        contact = organization.contacts.create(kind="email", value="a@b.ru")
    with change(people.coordinator):
        contact.delete()
    removed, added, *_ = told(signed_in(people.auditor), "organizations", organization.pk)
    assert (added.what, added.version) == ("дополнено", None)
    assert added.differences == [Difference("контакт", "", "электронная почта: a@b.ru")]
    assert removed.what == "изменено"
    assert removed.differences == [Difference("контакт", "электронная почта: a@b.ru", "убрано")]


def test_quantities_choices_references_and_dates_are_told_in_words(people: People, records: Any) -> None:
    support = records[Support]
    with change(people.coordinator):
        support.area = parse_quantity("более 500", "m2")
        support.tenure, support.act, support.term_from = "reduced_rent", None, "2024-02-01"
        support.save()
    (first, *_) = told(signed_in(people.coordinator), "support", support.pk)
    assert {each.label: (each.before, each.after) for each in first.differences} == {
        "право": ("безвозмездное пользование", "льготная аренда"),
        "площадь": ("489,40", "более 500"),
        "правовой акт": ("постановление от 05.06.2023 №\xa03260", ""),
        "срок с": ("05.06.2023", "01.02.2024"),
    }


def test_pages_follow_each_other_without_gaps(people: People, records: Any) -> None:
    organization = records[Organization]
    for number in range(64):
        with change(people.coordinator, f"№ {number}"):
            organization.note = str(number)
            organization.save()
            if number % 2:
                organization.contacts.create(kind="email", value=f"{number}@b.ru")
    client, reasons, pages = signed_in(people.coordinator), [], 0
    page: str | None = ""
    while page is not None and pages < 9:
        response = client.get(address("history", "organizations", organization.pk), {"before": page})
        reasons += [event.why for event in response.context["events"] if event.why]
        page, pages = response.context["next"] or None, pages + 1
    assert reasons == [f"№ {number}" for number in reversed(range(64))]
    assert pages == 3


def test_the_cost_does_not_grow_with_the_history(
    people: People, records: Any, django_assert_max_num_queries: Any
) -> None:
    organization = records[Organization]
    for number in range(12):
        with change(people.coordinator):
            organization.note = str(number)
            organization.save()
    with django_assert_max_num_queries(12):
        moments_of(organization)


def test_the_page_offers_to_put_back_all_but_the_present(people: People, records: Any) -> None:
    organization = records[Organization]
    with change(people.coordinator):
        Organization.objects.filter(pk=organization.pk).update(note="второе")
    old, new = versions(organization)
    page = address("history", "organizations", organization.pk)
    text = signed_in(people.coordinator).get(page).text
    assert address("restore", "organizations", organization.pk, old.pgh_id) in text
    assert address("restore", "organizations", organization.pk, new.pgh_id) not in text
    assert "Так сейчас" in text
    assert "Вернуть как было" not in signed_in(people.auditor).get(page).text
    with change(people.coordinator):
        organization.spheres.clear()
    text = signed_in(people.coordinator).get(page).text
    assert address("restore", "organizations", organization.pk, new.pgh_id) in text


def test_strangers_do_not_see_it(people: People, records: Any) -> None:
    page = address("history", "organizations", records[Organization].pk)
    assert visitor().get(page).status_code == 302
    assert signed_in(people.stranger).get(page).status_code == 404
    elsewhere = address("history", "organizations", records[Organization].pk, city="kogalym")
    assert signed_in(people.stranger).get(elsewhere).status_code == 404
    for person in (people.superuser, people.administrator, people.specialist, people.auditor):
        assert signed_in(person).get(page).status_code == 200


@pytest.mark.parametrize(
    "odd", ["x", "2024-13-45T00:00:00", "2024-01-01T00:00:00", "-1", "9" * 50, "2024-01-01T00:00:00+99:99"]
)
def test_an_odd_page_is_the_first(people: People, records: Any, odd: str) -> None:
    client, pk = signed_in(people.coordinator), records[Organization].pk
    assert len(told(client, "organizations", pk, f"?before={odd}")) == 1
