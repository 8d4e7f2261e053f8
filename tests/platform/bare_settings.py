"""The embedded server and nothing of the portal: processes that the tests start and kill come up fast."""

import os
from pathlib import Path

SECRET_KEY = "for these tests only"
EMBEDDED_POSTGRES_FOLDER = Path(os.environ["PORTAL_VAR"])
EMBEDDED_POSTGRES_BIN = os.environ.get("PORTAL_PG_BIN", "")
DATABASES = {"default": {"ENGINE": "portal.embedded_postgres", "NAME": "portal"}}
INSTALLED_APPS = ["portal.embedded_postgres", "django.contrib.staticfiles"]
ROOT_URLCONF = os.environ.get("BARE_URLS", "")
STATIC_URL = "/static/"
STATIC_ROOT = os.environ["PORTAL_VAR"] + "-static"
USE_TZ = True
DEBUG = True
