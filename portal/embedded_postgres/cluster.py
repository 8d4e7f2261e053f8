"""Create, start and stop the server of one place. The caller holds the place's lock."""

import os
import shlex
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg2
from psycopg2 import sql

from portal.embedded_postgres.errors import ServerUnavailable
from portal.embedded_postgres.place import PORT, Place, make_private
from portal.embedded_postgres.processes import anyone_works_in, postmaster

USER = DATABASE = "portal"
PATIENCE = 60.0  # seconds; after a kill the server replays its journal before the first answer


def ensure_running(place: Place) -> None:
    """A server that answers, whatever a kill has left behind; a server that answers already is left alone."""
    if not place.data.exists():
        create(place)
    if not is_listening(place):
        start(place)
    wait(place, lambda: answers(place))


def create(place: Place) -> None:
    """initdb beside the final folder and a rename, so that an interrupted one leaves no half of a cluster."""
    unfinished = Path(tempfile.mkdtemp(prefix=f"{place.data.name}.new-", dir=place.folder))
    place.identity.own(unfinished)
    provider = ["--locale-provider=builtin"] if place.binaries.major >= 17 else []
    options = ["-D", unfinished.name, "-U", USER, "--auth=trust", "-E", "UTF8", *provider, "--locale=C.UTF-8"]
    initdb = [place.binaries.path("initdb"), *options]
    if place.identity.run(initdb, folder=place.folder, output=place.log):
        raise ServerUnavailable(f"База данных не создана: причина в конце файла {place.log}.")
    unfinished.rename(place.data)


def start(place: Place) -> None:
    for unfinished in place.folder.glob(f"{place.data.name}.new-*"):
        shutil.rmtree(unfinished, ignore_errors=True)  # its initdb may still write: then the next time
    make_private(place.sockets, place.identity)
    stop(place)  # a living server whose socket a cleaner of /tmp has removed
    wait(place, lambda: not anyone_works_in(place.data))  # orphans of a killed server soon notice
    # Nobody is here, so both files are stale; PostgreSQL would trust them if a program had got their number.
    for stale in (place.data / "postmaster.pid", place.socket.with_name(f"{place.socket.name}.lock")):
        stale.unlink(missing_ok=True)
    place.log.touch()
    place.identity.own(place.log)
    sockets = f"-k {shlex.quote(str(place.sockets))} -c unix_socket_permissions=0700"
    options = f"-p {PORT} -c listen_addresses='' {sockets}"
    # Relative names: pg_ctl hands them to a shell, which must not see what the checkout's path may contain.
    pg_ctl = [place.binaries.path("pg_ctl"), "start", "-w", "-D", place.data.name, "-l", place.log.name]
    if place.identity.run([*pg_ctl, "-o", options], folder=place.folder, output=place.beside("ctl.log")):
        raise failure(place)


def stop(place: Place) -> None:
    """Break off connections and stop, as «pg_ctl stop -m fast», which looks only ten times a second."""
    if server := postmaster(place.data):
        os.kill(server, signal.SIGINT)
        wait(place, lambda: not anyone_works_in(place.data))


def wait(place: Place, condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise failure(place)
        time.sleep(0.02)


def failure(place: Place) -> ServerUnavailable:
    return ServerUnavailable(f"PostgreSQL не запускается: причина в конце файла {place.log}.")


def is_listening(place: Place) -> bool:
    with closing(socket.socket(socket.AF_UNIX)) as probe:
        return probe.connect_ex(str(place.socket)) == 0


def answers(place: Place) -> bool:
    """Whether the server takes connections; the portal's database is made when it is not there yet."""
    try:
        link = psycopg2.connect(host=str(place.sockets), port=PORT, user=USER, dbname="postgres")
    except psycopg2.OperationalError:
        return False
    link.autocommit = True
    with closing(link), link.cursor() as cursor:
        cursor.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
        if not cursor.rowcount:
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    return True
