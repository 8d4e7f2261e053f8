"""The first page: what waits, what was returned, what I changed; the first steps of a new city."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse

from grants.models import Support
from ngo_registry.models import Organization
from portal.models import Department, Municipality, User
from reports.models import Report, Section
from tests.people import People, make_people, signed_in
from tests.records.samples import make_records
from tests.workspace.forms import opened

pytestmark = pytest.mark.django_db
HOME = "/workspace/kemerovo/"


@pytest.fixture
def people() -> People:
    return make_people()


def entries(client: Client, code: str, home: str = HOME) -> list[str]:
    told = client.get(home).context["told"]
    return [entry.title for each in told if each.panel.code == code for entry in each.entries]


def test_everybody_comes_to_the_own_desk(people: People) -> None:
    assert signed_in(people.specialist).get("/workspace/").url == HOME
    assert signed_in(people.stranger).get("/workspace/").url == "/workspace/kogalym/"
    assert "Выберите город" in signed_in(people.superuser).get("/workspace/").text
    assert signed_in(people.stranger).get(HOME).status_code == 404


def test_what_is_due_and_what_was_returned(people: People) -> None:
    section = make_records()[Section]
    Section.objects.filter(pk=section.pk).update(
        department=people.specialist.department, due_on=datetime.date(2020, 1, 31), name="Субсидии"
    )
    client = signed_in(people.specialist)
    assert entries(client, "due") == ["Субсидии"]
    assert "срок был 31.01.2020" in client.get(HOME).text
    Section.objects.filter(pk=section.pk).update(state="returned", remark="Добавьте суммы")
    assert entries(client, "due") == []
    assert entries(client, "returned") == ["Субсидии"]
    assert "Добавьте суммы" in client.get(HOME).text
    Section.objects.filter(pk=section.pk).update(department=None)
    assert entries(client, "returned") == []
    assert entries(signed_in(people.coordinator), "returned") == ["Субсидии"]


def test_my_last_changes_and_nobody_elses(people: People) -> None:
    organization = make_records()[Organization]
    client = signed_in(people.coordinator)
    address = reverse("workspace:record", args=["kemerovo", "organizations", organization.pk])
    assert entries(client, "my-changes") == []
    for note in ("раз", "два"):
        assert client.post(address, opened(client, address, note=note, sure="1")).status_code == 302
    assert entries(client, "my-changes") == [str(organization)]
    assert entries(signed_in(people.administrator), "my-changes") == []


def test_findings_lead_to_their_records_and_to_their_department(people: People) -> None:
    records = make_records()
    support = records[Support]
    Report.objects.filter(pk=records[Report].pk).update(year=support.year)
    Support.objects.filter(pk=support.pk).update(decided_on=datetime.date(2001, 1, 1))
    address = reverse("workspace:record", args=["kemerovo", "support", support.pk])
    assert address in found(signed_in(people.coordinator))
    assert address in signed_in(people.coordinator).get(f"{HOME}findings/").text
    assert address not in found(signed_in(people.specialist))
    Support.objects.filter(pk=support.pk).update(department=people.specialist.department)
    assert address in found(signed_in(people.specialist))


def found(client: Client) -> set[str]:
    told = client.get(HOME).context["told"]
    return {entry.url for each in told if each.panel.code == "findings" for entry in each.entries}


def test_a_new_city_needs_nothing_but_a_name_and_shows_the_first_steps(people: People) -> None:
    client = signed_in(people.superuser)
    response = client.post("/workspace/new-city/", {"name": "Мариинск"})
    assert response.status_code == 302, response.context["form"].errors
    city = Municipality.objects.get(name="Мариинск")
    assert (city.slug, city.name_genitive, city.name_locative) == ("mariinsk", "Мариинска", "Мариинске")
    assert response.url == "/workspace/mariinsk/"
    assert len(entries(client, "first-steps", response.url)) == 4

    Department.objects.create(municipality=city, code="culture", name="Управление культуры")
    User.objects.create_user("new", password="new", role="administrator", municipality=city)
    Organization.objects.create(municipality=city, code="x", name="Клуб")
    told = client.get(response.url).context["told"]
    steps = next(each for each in told if each.panel.code == "first-steps")
    assert [entry.mark for entry in steps.entries] == ["сделано", "сделано", "сделано", ""]


def test_only_who_stands_above_the_cities_sets_one_up(people: People) -> None:
    for person in (people.administrator, people.coordinator, people.specialist, people.auditor):
        assert signed_in(person).post("/workspace/new-city/", {"name": "Мариинск"}).status_code == 403
    assert not Municipality.objects.filter(name="Мариинск").exists()


@pytest.mark.parametrize("name", ["", "workspace", "admin", "Кемерово", "!!!", "\0"])
def test_a_city_that_cannot_be_is_refused_in_words(people: People, name: str) -> None:
    client = signed_in(people.superuser)
    before = Municipality.objects.count()
    response = client.post("/workspace/new-city/", {"name": name})
    assert response.status_code == 422
    assert response.context["form"].errors
    assert Municipality.objects.count() == before


def test_a_report_is_opened_by_its_form(people: People) -> None:
    client = signed_in(people.coordinator)
    address = f"{HOME}report-forms/"
    given = {"form": "kogalym_support", "year": "2024", "title": "Взаимодействие с НКО в 2024 году"}
    assert client.post(address, given).status_code == 302
    report = Report.objects.get(year=2024)
    assert report.sections.count() > 3
    again = client.post(address, given)
    assert "уже открыт" in again.text
    needs_plan = client.post(address, {**given, "form": "kemerovo_plan"})
    assert "plan" in needs_plan.context["form"].errors
    assert signed_in(people.specialist).post(address, given).status_code == 403
    assert Report.objects.count() == 1
