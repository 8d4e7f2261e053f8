"""The development server keeps its database through a reload, and commands without a query start none."""

import signal
import socket
import textwrap
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from tests.platform.checkout import Checkout, wait_until

ADDRESSES = """
    import os
    from django.db import connection
    from django.http import HttpResponse
    from django.urls import path

    def answer(request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_postmaster_start_time()")
            return HttpResponse(f"{os.getpid()} {cursor.fetchone()[0]}")

    urlpatterns = [path("", answer)]
"""


def test_a_reload_keeps_the_database_running(checkout: Checkout, tmp_path: Path) -> None:
    addresses = tmp_path / "addresses.py"
    addresses.write_text(textwrap.dedent(ADDRESSES))
    port = free_port()
    environment = {"PYTHONPATH": str(tmp_path), "BARE_URLS": "addresses"}
    server = checkout.start("-m", "django", "runserver", f"127.0.0.1:{port}", **environment)
    process, started = visit(port)

    time.sleep(1.1)  # the reloader compares times of files once a second
    addresses.write_text(addresses.read_text() + "\n# changed\n")
    wait_until(lambda: visit(port)[0] != process)
    assert visit(port)[1] == started

    server.process.send_signal(signal.SIGTERM)
    server.leave()
    assert not checkout.server


@pytest.mark.parametrize("command", [["check"], ["collectstatic", "--noinput"], ["makemessages", "--help"]])
def test_a_command_without_a_query_starts_nothing(empty_checkout: Checkout, command: list[str]) -> None:
    process = empty_checkout.start("-m", "django", *command)
    process.leave()
    assert process.process.returncode == 0
    assert not empty_checkout.var.exists()


def test_dbshell_reaches_the_embedded_server(checkout: Checkout) -> None:
    shell = checkout.start("-m", "django", "dbshell", "--", "-At", "-c", "SELECT current_database()")
    assert shell.answer() == "portal"
    shell.leave()
    assert not checkout.server


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def visit(port: int) -> tuple[str, str]:
    """Number of the answering process and start time of its database server."""
    page = ""

    def answered() -> bool:
        nonlocal page
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as response:
                page = response.read().decode()
        except OSError:
            return False
        return True

    wait_until(answered)
    process, _, started = page.partition(" ")
    return process, started
