"""Workbooks of Excel and LibreOffice: their sheets, and their rows through a process with limits."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final
from xml.etree import ElementTree

from portal.imports.reading import calamine_process
from portal.imports.reading.limits import (
    CHILD_BYTES_PER_SECOND,
    CHILD_MEMORY,
    CHILD_MEMORY_PER_BYTE,
    CHILD_SECONDS,
    MAX_CHILD_MEMORY,
    MAX_COLUMNS,
)
from portal.imports.reading.refusals import UnreadableFile, damaged, protected, too_large, too_wide
from portal.imports.reading.shapes import Row, Sheet
from portal.imports.reading.zipped import Parts, small_part

_SCRIPT: Final = Path(calamine_process.__file__)
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def sheets_of_xlsx(path: Path, parts: Parts) -> tuple[Sheet, ...]:
    """Visible worksheets, without the workbook being opened. Raises UnreadableFile for broken markup."""
    try:
        workbook = ElementTree.fromstring(small_part(path, "xl/workbook.xml"))
        relations = ElementTree.fromstring(small_part(path, "xl/_rels/workbook.xml.rels"))
    except ElementTree.ParseError:
        raise damaged() from None
    files = {
        each.get("Id"): "xl/" + each.get("Target", "").removeprefix("/xl/")
        for each in relations
        if each.get("Type", "").endswith("/worksheet")
    }
    return tuple(
        Sheet(each.get("name", ""), parts.rows.get(file))
        for each in workbook.iter()
        if each.tag.endswith("}sheet")
        and each.get("state", "visible") == "visible"
        and (file := files.get(each.get(_RELATION) or each.get(_STRICT_RELATION)))
    )


def sheets_by_calamine(path: Path, size: int) -> tuple[Sheet, ...]:
    """Visible sheets of a format that has no list of its own to read cheaply. Raises UnreadableFile."""
    with _frames(path, size) as frames:
        _, sheets = next(frames)
    return tuple(Sheet(name, rows) for name, rows in sheets)


def rows_of_workbook(path: Path, sheet: str, size: int) -> Iterator[Row]:
    """Rows from the sheet's first one, empty ones included; `size` is the number of bytes unpacked.

    The process ends with the iterator, also when it is dropped on the way. Raises UnreadableFile.
    """
    with _frames(path, size, sheet) as frames:
        for name, rows in frames:
            if name == "end":
                return
            yield from rows


@contextmanager
def _frames(path: Path, size: int, *sheet: str) -> Iterator[Iterator[tuple[str, Any]]]:
    memory = min(MAX_CHILD_MEMORY, CHILD_MEMORY + size * CHILD_MEMORY_PER_BYTE)
    seconds = CHILD_SECONDS + size // CHILD_BYTES_PER_SECOND
    arguments = [str(each) for each in (memory, seconds, MAX_COLUMNS, path)]
    command = [sys.executable, "-I", str(_SCRIPT), *arguments, *sheet]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "RUST_BACKTRACE": "0"},
    )
    with process:
        try:
            yield _read_frames(process)
        finally:
            process.kill()


def _read_frames(process: subprocess.Popen[bytes]) -> Iterator[tuple[str, Any]]:
    """Raises UnreadableFile for what the process refused, and when it ended before its last frame: by a signal
    when it met its limits."""
    output: IO[bytes] | None = process.stdout
    assert output is not None
    while True:
        try:
            # Written by our own script; the workbook's content is only strings and numbers in it.
            name, content = pickle.load(output)
        except (EOFError, pickle.UnpicklingError):
            raise too_large() if process.wait() < 0 else damaged() from None
        if name == "refused":
            raise _refusal(content)
        if name == "wide":
            raise too_wide(content)
        yield name, content


def _refusal(exception: str) -> UnreadableFile:
    return {"PasswordError": protected, "MemoryError": too_large}.get(exception, damaged)()
