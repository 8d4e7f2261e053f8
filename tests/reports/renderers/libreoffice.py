"""Files opened by LibreOffice without a window, as they open on a reader's machine."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

PROGRAM = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed (soffice)")


def converted(files: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
    """The files in another format, by their names without ending. One start of the program for all of them."""
    # A profile of its own: two runs at a time would wait for each other, or fail.
    with tempfile.TemporaryDirectory() as home:
        given, made = Path(home, "given"), Path(home, "made")
        given.mkdir()
        for name, content in files.items():
            (given / name).write_bytes(content)
        command = [
            *(str(PROGRAM), f"-env:UserInstallation={Path(home, 'profile').as_uri()}", "--headless"),
            *("--convert-to", ending, "--outdir", str(made)),
            *(str(given / name) for name in files),
        ]
        run = subprocess.run(command, capture_output=True, text=True, timeout=180)
        assert run.returncode == 0, run.stderr
        names = {Path(name).stem for name in files}
        return {name: (made / f"{name}.{ending}").read_bytes() for name in names}
