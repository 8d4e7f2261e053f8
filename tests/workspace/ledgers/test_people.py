"""Administrators look after the people of their city; nobody rises, and the door stays open."""

import threading
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from portal.actions.people import is_last_administrator, roles_to_give
from portal.models import Municipality, User
from portal.models.user import Role
from portal.workspace.desk import Desk
from portal.workspace.forms import DeskForm, form_class
from portal.workspace.registry import ledgers
from portal.workspace.saving import save
from portal.workspace.starting import blank_record
from portal.workspace.version import version_of
from tests.people import People, make_department, make_people, make_person, signed_in
from tests.workspace.forms import sent

TYPED = {"last_name": "Петрова", "first_name": "Вера", "email": "petrova@example.ru", "is_active": "on"}


def desk_of(user: User) -> Desk:
    return Desk(user, Municipality.objects.get(slug="kemerovo"))


def newcomer(by: User, **typed: Any) -> DeskForm:
    desk, ledger = desk_of(by), ledgers()["people"]
    return form_class(desk, ledger)(
        {**TYPED, "role": "auditor", **typed}, instance=blank_record(desk, ledger, "")
    )


def changed(person: User, by: User, **typed: Any) -> DeskForm:
    made = form_class(desk_of(by), ledgers()["people"])
    data = {**sent(made(instance=person)), "email": f"{person.username}@example.ru", **typed}
    return made({name: value for name, value in data.items() if value is not None}, instance=person)


def saved(form: DeskForm, by: User) -> User:
    assert form.is_valid(), form.errors
    person: User = save(form, by=by, version=version_of(form.instance))
    return person


def page(name: str, person: User) -> str:
    return reverse(
        f"workspace:{name}", args=["kemerovo", *(["people"] if name == "record" else []), person.pk]
    )


def test_a_newcomer_has_the_post_for_a_login_and_no_password(people: People) -> None:
    form = newcomer(people.administrator)
    person = saved(form, people.administrator)
    person.refresh_from_db()
    assert (person.username, person.municipality) == ("petrova@example.ru", people.administrator.municipality)
    assert not person.has_usable_password()
    assert (person.is_staff, person.is_superuser) == (False, False)
    assert "password" not in form.fields


def test_a_login_of_one_s_own_needs_no_post(people: People) -> None:
    assert newcomer(people.administrator, email="", username="petrova").is_valid()
    form = newcomer(people.administrator, email="")
    assert form.errors["username"] == ["Укажите почту или придумайте логин."]


def test_logins_and_posts_are_unlike_each_other_in_any_case(people: People) -> None:
    saved(newcomer(people.administrator), people.administrator)
    form = newcomer(people.administrator, email="PETROVA@example.ru", username="Specialist")
    assert "email" in form.errors
    assert "username" in form.errors


def test_a_specialist_has_a_department_of_the_city(people: People) -> None:
    assert "department" in newcomer(people.administrator, role="specialist").errors
    far = make_department(people.stranger.municipality)
    assert "department" in newcomer(people.administrator, role="specialist", department=far.pk).errors
    near = make_department(people.administrator.municipality)
    assert newcomer(people.administrator, role="specialist", department=near.pk).is_valid()


@pytest.mark.parametrize(
    ("by", "roles"),
    [("superuser", 4), ("administrator", 4), ("coordinator", 0), ("specialist", 0), ("auditor", 0)],
)
def test_nobody_gives_a_role_above_the_own(people: People, by: str, roles: int) -> None:
    assert len(roles_to_give(getattr(people, by))) == roles


@pytest.mark.parametrize(
    "stolen", ["is_superuser", "is_staff", "municipality", "password", "user_permissions"]
)
def test_nobody_rises_by_what_the_form_does_not_ask(people: People, stolen: str) -> None:
    form = newcomer(people.administrator, **{stolen: people.stranger.municipality_id})
    person = saved(form, people.administrator)
    person.refresh_from_db()
    assert (person.is_superuser, person.is_staff, person.has_usable_password()) == (False, False, False)
    assert person.municipality == people.administrator.municipality


def test_the_superuser_is_not_there_for_administrators(people: People) -> None:
    User.objects.filter(pk=people.superuser.pk).update(municipality=people.administrator.municipality)
    client = signed_in(people.administrator)
    for name in ("record", "invite", "forget-second-factor"):
        assert client.post(page(name, people.superuser)).status_code == 404


@pytest.mark.parametrize("role", ["coordinator", "specialist", "auditor"])
@pytest.mark.parametrize("name", ["record", "invite", "forget-second-factor"])
def test_only_administrators_change_people(people: People, role: str, name: str) -> None:
    answer = signed_in(getattr(people, role)).post(page(name, people.administrator), {"role": "auditor"})
    assert answer.status_code == 403


@pytest.mark.parametrize("name", ["record", "invite", "forget-second-factor"])
def test_people_of_another_city_are_out_of_reach(people: People, name: str) -> None:
    assert signed_in(people.administrator).post(page(name, people.stranger)).status_code == 404
    assert signed_in(people.stranger).post(page(name, people.specialist)).status_code == 404


@pytest.mark.parametrize("typed", [{"is_active": None}, {"role": "coordinator"}])
def test_the_last_administrator_stays(people: People, typed: dict[str, Any]) -> None:
    form = changed(people.administrator, people.superuser, **typed)
    assert not form.is_valid()
    assert "последний администратор" in form.non_field_errors()[0]
    make_person("second", "administrator", people.administrator.municipality)
    assert changed(people.administrator, people.superuser, **typed).is_valid()


def test_administrators_of_other_cities_and_those_switched_off_do_not_count(people: People) -> None:
    make_person("far", "administrator", people.stranger.municipality)
    off = make_person("off", "administrator", people.administrator.municipality)
    User.objects.filter(pk=off.pk).update(is_active=False)
    assert is_last_administrator(people.administrator)


@pytest.mark.parametrize(
    ("typed", "field"), [({"is_active": None}, "is_active"), ({"role": "auditor"}, "role")]
)
def test_nobody_shuts_themselves_out(people: People, typed: dict[str, Any], field: str) -> None:
    make_person("second", "administrator", people.administrator.municipality)
    assert field in changed(people.administrator, people.administrator, **typed).errors


def test_one_s_own_name_can_be_mended(people: People) -> None:
    assert changed(people.administrator, people.administrator, first_name="Анна").is_valid()


def test_who_is_switched_off_is_out_at_once(people: People) -> None:
    client = signed_in(people.specialist)
    assert client.get(reverse("workspace:home", args=["kemerovo"])).status_code == 200
    saved(changed(people.specialist, people.administrator, is_active=None), people.administrator)
    assert client.get(reverse("workspace:home", args=["kemerovo"])).status_code == 302


def test_deleting_people_and_cities_is_neither_offered_nor_done(people: People) -> None:
    client = signed_in(people.superuser)
    for code, record in (("people", people.auditor), ("city", people.auditor.municipality)):
        address = reverse("workspace:delete", args=["kemerovo", code, record.pk])
        assert client.post(address, {"version": version_of(record)}).status_code == 422
        assert address not in client.get(reverse("workspace:record", args=["kemerovo", code, record.pk])).text


def test_an_invitation_shows_the_link_once_and_is_kept_nowhere(people: People) -> None:
    person = saved(newcomer(people.administrator, email="", username="petrova"), people.administrator)
    client = signed_in(people.administrator)
    assert "Ещё не входил" in client.get(page("record", person)).text
    answer = client.post(page("invite", person))
    assert "http://testserver/account/reset/" in answer.text
    assert "у сотрудника не указана почта" in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert client.get(page("invite", person)).status_code == 405


def test_who_is_switched_off_is_not_invited(people: People) -> None:
    User.objects.filter(pk=people.specialist.pk).update(is_active=False)
    assert signed_in(people.administrator).post(page("invite", people.specialist)).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_switch_each_other_off_at_once() -> None:
    people = make_people()
    second = make_person("second", "administrator", people.administrator.municipality)
    forms = [
        (changed(people.administrator, second, is_active=None), second),
        (changed(second, people.administrator, is_active=None), people.administrator),
    ]
    assert all(form.is_valid() for form, _ in forms)
    outcomes: list[str] = []

    def run(form: DeskForm, by: User) -> None:
        try:
            save(form, by=by, version=version_of(form.instance))
            outcomes.append("saved")
        except ValidationError as error:
            outcomes.append(error.messages[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second_outcome = sorted(outcomes)
    assert first == "saved"
    assert "последний администратор" in second_outcome
    assert User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).count() == 1
