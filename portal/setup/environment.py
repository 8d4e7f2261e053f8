"""The virtual environment of the checkout, exactly as its lock file says."""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from portal.embedded_postgres.locks import exclusive
from portal.setup.errors import SetupFailed


def complete(checkout: Path, lock_file: str = "requirements.lock") -> None:
    """Bring .venv to the lock file; an unchanged one costs nothing. Two runs at once wait for each other."""
    folder = checkout / ".venv"
    lock = checkout / lock_file
    with exclusive(checkout / "pyproject.toml"):
        if not runs(folder / "bin" / "python"):
            create(folder)
        stamp = folder / f"{lock.name}.installed"
        if not stamp.exists() or stamp.read_text() != fingerprint(lock):
            install(folder, lock)
            stamp.write_text(fingerprint(lock))


def runs(python: Path) -> bool:
    """A moved checkout or an upgraded system leaves an environment whose Python no longer starts."""
    try:
        return subprocess.run([python, "-c", "import pip"], capture_output=True).returncode == 0
    except OSError:
        return False


def create(folder: Path) -> None:
    print("Создаю окружение .venv", flush=True)
    venv.create(folder, clear=True, with_pip=True)


def install(folder: Path, lock: Path) -> None:
    print(f"Устанавливаю библиотеки из {lock.name}", flush=True)
    # The lock names everything with its hash, so there is nothing to resolve.
    options = ["-qq", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    if subprocess.run([folder / "bin" / "python", "-m", "pip", "install", *options, "-r", lock]).returncode:
        raise SetupFailed(
            "Библиотеки не установлены: проверьте доступ к интернету и повторите «make install»."
        )


def fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
