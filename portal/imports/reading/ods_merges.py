"""Cells that an ODS merges over several rows, which calamine does not tell."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from portal.imports.reading.calamine_process import MergedDownwards
from portal.imports.reading.refusals import damaged
from portal.imports.reading.shapes import Row

_PIECE: Final = 256 * 1024
_CELLS: Final = frozenset({"table:table-cell", "table:covered-table-cell"})

Range = tuple[tuple[int, int], tuple[int, int]]


def filled_downwards(rows: Iterator[Row], path: Path, sheet: str, until: int) -> Iterator[Row]:
    """The rows, each with the values of the cells merged down to it; reads the content up to byte `until`.

    The content must have been found free of entities. Raises UnreadableFile for broken markup.
    """
    merged = MergedDownwards(_merged_ranges(path, sheet, until) if until else ())
    for number, cells in rows:
        merged.fill(number - 1, cells)
        yield number, cells


def _merged_ranges(path: Path, sheet: str, until: int) -> list[Range]:
    table = _Table(sheet)
    parser = expat.ParserCreate()
    parser.StartElementHandler = table.start
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
            for _ in range(0, until + _PIECE, _PIECE):
                parser.Parse(content.read(_PIECE))
    except (expat.ExpatError, zipfile.BadZipFile):
        raise damaged() from None
    return table.merged


class _Table:
    """Counts rows and columns of one sheet while its elements pass by."""

    def __init__(self, sheet: str) -> None:
        self.merged: list[Range] = []
        self._sheet = sheet
        self._is_here = False
        self._row = self._next_row = self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "table:table":
            self._is_here = attributes.get("table:name") == self._sheet
            self._next_row = 0
        elif name == "table:table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += _number(attributes, "table:number-rows-repeated")
        elif name in _CELLS:
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        height = _number(attributes, "table:number-rows-spanned")
        if height > 1 and self._is_here:
            place = (self._row, self._column)
            self.merged.append((place, (self._row + height - 1, self._column)))
        self._column += _number(attributes, "table:number-columns-repeated")


def _number(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "1")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 1
