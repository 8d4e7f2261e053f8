"""Which processes work on a data folder.

Every process of a server has the data folder as its working folder. The number in postmaster.pid alone
proves nothing: after a kill or a restart of the machine it may belong to another program.
"""

import subprocess
from pathlib import Path

PROC = Path("/proc")
HAS_PROC = (PROC / "self" / "cwd").exists()


def postmaster(data: Path) -> int | None:
    """The number of the living server on `data`."""
    pid = recorded_pid(data)
    if pid is None:
        return None
    alive = works_in(PROC / str(pid), data) if HAS_PROC else is_named_postgres(pid)
    return pid if alive else None


def anyone_works_in(data: Path) -> bool:
    """Whether the server or an orphan of a killed one is alive."""
    if HAS_PROC:
        return any(works_in(process, data) for process in PROC.glob("[0-9]*"))
    return postmaster(data) is not None


def recorded_pid(data: Path) -> int | None:
    try:
        return int((data / "postmaster.pid").read_text().split(maxsplit=1)[0])
    except (OSError, ValueError, IndexError):
        return None


def works_in(process: Path, data: Path) -> bool:
    try:
        return (process / "cwd").readlink() == data
    except OSError:  # it has ended, or belongs to someone else
        return False


def is_named_postgres(pid: int) -> bool:
    """For systems without /proc, such as macOS."""
    answer = subprocess.run(["ps", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True)
    return "postgres" in answer.stdout
