from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from portal.accounts import session_end
from tests.accounts.telephones import is_signed_in, log_in
from tests.people import People


def test_it_ends_after_eight_hours_without_a_request(client: Client, people: People) -> None:
    log_in(client, "specialist")
    assert is_signed_in(client)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_signed_in(client)


def test_each_request_puts_the_end_off(client: Client, people: People, settings: Settings) -> None:
    log_in(client, "specialist")
    client.get("/account/")
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))
    store = client.session
    seen = store[session_end.SEEN]
    client.get("/account/")
    assert Session.objects.get().expire_date < timezone.now() + timedelta(hours=2), "not written each time"
    store[session_end.SEEN] = seen - session_end.SECONDS
    store.save()
    answer = client.get("/account/")
    assert Session.objects.get().expire_date > timezone.now() + timedelta(hours=7)
    assert answer.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE == 8 * 60 * 60


def test_the_cookie_is_closed_to_scripts_and_other_sites(client: Client, people: People) -> None:
    cookie = log_in(client, "specialist").cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_visitor_has_no_session_and_an_ended_one_makes_none(client: Client, people: People) -> None:
    assert "sessionid" not in client.get("/").cookies
    client.cookies["sessionid"] = "0" * 32
    client.get("/")
    assert not Session.objects.exists()


def test_ended_sessions_leave_when_somebody_signs_in(client: Client, people: People) -> None:
    log_in(Client(), "auditor")
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    log_in(client, "specialist")
    assert Session.objects.count() == 1
