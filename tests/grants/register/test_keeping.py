"""Numbers stay: entries are not deleted, what they tell is mended but never emptied, violations name no person."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from grants.models import RegisterEntry, Support, Violation
from portal.imports.undoing import Undoing
from portal.records.deletion import NotDeletable, delete
from portal.workspace.version import version_of
from tests.grants.register.records import DECIDED, ENTERED, entry, given, party
from tests.people import People, make_people, signed_in
from tests.workspace.forms import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


def record(ledger: str, pk: int, page: str = "") -> str:
    return f"/workspace/kemerovo/{ledger}/{pk}/{page}"


def test_support_that_is_entered_is_kept_with_a_clear_sentence(people: People) -> None:
    made = entry(1)
    client, page = signed_in(people.coordinator), record("support", made.support_id, "delete/")
    assert "включена в реестр получателей" in client.get(page).text
    refused = client.post(page, {"version": version_of(made.support)})
    assert refused.status_code == 422
    assert "включена в реестр получателей" in refused.text
    with pytest.raises(NotDeletable, match="номер занят навсегда"):
        delete(made, by=people.coordinator)
    assert client.post(record("register-entries", made.pk, "delete/")).status_code in (409, 422)
    assert RegisterEntry.objects.filter(pk=made.pk).exists()


def test_a_load_whose_support_is_entered_is_not_undone(people: People) -> None:
    """What stands in the way is told by the query that asks for it of every relation."""
    texts = [text for text, _ in Undoing.__dict__["_uses"](_undoing())]
    assert any('"grants_registerentry"' in text for text in texts)


def _undoing() -> Any:
    undoing = Undoing.__new__(Undoing)
    undoing.model, undoing.sets = Support, []
    return undoing


def test_the_recipient_and_the_day_can_be_mended_but_not_emptied(people: People) -> None:
    made = entry(1)
    client, page = signed_in(people.coordinator), record("support", made.support_id)
    emptied = client.post(page, opened(client, page, decided_on=""))
    assert emptied.status_code == 422
    assert "Запись внесена в реестр получателей (№ 1): укажите дату решения." in emptied.text
    mended = client.post(page, opened(client, page, decided_on="04.06.2023"))
    assert mended.status_code == 302
    assert Support.objects.get(pk=made.support_id).decided_on == datetime.date(2023, 6, 4)


def test_a_single_entry_is_made_in_its_form_and_only_its_end_is_added(people: People) -> None:
    support, client = given("a"), signed_in(people.coordinator)
    new = "/workspace/kemerovo/register-entries/new/"
    begun = opened(client, new, support=f"{support.recipient}, 2023 (a)")
    assert client.post(new, begun).status_code == 302
    made = RegisterEntry.objects.get()
    assert (made.number, made.entered_on, made.support) == (1, timezone.localdate(), support)
    page = record("register-entries", made.pk)
    forged = opened(client, page, entered_on="01.01.2020", number="77", stopped_on="10.06.2023")
    assert client.post(page, forged).status_code == 302
    made.refresh_from_db()
    assert (made.number, made.entered_on, made.stopped_on) == (
        1,
        timezone.localdate(),
        datetime.date(2023, 6, 10),
    )
    early = client.post(page, opened(client, page, stopped_on="01.01.2020"))
    assert early.status_code == 422
    assert "раньше, чем решили её дать" in early.text


def test_the_form_refuses_what_the_register_does_not_take(people: People) -> None:
    client, new = signed_in(people.coordinator), "/workspace/kemerovo/register-entries/new/"
    entry(1, given("entered"), on=datetime.date(2024, 1, 1))
    given("party", organization=party())
    given("good")
    cases = (
        ("Фонд «fund», 2023 (entered)", "", "уже внесена в реестр: № 1"),
        ("Фонд «party», 2023 (party)", "", "партии"),
        ("Фонд «fund», 2023 (good)", "01.01.2023", "не раньше решения"),
        ("Фонд «fund», 2023 (good)", "06.06.2023", "Последняя запись реестра"),
    )
    for name, day, sentence in cases:
        sent = {"support": name, "entered_on": day or "01.02.2024"}
        refused = client.post(new, sent)
        assert (refused.status_code, sentence in refused.text) == (422, True), sentence
    assert RegisterEntry.objects.count() == 1


def test_violations_name_no_person(people: People) -> None:
    made = entry(1)
    client, new = signed_in(people.coordinator), "/workspace/kemerovo/violations/new/"
    sent = {"entry": "№ 1", "found_on": "01.09.2023", "text": "Нет отчёта, звонить +7 923 111-22-33"}
    refused = client.post(new, sent)
    assert refused.status_code == 422
    assert "номер телефона" in refused.text
    assert client.post(new, {**sent, "text": "Нет отчёта", "found_on": "01.01.2099"}).status_code == 422
    assert client.post(new, {**sent, "text": "Нет отчёта", "settled_on": "01.08.2023"}).status_code == 422
    assert client.post(new, {**sent, "text": "Нет отчёта"}).status_code == 302
    assert Violation.objects.get().entry == made
    assert DECIDED < ENTERED


def test_who_keeps_the_register(people: People) -> None:
    made = entry(1)
    page = record("register-entries", made.pk)
    for person in (people.specialist, people.auditor):
        assert signed_in(person).get(page).status_code == 200
        assert signed_in(person).post(page).status_code == 403
        assert signed_in(person).get("/workspace/kemerovo/violations/new/").status_code == 403
    assert signed_in(people.stranger).get(page).status_code == 404
    calendar = "/workspace/kemerovo/calendar/new/"
    assert signed_in(people.administrator).get(calendar).status_code == 403
    assert signed_in(people.superuser).get(calendar).status_code == 200
