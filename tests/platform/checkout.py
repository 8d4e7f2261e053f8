"""A data folder of its own for a test, and processes of the portal that work on it."""

import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from portal.embedded_postgres.processes import anyone_works_in, postmaster

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Client:
    """tests.platform.client in a process of its own."""

    process: subprocess.Popen[str]

    def ask(self, query: str) -> str:
        self.say(query)
        return self.answer()

    def say(self, query: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(query + "\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def leave(self) -> str:
        """A clean exit; what the process has said on its way."""
        return self.process.communicate(timeout=60)[1]

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@dataclass
class Checkout:
    var: Path
    environment: dict[str, str] = field(default_factory=dict)
    user: pwd.struct_passwd | None = None  # whose processes they are, ours unless given
    clients: list[Client] = field(default_factory=list)

    def start(self, *command: str, **environment: str) -> Client:
        process = subprocess.Popen(
            [self.environment.get("PYTHON", sys.executable), *command],
            cwd=ROOT,
            env={**os.environ, **self.settings(), **self.environment, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            user=self.user and self.user.pw_uid,
            group=self.user and self.user.pw_gid,
        )
        self.clients.append(Client(process))
        return self.clients[-1]

    def settings(self) -> dict[str, str]:
        return {"DJANGO_SETTINGS_MODULE": "tests.platform.bare_settings", "PORTAL_VAR": str(self.var)}

    def client(self) -> Client:
        return self.start("-m", "tests.platform.client")

    def connected(self) -> Client:
        client = self.client()
        assert client.ask("SELECT 1") == "1", client.leave()
        return client

    @property
    def data(self) -> Path:
        return next(self.var.glob("pg-*[0-9]/"))

    @property
    def server(self) -> int:
        """The number of the running server, 0 where none runs."""
        return postmaster(self.data) or 0

    @property
    def log(self) -> str:
        return self.data.with_name(f"{self.data.name}.log").read_text()

    def close(self) -> None:
        for client in self.clients:
            if client.process.poll() is None:
                client.kill()
        if any(self.var.glob("pg-*[0-9]/")):
            if self.server:
                os.kill(self.server, signal.SIGINT)
            wait_until(lambda: not anyone_works_in(self.data))


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60  # far above any need: the machine may be busy
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
