"""Tables in text files: CSV with any of the usual delimiters, read as a stream."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Final

from portal.imports.reading.encodings import read_through
from portal.imports.reading.limits import MAX_COLUMNS, MAX_ROWS
from portal.imports.reading.mojibake import refuse_mojibake
from portal.imports.reading.refusals import SAVE_AS_XLSX, UnreadableFile, too_wide
from portal.imports.reading.shapes import Cells, Row, Sheet, TableFile

DELIMITERS: Final = (";", "\t", "|", ",")
"""In the order that decides between equals: a comma is the likeliest to stand in a text."""

_JUDGED_ROWS: Final = 100
_JUDGED_CHARACTERS: Final = 64 * 1024
_DECLARED: Final = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_END: Final = "\x1fend of file\x1f"


def look_at_text(path: Path, name: str) -> TableFile:
    """Encoding and delimiter; the single sheet is called `name`. Raises UnreadableFile when there is no table."""
    text = read_through(path)
    lines = text.sample.splitlines(keepends=True)
    refuse_mojibake(islice(lines, _JUDGED_ROWS))
    file = TableFile("csv", text.encoding, delimiter_of(text.sample), (Sheet(name, text.lines),))
    if not _is_table(rows_of_text(path, file)):
        raise UnreadableFile(f"В файле нет таблицы: {SAVE_AS_XLSX} и загрузите снова.")
    return file


def delimiter_of(sample: str) -> str:
    """The delimiter that cuts most lines into the same number of cells, more of them before fewer."""
    lines = sample[:_JUDGED_CHARACTERS].splitlines(keepends=True)
    if lines and (declared := _DECLARED.fullmatch(lines[0])):
        return declared[1]
    return max(DELIMITERS, key=lambda each: _evenness(lines, each))


def rows_of_text(path: Path, file: TableFile) -> Iterator[Row]:
    """Rows with their numbers, cells as strings or None; keeps one line at a time in memory.

    A row number counts records, as Excel does: a line end inside quotes begins no row.
    Raises UnreadableFile on the way: an open quote, a cell or a row beyond the limits.
    """
    number = 0
    with path.open(encoding=file.encoding, newline="") as lines:
        try:
            for number, cells in enumerate(_records(lines, file.delimiter), 1):
                if number > MAX_ROWS:
                    raise UnreadableFile(f"В файле больше {MAX_ROWS} строк: разделите его на части.")
                yield number, cells if len(cells) <= MAX_COLUMNS else _within_columns(number, cells)
        except csv.Error:
            raise _open_quote(number + 1) from None


def _records(lines: Iterable[str], delimiter: str) -> Iterator[Cells]:
    """The last line is our own: when it does not come out alone, a quote before it was never closed,
    and csv.Error is raised, as for a cell of more characters than the csv module allows (131,072)."""
    reader = csv.reader(chain(lines, [_END]), delimiter=delimiter)
    record = next(reader)
    if len(record) == 2 and record[0].lower() == "sep=":
        record = []
    try:
        for following in reader:
            yield [cell or None for cell in record]
            record = following
    except csv.Error:
        yield [cell or None for cell in record]
        raise
    if record != [_END]:
        raise csv.Error


def _evenness(lines: list[str], delimiter: str) -> float:
    """Columns beyond the first, times the share of rows that have them, times the share of cells that look
    cut by a delimiter rather than by a comma of the text, behind which comes a space."""
    try:
        rows = list(islice(csv.reader(lines, delimiter=delimiter), _JUDGED_ROWS))
    except csv.Error:
        return 0
    widths = Counter(len(row) for row in rows if row)
    if not widths:
        return 0
    width, number = max(widths.items(), key=lambda each: (each[0] > 1) * each[1])
    cells = [cell for row in rows for cell in row[1:]]
    tight = sum(not cell.startswith(" ") for cell in cells) + 1
    return (width - 1) * number / widths.total() * tight / (len(cells) + 1)


def _is_table(rows: Iterator[Row]) -> bool:
    """Two cells at least: beside or below each other."""
    filled = [sum(cell is not None for cell in cells) for _, cells in islice(rows, _JUDGED_ROWS)]
    return sum(filled) > 1


def _within_columns(number: int, cells: Cells) -> Cells:
    """Without the empty cells beyond the limit. Raises UnreadableFile when filled ones stand there."""
    if any(cell is not None for cell in cells[MAX_COLUMNS:]):
        raise too_wide(number)
    return cells[:MAX_COLUMNS]


def _open_quote(number: int) -> UnreadableFile:
    return UnreadableFile(
        f"В строке {number} открыта кавычка без пары, или файл передан не полностью: "
        "исправьте строку или сохраните таблицу как .xlsx."
    )
