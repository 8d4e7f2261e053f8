"""Programs that answer on loopback, and how long their answers take."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60
HOST = "127.0.0.1"


@contextmanager
def served(command: Sequence[str], port: int, environment: dict[str, str] | None = None) -> Iterator[int]:
    """The port, once it answers; the program ends with the block."""
    program = subprocess.Popen(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(program, port)
        yield port
    finally:
        program.terminate()
        program.wait(timeout=30)


@contextmanager
def served_portal(port: int) -> Iterator[int]:
    """By gunicorn with two workers, on the database of this process."""
    command = ["gunicorn", "portal.wsgi", "--workers=2", f"--bind={HOST}:{port}", "--timeout=120"]
    with served(command, port, {"DATABASE_URL": _database_url(), "PORTAL_ENV": "development"}) as ready:
        yield ready


def seconds_of(port: int, addresses: Sequence[str], connections: int = 1) -> list[float]:
    """Of each address, asked once, so many of them at a time."""
    with ThreadPoolExecutor(connections) as pool:
        return list(pool.map(lambda address: _seconds(port, address), addresses))


def percentile(seconds: Sequence[float], share: int) -> float:
    return sorted(seconds)[min(len(seconds) * share // 100, len(seconds) - 1)]


def _seconds(port: int, address: str) -> float:
    started = time.perf_counter()
    status, body = asked(port, address)
    assert status == http.HTTPStatus.OK, (address, body[:300])
    return time.perf_counter() - started


def asked(port: int, address: str) -> tuple[int, bytes]:
    client = http.client.HTTPConnection(HOST, port, timeout=120)
    try:
        client.request("GET", address)
        answer = client.getresponse()
        return answer.status, answer.read()
    finally:
        client.close()


def _wait_for(program: subprocess.Popen, port: int) -> None:
    for _ in range(STARTS_WITHIN * 10):
        if program.poll() is not None:
            raise RuntimeError(f"{program.args!r} ended with {program.returncode}")
        try:
            asked(port, "/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{program.args!r} has not answered in {STARTS_WITHIN} s")


def _database_url() -> str:
    with connection.cursor() as cursor:
        given = cursor.connection.info.dsn_parameters
    host = given["host"].replace("/", "%2F")
    return f"postgres://{given['user']}@{host}:{given.get('port', 5432)}/{given['dbname']}"
