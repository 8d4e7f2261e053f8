"""What a wrong or unsafe environment is told, and how a production is sealed."""

import os
import runpy
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from portal.settings import BASE_DIR, DEVELOPMENT_KEY

KEY = "a9Zk3-Vq7Lw1_Tn5Xe8Rb2Yc6Hd4Jf0Gm9Ps3Qu7Wi1Oo5Aa8Ss2"
PRODUCTION = {
    "PORTAL_ENV": "production",
    "PORTAL_SECRET_KEY": KEY,
    "PORTAL_ALLOWED_HOSTS": "nko.example.ru, www.nko.example.ru",
    "DATABASE_URL": "postgres://portal:secret@db.example.ru:5433/nko",
}


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("PORTAL_") or name == "DATABASE_URL":
            monkeypatch.delenv(name)


def settings_of(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> dict[str, Any]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(BASE_DIR / "portal" / "settings.py"))


def test_development_needs_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(monkeypatch, {})
    assert settings["ALLOWED_HOSTS"] == [".localhost", "127.0.0.1", "[::1]"]
    assert settings["DATABASES"]["default"]["ENGINE"] == "portal.embedded_postgres"
    assert settings["VAR"] == BASE_DIR / "var"


def test_tracebacks_are_shown_only_in_development_and_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not settings_of(monkeypatch, {})["DEBUG"]
    assert settings_of(monkeypatch, {"PORTAL_DEBUG": "1"})["DEBUG"]
    assert not settings_of(monkeypatch, {**PRODUCTION, "PORTAL_DEBUG": "1"})["DEBUG"]


def test_production_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(monkeypatch, PRODUCTION)
    assert not settings["DEBUG"]
    assert settings["ALLOWED_HOSTS"] == ["nko.example.ru", "www.nko.example.ru"]
    assert settings["DATABASES"]["default"]["HOST"] == "db.example.ru"
    assert settings["DATABASES"]["default"]["PORT"] == 5433
    assert "portal.embedded_postgres" not in settings["INSTALLED_APPS"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert "SECURE_PROXY_SSL_HEADER" not in settings


def test_a_proxy_is_trusted_only_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(monkeypatch, {**PRODUCTION, "PORTAL_TRUST_PROXY": "1"})
    assert settings["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("PORTAL_ENV", "prod", "PORTAL_ENV=prod: укажите development, test или production."),
        ("PORTAL_SECRET_KEY", "", "В PORTAL_SECRET_KEY задайте свой случайный ключ не короче 50 знаков"),
        ("PORTAL_SECRET_KEY", KEY[:49], "В PORTAL_SECRET_KEY задайте"),
        ("PORTAL_SECRET_KEY", "abcd" * 20, "В PORTAL_SECRET_KEY задайте"),
        ("PORTAL_SECRET_KEY", DEVELOPMENT_KEY, "В PORTAL_SECRET_KEY задайте"),
        ("PORTAL_ALLOWED_HOSTS", "", "В PORTAL_ALLOWED_HOSTS перечислите через запятую имена сайта"),
        ("PORTAL_ALLOWED_HOSTS", "nko.example.ru,*", "«*» не допускается"),
        ("DATABASE_URL", "", "В DATABASE_URL задайте базу данных PostgreSQL"),
        ("DATABASE_URL", "sqlite:///db.sqlite3", "другие базы данных не подходят"),
        ("DATABASE_URL", "mysql://db/nko", "другие базы данных не подходят"),
        ("DATABASE_URL", "oracle23://db/nko", "другие базы данных не подходят"),
        ("DATABASE_URL", "postgres://db:port/nko", "postgres://user:password@host:5432/portal"),
        ("DATABASE_URL", "postgres://db.example.ru", "postgres://user:password@host:5432/portal"),
    ],
)
def test_an_unsafe_production_does_not_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        settings_of(monkeypatch, {**PRODUCTION, name: value})
    assert told in str(refusal.value)
    assert str(refusal.value).endswith(".")


@pytest.mark.django_db
def test_pages_carry_the_headers_that_seal_them(client: Client) -> None:
    page = client.get("/admin/login/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert page.headers["X-Frame-Options"] == "DENY"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "same-origin"
