import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.accounts.smtp import mail_settings

SENDER = "nko@example.ru"


def test_a_server_with_a_password_and_starttls() -> None:
    settings = mail_settings("smtp://nko%40example.ru:p%40ss@mail.example.ru:2525?tls=1", SENDER)
    assert settings["EMAIL_HOST"] == "mail.example.ru"
    assert settings["EMAIL_PORT"] == 2525
    assert settings["EMAIL_HOST_USER"] == "nko@example.ru"
    assert settings["EMAIL_HOST_PASSWORD"] == "p@ss"
    assert (settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (True, False)
    assert settings["DEFAULT_FROM_EMAIL"] == SENDER


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example.ru", 587, False, False),
        ("smtp://mail.example.ru?tls=0", 587, False, False),
        ("smtps://mail.example.ru", 465, False, True),
        ("smtps://mail.example.ru?tls=1", 465, False, True),
    ],
)
def test_ports_and_encryption(url: str, port: int, tls: bool, ssl: bool) -> None:
    settings = mail_settings(url, SENDER)
    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (port, tls, ssl)


@pytest.mark.parametrize(
    "url", ["mail.example.ru", "http://mail.example.ru", "smtp://", "smtp://host:port", "smtp://[::1"]
)
def test_an_address_that_is_no_mail_server_stops_the_start(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="В PORTAL_SMTP задайте почтовый сервер"):
        mail_settings(url, SENDER)


def test_a_server_without_a_sender_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="В PORTAL_MAIL_FROM задайте адрес отправителя"):
        mail_settings("smtp://mail.example.ru", "")
