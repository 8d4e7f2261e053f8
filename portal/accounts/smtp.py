"""The mail server of PORTAL_SMTP, as Django's settings want it."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 587, "smtps": 465}
SECONDS = 10  # a mail server that is silent for longer holds up the next task


def mail_settings(url: str, sender: str) -> dict[str, Any]:
    """Of ``smtp://user:password@host:587?tls=1`` (STARTTLS) or ``smtps://…:465``; signs that mean something
    in an address are written %40. Raises ImproperlyConfigured."""
    try:
        server = urlsplit(url)
        port = server.port or PORTS[server.scheme]
    except (ValueError, KeyError):  # a port that is no number, another scheme
        server = urlsplit("")
    if not server.hostname:
        raise ImproperlyConfigured(
            "В PORTAL_SMTP задайте почтовый сервер: smtp://user:password@host:587?tls=1 или smtps://…:465."
        )
    if "@" not in sender:
        raise ImproperlyConfigured("В PORTAL_MAIL_FROM задайте адрес отправителя, например nko@example.ru.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": server.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(server.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(server.password or ""),
        "EMAIL_USE_SSL": server.scheme == "smtps",
        "EMAIL_USE_TLS": server.scheme == "smtp" and parse_qs(server.query).get("tls") == ["1"],
        "EMAIL_TIMEOUT": SECONDS,
        "DEFAULT_FROM_EMAIL": sender,
    }
