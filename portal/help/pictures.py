"""Pictures of the guide: static/help/<name>.png, made and compared by the browser tests."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from struct import unpack

from django.conf import settings

FOLDER = Path(settings.BASE_DIR) / "static" / "help"


@lru_cache
def size_of(name: str) -> tuple[int, int]:
    """Width and height in pixels, from the head of the file (PNG, 11.2.2). Raises OSError where there is none."""
    with (FOLDER / f"{name}.png").open("rb") as file:
        return unpack(">II", file.read(24)[16:])
