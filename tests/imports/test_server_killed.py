"""The database server itself is killed in the middle of a load: all of the rows are there or none, and it says so."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.imports.own_server import ROWS
from tests.platform.checkout import ROOT, Checkout, wait_until

pytestmark = pytest.mark.slow
AT_WORK = "SELECT count(*) FROM portal_fileimport WHERE started_at IS NOT NULL AND state = 'applying'"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Checkout]:
    checkout = Checkout(tmp_path / "var")
    yield checkout
    checkout.close()


def start(own: Checkout, step: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.imports.own_server", step],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings", "PORTAL_VAR": str(own.var)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_killed_server_leaves_all_or_nothing_and_the_load_says_so(own: Checkout) -> None:
    prepared = start(own, "prepare")
    _, complaints = prepared.communicate(timeout=120)
    assert prepared.returncode == 0, complaints
    watcher = own.connected()
    worker = start(own, "apply")
    wait_until(lambda: watcher.ask(AT_WORK) != "0" or worker.poll() is not None)
    server = own.server
    assert server
    os.kill(server, signal.SIGKILL)
    worker.communicate(timeout=60)
    watcher.kill()

    told, complaints = start(own, "look").communicate(timeout=60)
    assert told, complaints
    seen = json.loads(told)
    assert seen["rows"] == (ROWS if seen["state"] == "applied" else 0)
    if seen["state"] != "applied":
        assert seen["is_interrupted"] or seen["state"] == "failed"
        assert "ничего не загружено" in seen["message"]
