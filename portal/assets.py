"""The portal's own styles and fonts, and nothing else of the disk."""

from pathlib import Path

from django.contrib.staticfiles import finders


class RenderingUnavailable(RuntimeError):
    """Something that a format needs is missing on this machine; the message says what to install."""


def read_asset(name: str) -> bytes:
    """A static file by its name. Raises RenderingUnavailable when it is not there."""
    found = finders.find(name)
    if not found:
        raise RenderingUnavailable(
            f"Не найден файл «static/{name}», без него файл не оформить. Верните его: git checkout -- static/{name}"
        )
    return Path(found).read_bytes()
