"""Begin anew: the embedded database and everything else under var/ is removed."""

import os
import shutil
import signal
import time
from pathlib import Path

from portal.embedded_postgres.processes import anyone_works_in, postmaster


def reset(checkout: Path) -> None:
    folder = Path(os.environ.get("PORTAL_VAR") or checkout / "var")
    for data in folder.resolve().glob("pg-*/"):
        stop_server(data)
    shutil.rmtree(folder, ignore_errors=True)


def stop_server(data: Path) -> None:
    if server := postmaster(data):
        os.kill(server, signal.SIGINT)  # to PostgreSQL: break off connections and stop
    while anyone_works_in(data):
        time.sleep(0.05)
