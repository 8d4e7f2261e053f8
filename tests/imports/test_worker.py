"""The worker that `make run` starts: it works through the queue, and dies with the server however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from portal.imports import actions
from portal.models import FileImport
from tests.imports.files import csv_file
from tests.people import make_city, make_person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

SERVER = "from portal.setup import worker; import sys; worker.start(); print('serving', flush=True); sys.stdin.read()"


def address_of_database() -> str:
    with connection.cursor() as cursor:
        info = cursor.connection.info
    password = f":{quote(info.password, safe='')}" if info.password else ""
    return f"postgres://{quote(info.user)}{password}@{quote(info.host, safe='')}:{info.port}/{info.dbname}"


def within_seconds(limit: float, holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + limit
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.1)
    return False


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(each) for each in found.stdout.split()]


def is_running(pid: int) -> bool:
    """A zombie that nobody has waited for does not run."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return bool(told.stdout.strip()) and not told.stdout.startswith("Z")


def test_the_worker_checks_a_file_and_is_gone_with_a_killed_server() -> None:
    person = make_person("coordinator", "coordinator", make_city())
    file = csv_file([["Наименование", "ОГРН"], ["Фонд", ""]])
    load = actions.start(person.municipality, "organizations", file, by=person)
    actions.map_columns(load, sheet=0, mapping=load.mapping, defaults={}, by=person)
    environment = {
        **os.environ,
        "DATABASE_URL": address_of_database(),
        "PORTAL_ENV": "development",
        "PORTAL_VAR": str(settings.MEDIA_ROOT),
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }
    (settings.MEDIA_ROOT / "media").symlink_to(settings.MEDIA_ROOT)  # where the settings of the worker look
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert server.stdout
    server.stdout.readline()
    (worker,) = children_of(server.pid)
    done = within_seconds(20, lambda: FileImport.objects.get().state == "checked")
    server.send_signal(signal.SIGKILL)
    server.communicate()
    assert done, actions.progress(load)
    assert within_seconds(5, lambda: not is_running(worker))
