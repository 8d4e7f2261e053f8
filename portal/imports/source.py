"""The stored file of a load as rows; storages elsewhere than on this machine are copied for the time of reading."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from portal.imports.reading import Header, TableFile, data_rows, look, rows_of
from portal.models import FileImport


@contextmanager
def local_path(load: FileImport) -> Iterator[Path]:
    try:
        yield Path(load.file.path)
    except NotImplementedError:
        with tempfile.NamedTemporaryFile(suffix=Path(load.name).suffix) as copy:
            with load.file.open("rb") as stored:
                shutil.copyfileobj(stored, copy)
            copy.flush()
            yield Path(copy.name)


def header_of(load: FileImport) -> Header:
    return Header(load.header_line, load.header_height, tuple(load.names))


@contextmanager
def opened(load: FileImport) -> Iterator[tuple[TableFile, Iterator[tuple[int, list[Any]]]]]:
    """The file and the rows under its header. Raises UnreadableFile."""
    with local_path(load) as path:
        file = look(path, load.name)
        yield file, data_rows(rows_of(path, file, load.sheet), header_of(load))
