"""A file while it is made: on the disk, with its digest, size and number of rows."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO


class Made:
    """Takes pieces. ``rows`` is set by whoever writes them."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.size, self.rows = file, 0, 0
        self._digest = hashlib.sha256()

    def take(self, piece: bytes) -> None:
        self.file.write(piece)
        self._digest.update(piece)
        self.size += len(piece)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


@contextmanager
def being_made() -> Iterator[Made]:
    """The file vanishes at the end: what is worth keeping has gone to the storage by then."""
    with tempfile.TemporaryFile() as file:
        yield Made(file)


@contextmanager
def made_of(content: bytes, rows: int) -> Iterator[Made]:
    with being_made() as made:
        made.take(content)
        made.rows = rows
        yield made
