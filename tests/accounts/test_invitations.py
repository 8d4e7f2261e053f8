import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django import Settings

from portal.accounts.password_links import invite
from portal.models import User
from tests.accounts.telephones import is_signed_in, log_in
from tests.people import People, make_department

NEW = "первый пароль 2024"


@pytest.fixture
def newcomer(people: People) -> User:
    return User.objects.create_user(
        "newcomer",
        "new@example.ru",
        first_name="Вера",
        role="specialist",
        municipality=people.specialist.municipality,
        department=make_department(people.specialist.municipality),
    )


def request_of(person: User) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = person
    return request


@pytest.mark.usefixtures("tasks_at_once")
def test_a_newcomer_sets_the_first_password(
    client: Client, people: People, newcomer: User, mailoutbox: list[EmailMessage]
) -> None:
    invitation = invite(newcomer, request_of(people.administrator))
    [mail] = mailoutbox
    assert invitation.sent
    [link] = re.findall(r"http://testserver/account/reset/\S+", mail.body)
    assert "Здравствуйте, Вера!" in mail.body
    assert "(Кемерово)" in mail.body
    handed_over = Client().get(invitation.link, follow=True)
    assert handed_over.context["validlink"], "two links to the same: the letter's and the administrator's"
    address = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(address, {"new_password1": NEW, "new_password2": NEW})
    log_in(client, "newcomer", NEW)
    assert is_signed_in(client)


@pytest.mark.usefixtures("tasks_at_once")
@pytest.mark.parametrize(("sends_mail", "email"), [(False, "new@example.ru"), (True, "")])
def test_without_e_mail_the_link_is_handed_over(
    people: People,
    newcomer: User,
    settings: Settings,
    mailoutbox: list[EmailMessage],
    sends_mail: bool,
    email: str,
) -> None:
    settings.SENDS_MAIL, newcomer.email = sends_mail, email
    invitation = invite(newcomer, request_of(people.administrator))
    assert not invitation.sent
    assert invitation.link.startswith("http://testserver/account/reset/")
    assert mailoutbox == []


@pytest.mark.parametrize("by", ["specialist", "coordinator", "auditor", "stranger"])
def test_only_an_administrator_of_the_city_invites(people: People, newcomer: User, by: str) -> None:
    with pytest.raises(PermissionDenied):
        invite(newcomer, request_of(getattr(people, by)))


def test_nobody_gets_a_link_to_a_superuser_s_password(people: People) -> None:
    with pytest.raises(PermissionDenied):
        invite(people.superuser, request_of(people.administrator))
