"""python -m tests.imports.own_server prepare|apply|look: steps of a load on a database server of its own.

Each step is a process, as a worker and a web server are: the server may be killed under any of them. With the settings
of the portal itself: those of the tests let a commit wait for the disk, and a killed server forgets it.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - settings first

from ngo_registry.models import Organization  # noqa: E402
from portal.imports import actions  # noqa: E402
from portal.models import FileImport  # noqa: E402
from tests.imports.files import checked, ogrn  # noqa: E402
from tests.people import make_city, make_person  # noqa: E402

ROWS = 12_000
HEADER = ["Наименование", "ОГРН", "Адрес"]


def prepare() -> None:
    """An empty portal with a load that waits to be applied."""
    call_command("migrate", verbosity=0)
    coordinator = make_person("coordinator", "coordinator", make_city())
    rows = [HEADER, *([f"Фонд № {number}", ogrn(number), "ул. Ленина"] for number in range(ROWS))]
    load = checked(coordinator.municipality, "organizations", rows, by=coordinator)
    actions.confirm(load, with_suspicious=False, by=coordinator)


def apply() -> None:
    actions.apply(FileImport.objects.get().pk)


def look() -> None:
    """What a person sees once the server is back: the number of organisations and what the load says."""
    load = FileImport.objects.get()
    told = actions.progress(load)
    seen = {"rows": Organization.objects.count(), "state": load.state, "message": told.message}
    sys.stdout.write(json.dumps({**seen, "is_interrupted": told.is_interrupted}) + "\n")


if __name__ == "__main__":
    {"prepare": prepare, "apply": apply, "look": look}[sys.argv[1]]()
