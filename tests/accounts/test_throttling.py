from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from portal.accounts.addresses import address_of
from tests.accounts.telephones import is_signed_in, log_in
from tests.people import People, signed_in


def guess(address: str, times: int, login: str = "specialist") -> HttpResponse:
    client = Client(REMOTE_ADDR=address)
    for _ in range(times):
        answer = log_in(client, login, "wrong")
    return answer


def minutes_pass(minutes: int) -> None:
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=minutes)
        attempt.save()


def test_four_wrong_passwords_lock_nobody_out(client: Client, people: People) -> None:
    guess("127.0.0.1", 4)
    log_in(client, "specialist")
    assert is_signed_in(client)


def test_after_the_fifth_the_right_password_waits_too(client: Client, people: People) -> None:
    page = guess("127.0.0.1", 5)
    assert page.status_code == 429
    assert "через 15\xa0минут:" in page.content.decode()
    minutes_pass(10)
    page = log_in(client, "specialist")
    assert page.status_code == 429
    assert "через 5\xa0минут:" in page.content.decode()
    assert not is_signed_in(client)
    minutes_pass(5)
    log_in(client, "specialist")
    assert is_signed_in(client)
    assert not AccessAttempt.objects.exists(), "what is over is pruned"


def test_an_unknown_login_is_locked_out_like_a_known_one(people: People) -> None:
    known, unknown = guess("127.0.0.1", 5), guess("127.0.0.1", 5, "nobody")
    assert known.status_code == unknown.status_code == 429
    assert known.content == unknown.content


def test_colleagues_in_the_same_building_are_not_locked_out(client: Client, people: People) -> None:
    guess("127.0.0.1", 5)
    log_in(client, "coordinator")
    assert is_signed_in(client)


def test_a_stranger_elsewhere_does_not_lock_a_person_out(client: Client, people: People) -> None:
    guess("203.0.113.1", 9)
    log_in(client, "specialist")
    assert is_signed_in(client)


def test_guessing_from_many_addresses_is_stopped(client: Client, people: People) -> None:
    for number in range(5):
        guess(f"203.0.113.{number}", 4)
    assert log_in(client, "specialist").status_code == 429


def test_passwords_are_not_written_down(people: People) -> None:
    guess("127.0.0.1", 1)
    signed_in(people.specialist).post(
        "/account/password/",
        {"old_password": "wrong-old", "new_password1": "brand-new-1", "new_password2": "brand-new-1"},
    )
    kept = " ".join(f"{each.post_data} {each.get_data}" for each in AccessAttempt.objects.all())
    assert "specialist" not in kept
    assert "wrong" not in kept
    assert "brand-new" not in kept
    assert "***" in kept


def test_own_sign_ins_are_shown_and_old_ones_leave(client: Client, people: People) -> None:
    log_in(client, "specialist")
    AccessLog.objects.update(ip_address="203.0.113.9")
    assert "203.0.113.9" in client.get("/account/").content.decode()
    AccessLog.objects.update(attempt_time=timezone.now() - timedelta(days=181))
    log_in(Client(), "specialist")
    assert "203.0.113.9" not in client.get("/account/").content.decode()
    assert AccessLog.objects.filter(username="specialist").count() == 1


@pytest.mark.parametrize(
    ("trusted", "remote", "forwarded", "address"),
    [
        (False, "192.0.2.1", "203.0.113.5", "192.0.2.1"),
        (True, "192.0.2.1", "203.0.113.5", "203.0.113.5"),
        (True, "192.0.2.1", "10.0.0.1, 203.0.113.5", "203.0.113.5"),
        (True, "192.0.2.1", None, "192.0.2.1"),
        (True, "192.0.2.1", "unknown", None),
        (True, "", "2001:db8::0001", "2001:db8::1"),
        (False, "", None, None),
    ],
)
def test_the_address_behind_a_proxy(
    settings: Settings, trusted: bool, remote: str, forwarded: str | None, address: str | None
) -> None:
    settings.TRUST_PROXY = trusted
    more = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=remote, **more)) == address


def test_without_an_address_the_login_alone_is_counted(people: People, settings: Settings) -> None:
    assert guess("", 5).status_code == 429
