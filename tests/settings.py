"""The portal's settings as the tests run them: `PORTAL_ENV` is fixed before the settings read it."""

import os

os.environ["PORTAL_ENV"] = "test"

from portal.settings import *

# Salted slow hashes and a flush to disk at each commit cost time and prove nothing here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"

# Tests of costs count the same queries each time; a test of the keeping itself turns it on.
KEPT_FACTS = 0
