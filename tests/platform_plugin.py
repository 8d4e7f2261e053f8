"""Test databases: quick to make, apart from those of a run at the same time, and none left by a killed run.

Migrations run once for each state of their files, into a template; each process copies the template.
"""

import hashlib
import os
import platform
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[1]
# With the machine's name: several may test on one server, and a number means a process of one of them.
PREFIX = f"test_portal_{re.sub(r'[^a-z0-9]', '', platform.node().lower())[:20]}_"
TEMPLATE_PREFIX = "template_portal_"
LOCK = 7_067_821  # any number that no other program on the server locks


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker: DjangoDbBlocker) -> None:
    """Runs before pytest-django makes the test database, and is meant by it to be overridden."""
    wanted = connection.settings_dict["TEST"]
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor, one_at_a_time(cursor):
        for name in left_behind(databases(cursor, PREFIX)):
            drop(cursor, name)
        wanted["TEMPLATE"] = template(cursor)
        wanted["NAME"] = f"{PREFIX}{os.getpid()}"


@contextmanager
def one_at_a_time(cursor: CursorWrapper) -> Iterator[None]:
    """Among all processes that test on the server."""
    cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    yield
    cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def databases(cursor: CursorWrapper, prefix: str) -> list[str]:
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
    return [name for (name,) in cursor.fetchall()]


def drop(cursor: CursorWrapper, name: str) -> None:
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def left_behind(names: list[str]) -> Iterator[str]:
    """Names of databases whose process has ended."""
    for name in names:
        owner = name.removeprefix(PREFIX)
        if owner.isdecimal() and not is_alive(int(owner)):
            yield name


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # alive, and someone else's
        return True
    return True


def template(cursor: CursorWrapper) -> str:
    """Name of a database with all migrations applied; made by the first process that needs it."""
    name = f"{TEMPLATE_PREFIX}{migrations_digest()}"
    if name not in (existing := databases(cursor, TEMPLATE_PREFIX)):
        for outdated in existing:
            drop(cursor, outdated)
        migrate_into(f"{TEMPLATE_PREFIX}unfinished")
        cursor.execute(f'ALTER DATABASE "{TEMPLATE_PREFIX}unfinished" RENAME TO "{name}"')
    return name


def migrate_into(name: str) -> None:
    original = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = name
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.creation.destroy_test_db(original, verbosity=0, keepdb=True)


def migrations_digest() -> str:
    """Changes with the portal's migrations, the apps, and the versions of the libraries, which bring their own."""
    digest = hashlib.sha256()
    for path in [*sorted(ROOT.glob("*/migrations/*.py")), ROOT / "requirements-test.lock"]:
        digest.update(path.read_bytes())
    digest.update(" ".join(settings.INSTALLED_APPS).encode())
    return digest.hexdigest()[:16]
