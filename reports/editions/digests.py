"""The digest of a whole edition, which anybody can make again from its files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def edition_digest(files: Iterable[tuple[str, str]]) -> str:
    """SHA-256 of lines «digest, two spaces, kind», as ``sha256sum`` writes them, in order of the kinds.

    ``files`` are pairs (kind, SHA-256 of the file).
    """
    lines = "".join(f"{sha256}  {kind}\n" for kind, sha256 in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()
