import re

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from portal.models import User
from tests.accounts.telephones import is_signed_in, log_in
from tests.people import People, signed_in

NEW = "новый пароль 2024"


def change(client: Client, old: str, new: str, again: str | None = None) -> str:
    fields = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/account/password/", fields, follow=True).content.decode()


def test_a_changed_password_ends_the_other_sessions(people: People) -> None:
    here, elsewhere = signed_in(people.specialist), signed_in(people.specialist)
    assert "Пароль изменён" in change(here, "specialist", NEW)
    assert is_signed_in(here)
    assert not is_signed_in(elsewhere)
    log_in(elsewhere, "specialist", NEW)
    assert is_signed_in(elsewhere)


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        ("wrong", NEW, NEW, "Пароль не подходит"),
        ("specialist", "коротко 1", "коротко 1", "10 символов"),
        ("specialist", NEW, NEW + "!", "не совпадают"),
        ("specialist", "specialist1", "specialist1", "похож"),
        ("specialist", "1234567890", "1234567890", "широко распространён"),
    ],
)
def test_a_password_that_will_not_do_is_told_why(
    people: People, old: str, new: str, again: str, told: str
) -> None:
    client = signed_in(people.specialist)
    assert told in change(client, old, new, again)
    people.specialist.refresh_from_db()
    assert people.specialist.check_password("specialist")


# Forgotten


@pytest.fixture
def known(people: People) -> User:
    people.specialist.email = "Pyotr@example.ru"
    people.specialist.save()
    return people.specialist


def link_in(mail: EmailMessage) -> str:
    [link] = re.findall(r"http://testserver(/account/reset/\S+)", mail.body)
    return link


@pytest.mark.usefixtures("tasks_at_once")
def test_a_forgotten_password_is_set_by_a_link(
    client: Client, known: User, mailoutbox: list[EmailMessage]
) -> None:
    for _ in range(5):
        log_in(client, "specialist", "guess")
    client.post("/account/reset/", {"email": "pyotr@example.ru"})
    [mail] = mailoutbox
    assert mail.to == ["Pyotr@example.ru"]
    assert "Ваш логин: specialist" in mail.body
    assert "3 дн." in mail.body
    form = client.get(link_in(mail), follow=True)
    assert "specialist" in form.content.decode()
    address = form.redirect_chain[-1][0]
    page = client.post(address, {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "Пароль задан. Войдите с ним." in page.content.decode()
    assert not is_signed_in(client), "a second factor would be passed by"
    log_in(client, "specialist", NEW)
    assert is_signed_in(client), "the lock-out is over for who owns the mailbox"
    assert "Ссылка больше не" in Client().get(link_in(mail), follow=True).content.decode()


@pytest.mark.usefixtures("tasks_at_once")
def test_an_unknown_address_is_answered_the_same(
    client: Client, known: User, mailoutbox: list[EmailMessage]
) -> None:
    answers = [
        client.post("/account/reset/", {"email": email}, follow=True).content
        for email in ("pyotr@example.ru", "nobody@example.ru")
    ]
    assert answers[0] == answers[1]
    assert len(mailoutbox) == 1


def test_the_request_itself_looks_nobody_up(
    client: Client, known: User, mailoutbox: list[EmailMessage]
) -> None:
    client.post("/account/reset/", {"email": "pyotr@example.ru"})
    assert mailoutbox == []
    waiting = DBTaskResult.objects.get()
    assert "/account/reset/" not in str(waiting.args_kwargs), "a link is a secret"
    waiting.task.call(*waiting.args_kwargs["args"])  # as the worker does
    assert link_in(mailoutbox[0])


@pytest.mark.usefixtures("tasks_at_once")
def test_who_has_left_gets_no_link(client: Client, known: User, mailoutbox: list[EmailMessage]) -> None:
    User.objects.filter(pk=known.pk).update(is_active=False)
    client.post("/account/reset/", {"email": "pyotr@example.ru"})
    assert mailoutbox == []


@pytest.mark.parametrize("link", ["/account/reset/MQ/set-password/", "/account/reset/zzz/x-y/"])
def test_a_made_up_link_says_what_to_do(client: Client, people: People, link: str) -> None:
    page = client.get(link)
    assert page.status_code == 200
    assert "запросите новую ссылку" in page.content.decode()


@pytest.mark.parametrize("email", ["", "не почта", "a@b", "\0", "x" * 300 + "@example.ru"])
def test_an_address_that_is_none_is_refused_at_the_field(client: Client, people: People, email: str) -> None:
    page = client.post("/account/reset/", {"email": email})
    assert page.context["form"].errors["email"]


def test_without_a_mail_server_nothing_is_promised(client: Client, known: User, settings: Settings) -> None:
    settings.SENDS_MAIL = False
    for page in (client.get("/account/reset/"), client.post("/account/reset/", {"email": known.email})):
        assert "Попросите администратора вашего города" in page.content.decode()
        assert 'name="email"' not in page.content.decode()
    assert not DBTaskResult.objects.exists()
