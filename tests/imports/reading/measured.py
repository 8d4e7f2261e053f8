"""Reads one file in a process of its own and tells what it cost; `python -m` it with a path."""

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """`peak` is the growth in MB of the reading process, and of the largest it started, together."""

    refusal: str
    rows: int
    seconds: float
    peak: float
    children_left: bool


def cost_of(path: Path) -> Cost:
    """Looks at the file and reads its first sheet to the end. Temporary files would fall beside it."""
    environment = {**os.environ, "TMPDIR": str(path.parent)}
    command = [sys.executable, "-m", __name__, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=_CHECKOUT)
    assert done.returncode == 0, done.stderr
    return Cost(**json.loads(done.stdout))


_CHECKOUT = Path(__file__).parents[3]


def _megabytes(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def _measure(path: Path) -> Cost:
    from portal.imports.reading import UnreadableFile, look, rows_of

    before, start = _megabytes(resource.RUSAGE_SELF), time.monotonic()
    refusal, rows = "", 0
    try:
        for _ in rows_of(path, look(path, path.name)):
            rows += 1
    except UnreadableFile as error:
        refusal = str(error)
    seconds = time.monotonic() - start
    peak = _megabytes(resource.RUSAGE_SELF) - before + _megabytes(resource.RUSAGE_CHILDREN)
    return Cost(refusal, rows, seconds, peak, _has_children())


def _has_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return False
    return True


if __name__ == "__main__":
    sys.stdout.write(json.dumps(vars(_measure(Path(sys.argv[1])))))
