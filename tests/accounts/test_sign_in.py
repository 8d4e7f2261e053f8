import pytest
from django.test import Client
from pytest_django import Settings

from tests.accounts.telephones import is_signed_in, log_in
from tests.people import People, signed_in

LOGIN = "/account/login/"


def test_a_person_signs_in_and_comes_to_the_workspace(client: Client, people: People) -> None:
    answer = log_in(client, "specialist")
    assert (answer.status_code, answer["Location"]) == (302, "/workspace/")
    assert is_signed_in(client)


def test_the_page_that_was_asked_for_opens_after_signing_in(client: Client, people: People) -> None:
    asked = client.get("/account/password/")
    assert asked["Location"] == "/account/login/?next=/account/password/"
    page = client.get(asked["Location"])
    assert page.context["next"] == "/account/password/"
    assert log_in(client, "specialist", next=page.context["next"])["Location"] == "/account/password/"


@pytest.mark.parametrize(
    "stranger",
    [
        "https://example.com/",
        "//example.com/",
        "http:///example.com",
        "javascript:alert(1)",
        "\\\\example.com",
    ],
)
def test_another_host_is_never_led_to(client: Client, people: People, stranger: str) -> None:
    assert log_in(client, "specialist", next=stranger)["Location"] == "/workspace/"
    assert client.get(LOGIN, {"next": stranger})["Location"] == "/workspace/"


@pytest.mark.parametrize(("login", "password"), [("specialist", "wrong"), ("nobody", "specialist")])
def test_a_wrong_password_and_an_unknown_login_are_told_the_same(
    client: Client, people: People, login: str, password: str
) -> None:
    page = log_in(client, login, password, next="/account/")
    assert page.status_code == 200
    assert page.context["form"].non_field_errors() == [
        "Логин или пароль не подходят. Проверьте раскладку клавиатуры и Caps Lock."
    ]
    assert f'value="{login}"' in page.content.decode()
    assert password not in page.content.decode().replace(f'value="{login}"', "")
    assert page.context["next"] == "/account/"
    assert not is_signed_in(client)


def test_a_person_who_has_left_does_not_sign_in(client: Client, people: People) -> None:
    people.auditor.is_active = False
    people.auditor.save()
    assert "не подходят" in log_in(client, "auditor").content.decode()
    assert not is_signed_in(client)


@pytest.mark.parametrize("odd", ["", " ", "\0", "a" * 1000, "'; DROP TABLE--", "логин", "😀"])
def test_odd_logins_are_refused_at_the_field(client: Client, people: People, odd: str) -> None:
    page = client.post(LOGIN, {"username": odd, "password": odd})
    assert page.status_code == 200
    assert page.context["form"].errors


def test_the_demo_s_short_password_works(client: Client, people: People) -> None:
    people.coordinator.set_password("demo")
    people.coordinator.save()
    log_in(client, "coordinator", "demo")
    assert is_signed_in(client)


def test_signing_out_is_a_post_and_ends_the_session(people: People) -> None:
    client = signed_in(people.auditor)
    assert client.get("/account/logout/").status_code == 405
    assert is_signed_in(client)
    assert client.post("/account/logout/")["Location"] == "/"
    assert not is_signed_in(client)


def test_a_post_from_another_site_does_not_sign_in(people: People) -> None:
    assert log_in(Client(enforce_csrf_checks=True), "auditor").status_code == 403


# The admin


def test_the_admin_has_no_log_in_of_its_own(client: Client, people: People) -> None:
    asked = client.get("/admin/portal/user/")
    assert asked["Location"] == "/admin/login/?next=/admin/portal/user/"
    assert client.get(asked["Location"])["Location"] == "/account/login/?next=/admin/portal/user/"
    answer = client.post("/admin/login/", {"username": "superuser", "password": "superuser"})
    assert answer["Location"] == "/account/login/?next=/admin/"
    assert not is_signed_in(client)


def test_who_has_no_right_to_the_admin_is_refused_not_asked_again(people: People) -> None:
    people.auditor.is_staff = False
    people.auditor.save()
    client = signed_in(people.auditor)
    assert client.get("/admin/", follow=True).status_code == 403


def test_secrets_of_second_factors_are_not_in_the_admin(people: People, settings: Settings) -> None:
    index = signed_in(people.superuser).get("/admin/").content.decode()
    assert "Сотрудники" in index
    assert "totp" not in index.lower()
    assert "axes" not in index.lower()
