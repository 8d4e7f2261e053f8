"""An accepted section is closed wherever it could be changed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.workspace.version import version_of
from reports.models import Section
from tests.people import signed_in
from tests.reports.agreement.world import World
from tests.workspace.forms import sent
from tests.workspace.ledgers.filling import edited, saved


def ledger_url(world: World, name: str, *rest: object) -> str:
    return reverse(f"workspace:{name}", args=["kemerovo", "sections", world.section.pk, *rest])


def test_the_ledger_shows_but_does_not_take_a_closed_section(world: World) -> None:
    section = world.put("accepted")
    client = signed_in(world.people.coordinator)
    page = client.get(ledger_url(world, "record"))
    assert all(field.field.disabled for field in page.context["form"])
    form = edited(world.people.coordinator, "sections", section, title="Иначе")
    assert "принят и закрыт" in " ".join(form.non_field_errors())
    assert form["title"].value() == "Иначе"
    fields = {**sent(form), "title": "Иначе", "version": version_of(section)}
    assert client.post(ledger_url(world, "record"), fields).status_code == 422
    assert world.now().title == "Деньги"


def test_the_state_is_nobodys_to_type(world: World) -> None:
    form = edited(
        world.people.superuser, "sections", world.section, state="accepted", remark="x", title="Иначе"
    )
    section = saved(form)
    assert (section.state, section.remark, section.title) == ("not_started", "", "Иначе")


def test_a_closed_section_is_not_deleted(world: World) -> None:
    section = world.put("accepted")
    client = signed_in(world.people.coordinator)
    assert "принят и закрыт" in client.get(ledger_url(world, "delete")).text
    response = client.post(ledger_url(world, "delete"), {"version": version_of(section)})
    assert response.status_code == 422
    assert Section.objects.filter(pk=section.pk).exists()


def test_history_neither_accepts_a_section_nor_opens_it(world: World) -> None:
    events = Section.pgh_event_model.objects.filter(pgh_obj_id=world.section.pk)
    begun = events.latest("pgh_id").pgh_id
    world.put("accepted", title="Принятый")
    accepted = events.latest("pgh_id").pgh_id
    client = signed_in(world.people.specialist)
    given = {"version": version_of(world.now()), "reason": "так надо"}
    response = client.post(ledger_url(world, "restore", begun), given)
    assert response.status_code == 422
    assert "принят и закрыт" in response.text
    section = world.put("returned", title="Другой")
    given = {"version": version_of(section), "reason": "так надо"}
    response = signed_in(world.people.coordinator).post(ledger_url(world, "restore", accepted), given)
    assert response.status_code == 302
    assert (world.now().title, world.now().state) == ("Принятый", "returned")


def admin_status(world: World, model: str, pk: int, given: dict[str, str] | None = None) -> int:
    client = signed_in(world.people.superuser)
    address = reverse(f"admin:reports_{model}_change", args=[pk])
    return (client.get(address) if given is None else client.post(address, given)).status_code


@pytest.mark.parametrize(("state", "status"), [("accepted", 403), ("draft", 200)])
def test_the_admin_keeps_the_lock(world: World, state: str, status: int) -> None:
    world.put(state)
    block = world.section.blocks.first()
    assert admin_status(world, "block", block.pk) == 200
    assert admin_status(world, "block", block.pk, {}) == status
    assert admin_status(world, "section", world.section.pk) == 200
    assert admin_status(world, "section", world.section.pk, {}) == status


def test_the_admin_does_not_type_the_state(world: World) -> None:
    client = signed_in(world.people.superuser)
    page = client.get(reverse("admin:reports_section_change", args=[world.section.pk]))
    assert {"state", "remark"}.isdisjoint(page.context["adminform"].form.fields)


@pytest.mark.parametrize("model", ["section", "block"])
def test_no_file_goes_past_the_lock(world: World, model: str) -> None:
    assert signed_in(world.people.superuser).get(reverse(f"admin:reports_{model}_import")).status_code == 403
