"""A person's telephone with an application that makes codes, and the log-in walked by hand."""

from django.http import HttpResponse
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.accounts import second_factor
from portal.models import User


def code_of(device: TOTPDevice, *, steps_later: int = 0) -> str:
    """What the telephone shows now, or would show some half-minutes later: a code works once."""
    return f"{totp(device.bin_key, drift=steps_later):06}"


def switch_on(person: User) -> TOTPDevice:
    device = second_factor.begin(person)
    second_factor.confirm(device)
    return device


def log_in(client: Client, login: str, password: str | None = None, **more: str) -> HttpResponse:
    """Passwords of the people in the tests equal their logins."""
    return client.post("/account/login/", {"username": login, "password": password or login, **more})


def is_signed_in(client: Client) -> bool:
    """Whether a page that needs a person opens."""
    return client.get("/account/").status_code == 200
