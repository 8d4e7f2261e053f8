"""Where the server keeps its data, socket, locks and logs, and which binaries and user work there."""

import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from portal.embedded_postgres.errors import ServerUnavailable
from portal.embedded_postgres.identity import Identity, owner_of
from portal.embedded_postgres.locate import Binaries

PORT = 5432  # names the socket file; nothing listens on the network
SOCKET = f".s.PGSQL.{PORT}"
LONGEST_SOCKET = 103  # bytes of sun_path on macOS and BSD; Linux allows four more
SHORT_FOLDER = Path("/tmp")  # not TMPDIR, which may differ between two processes of one checkout


@dataclass(frozen=True)
class Place:
    folder: Path
    binaries: Binaries
    identity: Identity = field(default_factory=Identity)

    @property
    def data(self) -> Path:
        """Named by major version: a newer PostgreSQL begins a new folder and does not fail on the old one."""
        return self.folder / f"pg-{self.binaries.major}"

    @property
    def log(self) -> Path:
        return self.beside("log")

    def beside(self, ending: str) -> Path:
        return self.folder / f"{self.data.name}.{ending}"

    @property
    def sockets(self) -> Path:
        """A short folder where the path is too long for a socket or holds signs that PostgreSQL splits at."""
        near = self.folder / "run"
        length = len(os.fsencode(near / SOCKET))
        if length <= LONGEST_SOCKET and re.fullmatch(r"[\w./ -]+", str(near)):
            return near
        return SHORT_FOLDER / f"portal-pg-{os.geteuid()}-{fingerprint(self.folder)}"

    @property
    def socket(self) -> Path:
        return self.sockets / SOCKET


def make_folder(folder: Path) -> None:
    """Made by root in a user's checkout, it belongs to that user, who can then run the portal too."""
    try:
        new = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        if new and os.geteuid() == 0:
            owner_of(folder.parent).own(folder)
        writable = os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        writable = False
    if not writable:
        raise ServerUnavailable(f"Нельзя писать в папку {folder}: задайте свою папку в PORTAL_VAR.")


def make_private(folder: Path, identity: Identity) -> None:
    """A folder for the server's user alone; in a shared place someone else may have been there first."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid not in {os.geteuid(), identity.uid}:
        raise ServerUnavailable(
            f"Папка {folder} занята другим пользователем: удалите её командой «sudo rm -r {folder}»."
        )
    folder.chmod(0o700)
    identity.own(folder)


def fingerprint(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]
