"""Settings of the portal from the environment; a wrong or unsafe value stops the start with one sentence.

PORTAL_ENV            development (default), test or production
PORTAL_DEBUG          1 shows tracebacks in the browser, in development only
PORTAL_SECRET_KEY     secret of at least 50 characters, must be given in production
PORTAL_ALLOWED_HOSTS  host names by comma, must be given in production
PORTAL_CSRF_ORIGINS   origins by comma, https://nko.example.ru; needed behind a proxy that renames the host
PORTAL_TRUST_PROXY    1 where a proxy sets X-Forwarded-Proto, removing what a visitor sends under that name, and adds
                      the visitor's address to X-Forwarded-For
PORTAL_SESSION_HOURS  hours without a request after which a person signs in again, 8 unless given
PORTAL_SMTP           smtp://user:password@host:587?tls=1 or smtps://…:465; without it production sends no mail
PORTAL_MAIL_FROM      address of the sender, must be given with PORTAL_SMTP
PORTAL_TIME_ZONE      Europe/Moscow unless given
PORTAL_MAX_FILE_MB    megabytes that a file attached to a record may have, 20 unless given
PORTAL_MAX_IMPORT_MB  megabytes that a table loaded from a file may have, 200 unless given
PORTAL_API_RATE       requests to the API that one address may send in a minute, 120 unless given, 0 without a limit
PORTAL_CACHE_URL      redis://host:6379/0, a cache that all processes share (needs the package redis); without it
                      PostgreSQL keeps it
PORTAL_VAR            folder for everything the portal writes, var/ of the checkout unless given
DATABASE_URL          postgres://user:password@host:port/name; without it the embedded PostgreSQL serves
PORTAL_PG_BIN         folder with another PostgreSQL's initdb, pg_ctl and postgres for the embedded server
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from portal.accounts.smtp import mail_settings
from portal.caching.address import cache_settings

BASE_DIR = Path(__file__).resolve().parent.parent
DEVELOPMENT_KEY = "development-only-key-that-production-refuses-to-start-with"
MIN_KEY_LENGTH, MIN_KEY_SIGNS = 50, 5  # the bounds of Django's own security.W009
MAX_SESSION_HOURS = 7 * 24
MAX_FILE_MB = 200  # a file is judged in memory
MAX_IMPORT_MB = 2000
MAX_API_RATE = 1_000_000


def environment_list(name: str) -> list[str]:
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


def deployment() -> str:
    value = os.environ.get("PORTAL_ENV", "development")
    if value not in {"development", "test", "production"}:
        raise ImproperlyConfigured(f"PORTAL_ENV={value}: укажите development, test или production.")
    return value


def secret_key(*, production: bool) -> str:
    key = os.environ.get("PORTAL_SECRET_KEY", "")
    if not production:
        return key or DEVELOPMENT_KEY
    if len(key) < MIN_KEY_LENGTH or len(set(key)) < MIN_KEY_SIGNS or key == DEVELOPMENT_KEY:
        raise ImproperlyConfigured(
            f"В PORTAL_SECRET_KEY задайте свой случайный ключ не короче {MIN_KEY_LENGTH} знаков: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'."
        )
    return key


def allowed_hosts(*, production: bool) -> list[str]:
    hosts = environment_list("PORTAL_ALLOWED_HOSTS")
    if production and (not hosts or "*" in hosts):
        raise ImproperlyConfigured(
            "В PORTAL_ALLOWED_HOSTS перечислите через запятую имена сайта, например nko.example.ru; "
            "«*» не допускается."
        )
    return hosts or [".localhost", "127.0.0.1", "[::1]"]


def database(*, production: bool) -> dict[str, Any]:
    """The server of DATABASE_URL, else the embedded one; the constraints and the search need PostgreSQL."""
    url = os.environ.get("DATABASE_URL", "")
    if not url and not production:
        return {"ENGINE": "portal.embedded_postgres", "NAME": "portal"}
    try:
        server = dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True)
    except ValueError:  # an unknown scheme, a port that is no number
        server = {}
    if server.get("ENGINE") != "django.db.backends.postgresql" or not server["NAME"]:
        raise ImproperlyConfigured(
            "В DATABASE_URL задайте базу данных PostgreSQL: postgres://user:password@host:5432/portal; "
            "другие базы данных не подходят."
        )
    return dict(server)


def session_seconds() -> int:
    hours = os.environ.get("PORTAL_SESSION_HOURS", "8")
    if not hours.isdecimal() or not 1 <= int(hours) <= MAX_SESSION_HOURS:
        raise ImproperlyConfigured(
            f"PORTAL_SESSION_HOURS={hours}: укажите целое число часов от 1 до {MAX_SESSION_HOURS}."
        )
    return int(hours) * 60 * 60


def requests_a_minute() -> int:
    given = os.environ.get("PORTAL_API_RATE", "120")
    if not given.isdecimal() or int(given) > MAX_API_RATE:
        raise ImproperlyConfigured(f"PORTAL_API_RATE={given}: укажите целое число от 0 до {MAX_API_RATE}.")
    return int(given)


def max_size(name: str, megabytes: int, most: int) -> int:
    """Bytes that a file may have."""
    given = os.environ.get(name, str(megabytes))
    if not given.isdecimal() or not 1 <= int(given) <= most:
        raise ImproperlyConfigured(f"{name}={given}: укажите целое число мегабайт от 1 до {most}.")
    return int(given) << 20


ENV = deployment()
PRODUCTION = ENV == "production"
DEBUG = ENV == "development" and os.environ.get("PORTAL_DEBUG") == "1"
SECRET_KEY = secret_key(production=PRODUCTION)
ALLOWED_HOSTS = allowed_hosts(production=PRODUCTION)
CSRF_TRUSTED_ORIGINS = environment_list("PORTAL_CSRF_ORIGINS")
VAR = Path(os.environ.get("PORTAL_VAR") or BASE_DIR / "var").absolute()

DATABASES = {"default": database(production=PRODUCTION)}
EMBEDDED = DATABASES["default"]["ENGINE"] == "portal.embedded_postgres"
EMBEDDED_POSTGRES_FOLDER = VAR
EMBEDDED_POSTGRES_BIN = os.environ.get("PORTAL_PG_BIN", "")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    *(["portal.embedded_postgres"] if EMBEDDED else []),
    "portal",
    "ngo_registry",
    "grants",
    "reports",
    "portal.accounts.apps.PortalAdminConfig",  # in place of django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "axes",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "import_export",
    "pgtrigger",
    "pghistory",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # The browser tests' server serves static files by itself.
    *(["whitenoise.middleware.WhiteNoiseMiddleware"] if ENV != "test" else []),
    "portal.compressed_pages.CompressedPages",  # above the tags of pages: those are of what is read, not of its packing
    "portal.api.middleware.ApiMiddleware",  # before the sessions: the API knows nobody
    # Before the sessions and the policy: an unchanged page costs one query, and the browser keeps its headers.
    "portal.unchanged.unchanged_middleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.accounts.session_end.session_end_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "portal.accounts.half_signed_in.second_factor_middleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "portal.accounts.kept_posts.KeptPostsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # After authentication: the history of a change names the person of the request.
    "pghistory.middleware.HistoryMiddleware",
    # Last: puts its page in place of the answer to who is locked out.
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
CACHES = {"default": cache_settings(os.environ.get("PORTAL_CACHE_URL", ""))}
API_RATE = requests_a_minute()

AUTH_USER_MODEL = "portal.User"
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "login", "/workspace/", "home"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
    )
]
CSRF_FAILURE_VIEW = "portal.accounts.kept_posts.csrf_failure"
SESSION_COOKIE_AGE = session_seconds()
SESSION_COOKIE_HTTPONLY, SESSION_COOKIE_SAMESITE = True, "Lax"

TRUST_PROXY = os.environ.get("PORTAL_TRUST_PROXY") == "1"
AXES_HANDLER = "portal.accounts.throttling.TwoLimits"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page tells how many minutes are left
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "portal.accounts.addresses.address_of"
AXES_LOCKOUT_CALLABLE = "portal.accounts.throttling.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "old_password", "new_password1", "new_password2", "code"]
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
OTP_TOTP_ISSUER = "НКО"  # a longer name makes a QR code that cameras read worse

SMTP = os.environ.get("PORTAL_SMTP", "")
SENDS_MAIL = bool(SMTP) or not PRODUCTION
EMAIL_BACKEND = f"django.core.mail.backends.{'dummy' if PRODUCTION else 'console'}.EmailBackend"
if SMTP:
    globals().update(mail_settings(SMTP, os.environ.get("PORTAL_MAIL_FROM", "")))

LANGUAGE_CODE = "ru-ru"
TIME_ZONE = os.environ.get("PORTAL_TIME_ZONE", "Europe/Moscow")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Nothing is served from here: files go out through the page of their record, to who may see it.
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
MAX_FILE_SIZE = max_size("PORTAL_MAX_FILE_MB", 20, MAX_FILE_MB)
MAX_IMPORT_SIZE = max_size("PORTAL_MAX_IMPORT_MB", 200, MAX_IMPORT_MB)
# Of how many cities and years a process keeps the facts while reports are written: a large city's take much memory.
KEPT_FACTS = 4
FILE_UPLOAD_HANDLERS = [
    "portal.attachments.upload_limit.LimitedUpload",
    "portal.imports.pages.upload_limit.LimitedImport",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

IMPORT_EXPORT_USE_TRANSACTIONS = True

# Long work waits in PostgreSQL for any of the workers: «manage.py db_worker».
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Without a debug mode, styles still come straight from static/ while one works on them.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not PRODUCTION

PGHISTORY_APPEND_ONLY = True  # what has happened is never rewritten

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
if PRODUCTION:
    SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # Preloading is asked for by the owner of the whole domain, not by one site in it.
    SILENCED_SYSTEM_CHECKS = ["security.W021"]
    if TRUST_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
