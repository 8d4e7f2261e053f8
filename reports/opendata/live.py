"""The present records of a data set as a stream, straight from the database to who reads.

COPY pushes and a response pulls, so that COPY runs in a thread with a connection of its own, and waits whenever
the reader is slower: never more than a few pieces lie between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread

from django.db import connections

from reports.opendata.dataset import Dataset
from reports.opendata.files.rows import write_rows

PIECES = 8
PATIENCE = 60  # seconds in which a reader takes nothing
LONGEST = 30 * 60 * 1000  # milliseconds; a statement that never ends keeps the database from tidying up


class ReaderGone(Exception):
    """Nobody takes the rows any more."""


class _Ended(Exception):
    """The last piece of a whole stream."""


def live_rows(dataset: Dataset, city_id: int | None) -> Iterator[bytes]:
    """Pieces of the CSV file. Raises what the database raises; a stream that ends early is never taken for whole."""
    pieces: Queue[bytes | Exception] = Queue(PIECES)
    is_left = Event()
    Thread(target=_push, args=(dataset, city_id, pieces, is_left), daemon=True).start()
    try:
        while not isinstance(piece := pieces.get(), Exception):
            yield piece
        if not isinstance(piece, _Ended):
            raise piece
    finally:
        is_left.set()
        _emptied(pieces)


def _push(dataset: Dataset, city_id: int | None, pieces: Queue[bytes | Exception], is_left: Event) -> None:
    def put(piece: bytes | Exception) -> None:
        if is_left.is_set():
            raise ReaderGone
        try:
            pieces.put(piece, timeout=PATIENCE)
        except Full:
            raise ReaderGone from None

    connection = connections["default"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = %s", [LONGEST])
            write_rows(cursor, dataset, city_id, put)
        put(_Ended())
    except ReaderGone:
        pass
    except Exception as error:
        pieces.put(error)
    finally:
        # Of this thread alone. In the middle of COPY a connection is of no further use.
        connection.close()


def _emptied(pieces: Queue[bytes | Exception]) -> None:
    """Lets a thread that waits to put find out that nobody reads."""
    try:
        while True:
            pieces.get_nowait()
    except Empty:
        pass
