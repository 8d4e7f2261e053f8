"""python -m tests.imports.child DATABASE LOAD check|apply…: a worker of its own, which can be measured and killed.

Prints for each step its seconds and the peak of the process's memory in megabytes.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402 - settings first
from django.db import connection  # noqa: E402

from portal.imports import actions  # noqa: E402


def main(database: str, media: str, load: str, *steps: str) -> None:
    connection.settings_dict["NAME"] = database
    settings.MEDIA_ROOT = media
    for step in steps:
        started = time.perf_counter()
        {"check": actions.check, "apply": actions.apply}[step](int(load))
        sys.stdout.write(f"{step} {time.perf_counter() - started:.2f} {peak_of_memory():.0f}\n")
        sys.stdout.flush()


def peak_of_memory() -> float:
    """Megabytes of this process, and of the largest that it started, which opens workbooks.

    Of itself not by getrusage(), which tells the peak of the process that this one was forked from; for the same
    reason a child that is no larger than this one tells nothing.
    """
    told = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    own = int(told[1]) if told else 0
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + child if child > own else own) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
