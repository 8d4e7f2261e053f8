"""Opens a workbook in a process of its own and writes its rows to standard output.

A separate process, because calamine lays a sheet out as one block from its first to its last cell: two far
cells of a hostile file ask for hundreds of gigabytes, and such an allocation ends the process that asks.
Here the system limits memory and time. Runs as a script, so that it starts quickly: imports nothing of the portal.

Arguments: memory in bytes, seconds, columns, path, and a sheet's name (without it: the list of sheets).
Output: pickled frames: ("sheets", [(name, rows)]), or ("rows", [(number, cells)]) many times and ("end", None);
("wide", row number) where cells stand beyond the last column allowed; ("refused", the exception's name).
"""

import contextlib
import datetime
import os
import pickle
import resource
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import python_calamine as calamine

BATCH = 500
MAX_AREA = 20_000_000
"""Cells from a sheet's first to its last, empty ones too: a million rows of twenty columns."""
EXACT_INTEGERS = 1e15


def main(memory: str, seconds: str, columns: str, path: str, sheet: str | None = None) -> None:
    """Writes the frames. A limit ends the process without the last frame."""
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_CPU, int(seconds))
    limit(resource.RLIMIT_AS, int(memory))
    # A name without an ending, because calamine would believe the ending before the content.
    answer(f"/dev/fd/{os.open(path, os.O_RDONLY)}", int(columns), sheet)


def answer(path: str, columns: int, sheet: str | None) -> None:
    """The list of sheets, or the rows of one, or why not."""
    try:
        workbook = calamine.CalamineWorkbook.from_path(path)
        if sheet is None:
            write("sheets", list(sheets_of(workbook)))
        else:
            write_rows(workbook.get_sheet_by_name(sheet), columns)
    except (calamine.CalamineError, UnicodeDecodeError, MemoryError) as error:
        write("refused", type(error).__name__)


def limit(what: int, amount: int) -> None:
    """Not every system knows every limit."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(what, (amount, amount))


def write(name: str, content: Any) -> None:
    """One frame."""
    pickle.dump((name, content), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)


def sheets_of(workbook: calamine.CalamineWorkbook) -> Iterator[tuple[str, int]]:
    """Visible sheets with cells."""
    for each in workbook.sheets_metadata:
        is_visible = each.visible == calamine.SheetVisibleEnum.Visible
        if is_visible and each.typ == calamine.SheetTypeEnum.WorkSheet:
            yield each.name, workbook.get_sheet_by_name(each.name).total_height


def write_rows(sheet: calamine.CalamineSheet, columns: int) -> None:
    """All rows in batches; a cell merged over several rows gives each of them its value."""
    if sheet.total_height * sheet.total_width > MAX_AREA:
        raise MemoryError
    left = sheet.start[1] if sheet.start else 0
    merged = MergedDownwards(sheet.merged_cell_ranges or ())
    batch: list[tuple[int, list[Any]]] = []
    for index, cells in enumerate(sheet.iter_rows()):
        if left + len(cells) > columns and any(cell != "" for cell in cells[max(0, columns - left) :]):
            return write("wide", index + 1)
        row = ([None] * left + [plain(cell) for cell in cells])[:columns]
        merged.fill(index, row)
        batch.append((index + 1, row))
        if len(batch) == BATCH:
            write("rows", batch)
            batch = []
    write("rows", batch)
    return write("end", None)


class MergedDownwards:
    """Cells merged over several rows; a row that holds nothing of its own stays empty."""

    def __init__(self, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self._starts: dict[int, list[tuple[int, int]]] = {}
        self._open: dict[int, tuple[int, Any]] = {}
        for (top, left), (bottom, _) in ranges:
            if bottom > top:
                self._starts.setdefault(top, []).append((bottom, left))

    def fill(self, index: int, row: list[Any]) -> None:
        """Rows must come in their order."""
        if self._open and any(cell is not None for cell in row):
            self._open = {column: each for column, each in self._open.items() if each[0] >= index}
            for column, (_, value) in self._open.items():
                row[column] = value
        for bottom, column in self._starts.get(index, ()):
            if column < len(row):
                self._open[column] = (bottom, row[column])


def plain(cell: Any) -> Any:
    """None for an empty cell, whole numbers as int, no zero bytes; a duration as text."""
    if isinstance(cell, str):
        return cell.replace("\0", "") or None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) <= EXACT_INTEGERS:
        return int(cell)
    if isinstance(cell, datetime.timedelta):
        return str(cell)
    return cell


if __name__ == "__main__":
    main(*sys.argv[1:])
