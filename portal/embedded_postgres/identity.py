"""Which user the server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.embedded_postgres.errors import ServerUnavailable

# Inside its own user namespace root looks like `nobody` to PostgreSQL, yet still owns its files.
NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534", "--")


@dataclass(frozen=True)
class Identity:
    """How a program of PostgreSQL is run: behind `prefix`, or as user `uid` when root gives up its rights."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None

    def run(self, command: Sequence[str], *, folder: Path, output: Path) -> int:
        """Exit code. The server inherits the output: a pipe would stay open as long as it runs, so a file."""
        with output.open("ab") as log:
            self.own(output)
            return self._call(command, cwd=folder, env=clean_environment(), stdout=log, stderr=log)

    def may_serve(self, folder: Path, program: str) -> bool:
        """Whether it writes to `folder` and runs `program`."""
        probe = ["sh", "-c", 'test -w "$1" && exec "$2" --version', "sh", str(folder), program]
        try:
            return self._call(probe, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
        except OSError:  # no `unshare` here
            return False

    def own(self, path: Path) -> None:
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def _call(self, command: Sequence[str], **options: Any) -> int:
        groups: list[int] | None = None if self.uid is None else []
        return subprocess.run(
            [*self.prefix, *command],
            stdin=subprocess.DEVNULL,
            user=self.uid,
            group=self.gid,
            extra_groups=groups,
            **options,
        ).returncode


def clean_environment() -> dict[str, str]:
    """Without PGDATA, PGPORT and the like: a variable of the shell must not lead to another server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def owner_of(path: Path) -> Identity:
    status = path.stat()
    return Identity(uid=status.st_uid, gid=status.st_gid)


def unprivileged(folder: Path) -> Identity:
    """The owner of `folder`, else `postgres`, else `nobody`: the first that exists and is not root."""
    if (owner := owner_of(folder)).uid != 0:
        return owner
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return Identity(uid=user.pw_uid, gid=user.pw_gid)
    raise ServerUnavailable(
        "PostgreSQL не работает от root: запустите портал от имени обычного пользователя "
        "или задайте DATABASE_URL."
    )
