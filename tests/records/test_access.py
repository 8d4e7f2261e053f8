"""Everybody stays in the own city and role; the stranger and the visitor are refused."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from grants.models import Support
from ngo_registry.models import Contact, LegalForm, Organization
from portal.models import Department, LegalAct, User
from portal.records.formats import Json
from reports.models import PlanItem
from tests.people import People, signed_in, visitor
from tests.records.pages import Records, number, page

pytestmark = pytest.mark.django_db


def status(client: Client, address: str) -> int:
    return client.get(address).status_code


def test_the_stranger_and_the_visitor_are_refused(people: People, records: Records) -> None:
    stranger = signed_in(people.stranger)
    for model in (Organization, Contact, Support, PlanItem, Department):
        record = records[model]
        assert page(model, "change", record.pk) not in stranger.get(page(model, "changelist")).text
        assert (
            page(model, "change", record.pk) in signed_in(people.auditor).get(page(model, "changelist")).text
        )
        assert status(stranger, page(model, "change", record.pk)) == 302
        assert stranger.post(page(model, "delete", record.pk), {"post": "yes"}).status_code in (302, 403)
        assert model.objects.filter(pk=record.pk).exists()
        assert status(visitor(), page(model, "changelist")) == 302


def test_the_stranger_exports_nothing_of_the_city(people: People, records: Records) -> None:
    data = {"format": number(Json), "resource": "0"}
    assert json.loads(signed_in(people.stranger).post(page(Support, "export"), data).content) == []
    assert len(json.loads(signed_in(people.auditor).post(page(Support, "export"), data).content)) == 2


def test_what_can_be_chosen_is_of_the_own_city(people: People, records: Records) -> None:
    asked = {"app_label": "grants", "model_name": "support", "field_name": "organization", "term": "Ёлка"}
    found = [
        len(signed_in(person).get(reverse("admin:autocomplete"), asked).json()["results"])
        for person in (people.superuser, people.auditor, people.stranger)
    ]
    assert found == [1, 1, 0]


def test_an_auditor_reads(people: People, records: Records) -> None:
    auditor, support = signed_in(people.auditor), records[Support]
    assert status(auditor, page(Support, "change", support.pk)) == 200
    assert status(auditor, page(Support, "add")) == 403
    assert status(auditor, page(Support, "import")) == 403
    assert auditor.post(page(Support, "change", support.pk), {}).status_code == 403


def test_a_specialist_changes_the_records_of_the_own_department(people: People, records: Records) -> None:
    specialist, support = signed_in(people.specialist), records[Support]
    assert specialist.post(page(Support, "change", support.pk), {}).status_code == 403
    Support.objects.filter(pk=support.pk).update(department=people.specialist.department)
    assert specialist.post(page(Support, "change", support.pk), {}).status_code == 200
    form = specialist.get(page(Support, "add")).context["adminform"].form
    assert list(form.fields["department"].queryset) == [people.specialist.department]
    assert list(form.fields["municipality"].queryset) == [people.specialist.municipality]
    assert status(specialist, page(Support, "import")) == 403
    assert status(specialist, page(Organization, "add")) == 200  # the register is common to all departments
    assert status(specialist, page(Department, "add")) == 403


def test_what_all_cities_share_is_the_superusers(people: People, records: Records) -> None:
    administrator = signed_in(people.administrator)
    state = LegalAct.objects.create(code="7-fz", kind="federal_law")
    assert status(administrator, page(LegalForm, "add")) == 403
    assert status(administrator, page(LegalAct, "change", state.pk)) == 200
    assert administrator.post(page(LegalAct, "change", state.pk), {}).status_code == 403
    assert status(administrator, page(LegalAct, "add")) == 200


def test_nobody_rises_by_the_page_of_people(people: People) -> None:
    administrator = signed_in(people.administrator)
    User.objects.filter(pk=people.superuser.pk).update(municipality=people.administrator.municipality)
    assert status(administrator, page(User, "change", people.superuser.pk)) == 302
    form = administrator.get(page(User, "change", people.auditor.pk)).context["adminform"].form
    assert not {"is_superuser", "groups", "user_permissions"} & set(form.fields)
    assert status(administrator, page(User, "import")) == 403
    assert status(signed_in(people.coordinator), page(User, "add")) == 403
