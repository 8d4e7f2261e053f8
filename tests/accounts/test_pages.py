"""Every page of /account/, by every role and a visitor."""

import pytest
from django.test import Client
from django.urls import URLPattern

from portal.accounts.urls import urlpatterns
from tests.people import People, signed_in

ROLES = [
    "superuser",
    "administrator",
    "coordinator",
    "specialist",
    "auditor",
    "stranger",
    "stranger_specialist",
]

# Address → what a signed-in person without a second factor, then a visitor, gets on GET.
PAGES: dict[str, tuple[int | str, int | str]] = {
    "": (200, "login"),
    "login/": ("/workspace/", 200),
    "code/": ("login", "login"),
    "logout/": (405, 405),
    "password/": (200, "login"),
    "reset/": (200, 200),
    "reset/sent/": (200, 200),
    "reset/<uidb64>/<token>/": (200, 200),
    "second-factor/": (200, "login"),
    "second-factor/new/": ("/account/second-factor/", "login"),
    "second-factor/codes/": ("/account/second-factor/", "login"),
    "second-factor/off/": ("/account/second-factor/", "login"),
}


def address_of(page: str) -> str:
    return "/account/" + page.replace("<uidb64>/<token>", "MQ/x-y")


def check(client: Client, page: str, expected: int | str) -> None:
    answer = client.get(address_of(page))
    if isinstance(expected, int):
        assert answer.status_code == expected
    else:
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/" if expected == "login" else expected)


def test_the_table_names_every_page() -> None:
    assert {str(each.pattern) for each in urlpatterns if isinstance(each, URLPattern)} == set(PAGES)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_has_the_same_pages(people: People, role: str) -> None:
    client = signed_in(getattr(people, role))
    for page, (expected, _) in PAGES.items():
        check(client, page, expected)


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_asked_to_sign_in(client: Client, people: People, page: str) -> None:
    check(client, page, PAGES[page][1])


@pytest.mark.parametrize("page", [page for page, (_, visitor) in PAGES.items() if visitor == "login"])
def test_a_visitor_s_post_changes_nothing(client: Client, people: People, page: str) -> None:
    assert client.post(address_of(page), {"password": "x"})["Location"].startswith("/account/login/")


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("superuser", "Администратор портала"),
        ("administrator", "Ведёт людей, подразделения и все записи города."),
        ("specialist", "Управление culture"),
        ("auditor", "ничего не меняет"),
        ("stranger", "Когалым"),
    ],
)
def test_a_person_s_page_tells_who_that_is(people: People, role: str, words: str) -> None:
    assert words in signed_in(getattr(people, role)).get("/account/").content.decode()


def test_a_person_without_a_role_is_told_whom_to_ask(people: People) -> None:
    people.auditor.role = ""
    people.auditor.save()
    assert "попросите об этом администратора" in signed_in(people.auditor).get("/account/").content.decode()


def test_pages_with_secrets_are_never_stored_by_the_browser(people: People) -> None:
    client = signed_in(people.specialist)
    client.post("/account/second-factor/")
    for page in ("", "password/", "second-factor/", "second-factor/new/"):
        assert "no-store" in client.get(address_of(page))["Cache-Control"]


def test_the_masthead_leads_to_the_own_page(client: Client, people: People) -> None:
    assert 'href="/account/login/"' in client.get("/").content.decode()
    assert 'href="/account/"' in signed_in(people.specialist).get("/").content.decode()
