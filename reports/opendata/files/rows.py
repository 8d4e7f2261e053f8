"""The rows of a data set as CSV (RFC 4180, UTF-8), as PostgreSQL itself writes them.

COPY is the quickest way out of the database, and one row at a time is all that is ever held.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

from reports.opendata.dataset import Dataset
from reports.opendata.sql import query_of, shown_text

PIECE = 256 * 1024  # bytes
END_OF_LINE = b"\r\n"

Take = Callable[[bytes], object]
"""Who gets the file, piece by piece."""


class Lines:
    """What COPY writes into, one row a call: gives them on in pieces, with the line ends of RFC 4180."""

    def __init__(self, take: Take) -> None:
        self.take, self.rows, self.size = take, 0, 0
        self.waiting: list[bytes] = []

    def write(self, row: bytes) -> int:
        self.waiting.append(row[:-1])
        self.rows += 1
        self.size += len(row)
        if self.size >= PIECE:
            self.flush()
        return len(row)

    def flush(self) -> None:
        if self.waiting:
            self.take(END_OF_LINE.join([*self.waiting, b""]))
        self.waiting, self.size = [], 0


def write_rows(cursor: Any, dataset: Dataset, city_id: int | None, take: Take) -> int:
    """Header and rows; the number of rows. ``cursor`` is Django's, of PostgreSQL."""
    take(csv_of([dataset.header]))
    lines = Lines(take)
    cursor.copy_expert(f"COPY ({query_of(dataset, city_id)}) TO STDOUT WITH (FORMAT csv)", lines)
    lines.flush()
    return lines.rows


def csv_of(rows: Iterable[Iterable[str]]) -> bytes:
    """A small table of texts."""
    target = io.StringIO(newline="")
    csv.writer(target).writerows([shown_text(cell) for cell in row] for row in rows)
    return target.getvalue().encode()
