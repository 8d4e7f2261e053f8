"""What the environment says about sessions, e-mail and the proxy."""

import os
import runpy
from typing import Any

import pytest
from django.conf import settings as running
from django.core.exceptions import ImproperlyConfigured

PRODUCTION = {
    "PORTAL_ENV": "production",
    "PORTAL_SECRET_KEY": "a9Zk3-Vq7Lw1_Tn5Xe8Rb2Yc6Hd4Jf0Gm9Ps3Qu7Wi1Oo5Aa8Ss2",
    "PORTAL_ALLOWED_HOSTS": "nko.example.ru",
    "DATABASE_URL": "postgres://portal:secret@db.example.ru/nko",
}


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    for name in os.environ:
        if name.startswith("PORTAL_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(running.BASE_DIR / "portal" / "settings.py"))


def test_a_session_lasts_eight_hours_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_with(monkeypatch)["SESSION_COOKIE_AGE"] == 8 * 60 * 60
    assert settings_with(monkeypatch, PORTAL_SESSION_HOURS="2")["SESSION_COOKIE_AGE"] == 2 * 60 * 60


@pytest.mark.parametrize("hours", ["0", "-1", "1.5", "много", "169", "²"])
def test_a_senseless_number_of_hours_stops_the_start(monkeypatch: pytest.MonkeyPatch, hours: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="укажите целое число часов от 1 до 168"):
        settings_with(monkeypatch, PORTAL_SESSION_HOURS=hours)


def test_development_prints_its_e_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_with(monkeypatch)
    assert settings["SENDS_MAIL"]
    assert settings["EMAIL_BACKEND"].endswith("console.EmailBackend")


def test_production_without_a_mail_server_sends_none(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_with(monkeypatch, **PRODUCTION)
    assert not settings["SENDS_MAIL"]
    assert settings["EMAIL_BACKEND"].endswith("dummy.EmailBackend")


def test_production_sends_through_its_mail_server(monkeypatch: pytest.MonkeyPatch) -> None:
    mail = {"PORTAL_SMTP": "smtps://mail.example.ru", "PORTAL_MAIL_FROM": "nko@example.ru"}
    settings = settings_with(monkeypatch, **PRODUCTION, **mail)
    assert settings["SENDS_MAIL"]
    assert settings["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert settings["EMAIL_HOST"] == "mail.example.ru"
    with pytest.raises(ImproperlyConfigured, match="PORTAL_MAIL_FROM"):
        settings_with(monkeypatch, **PRODUCTION, PORTAL_SMTP="smtps://mail.example.ru")


@pytest.mark.parametrize(("value", "trusted"), [("1", True), ("0", False), ("", False)])
def test_a_proxy_is_believed_only_when_asked(
    monkeypatch: pytest.MonkeyPatch, value: str, trusted: bool
) -> None:
    assert settings_with(monkeypatch, PORTAL_TRUST_PROXY=value)["TRUST_PROXY"] is trusted
