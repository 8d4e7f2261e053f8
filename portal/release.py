"""Which release of the portal this process runs: another one may show the same records otherwise."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.autoreload import file_changed

FOLDERS = ("portal", "ngo_registry", "grants", "reports", "templates", "static")
ENDINGS = frozenset({".py", ".html", ".txt", ".md", ".css", ".js", ".svg", ".json"})


@cache
def release() -> str:
    """A digest of the code, the templates and the static files; the same in all processes of one release."""
    digest = hashlib.sha256(settings.TIME_ZONE.encode())
    for folder in FOLDERS:
        for path in sorted(Path(settings.BASE_DIR, folder).rglob("*")):
            if path.suffix in ENDINGS:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def forget_release(**changed: Any) -> None:
    """Templates are read anew while somebody works on them, without a new process."""
    release.cache_clear()


file_changed.connect(forget_release)
