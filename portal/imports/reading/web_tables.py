"""Tables of web pages: what many Russian systems give out under the name «отчёт.xls»."""

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import islice
from pathlib import Path
from typing import Final

from portal.imports.reading.encodings import decoded_blocks, encoding_of_file
from portal.imports.reading.limits import MAX_COLUMNS, MAX_LINE, MAX_ROWS
from portal.imports.reading.mojibake import refuse_mojibake
from portal.imports.reading.refusals import UnreadableFile, damaged, too_large, too_wide
from portal.imports.reading.shapes import Cells, Row, Sheet, TableFile
from portal.imports.reading.signatures import not_a_table

_JUDGED_ROWS: Final = 100
_PIECE: Final = 64 * 1024


def look_at_web_page(path: Path, name: str) -> TableFile:
    """All tables of the page are one sheet called `name`. Raises UnreadableFile for a page without any."""
    file = TableFile("html", encoding_of_file(path), "", (Sheet(name, None),))
    first = [
        cell for _, cells in islice(rows_of_web_page(path, file), _JUDGED_ROWS) for cell in cells if cell
    ]
    if not first:
        raise not_a_table("веб-страница без таблицы")
    refuse_mojibake(first)
    return file


def rows_of_web_page(path: Path, file: TableFile) -> Iterator[Row]:
    """Rows of all tables one after another, cells as text; merged cells as in a workbook."""
    for number, cells in enumerate(_rows(path, file.encoding), 1):
        if len(cells) > MAX_COLUMNS:
            raise too_wide(number)
        if number > MAX_ROWS:
            raise too_large()
        yield number, cells


def _rows(path: Path, encoding: str) -> Iterator[Cells]:
    """Raises UnreadableFile for a tag without an end, and when the page ends inside a row."""
    parser = _Tables()
    for block in decoded_blocks(path, encoding):
        for start in range(0, len(block), _PIECE):
            parser.feed(block[start : start + _PIECE].replace("\0", ""))
            if len(parser.rawdata) > MAX_LINE:
                raise damaged()
            yield from parser.finished
            parser.finished.clear()
    if parser.is_inside_a_row:
        raise damaged()


class _Tables(HTMLParser):
    """Collects finished rows; end tags may be missing, as HTML allows."""

    def __init__(self) -> None:
        super().__init__()
        self.finished: list[Cells] = []
        self._row: Cells | None = None
        self._cell: list[str] | None = None
        self._length = 0
        self._spans = (1, 1)
        self._merged: dict[int, tuple[int, str | None]] = {}

    @property
    def is_inside_a_row(self) -> bool:
        """Whether neither an end tag nor a next row has come yet."""
        return self._row is not None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new row or cell ends the one before it."""
        if tag == "tr":
            self._end_row()
            self._row = []
        elif tag in {"td", "th"} and self._row is not None:
            self._end_cell()
            self._cell, self._length = [], 0
            given = dict(attrs)
            self._spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
        elif tag in {"br", "p", "div"} and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """A table's end ends its last row."""
        if tag in {"td", "th"}:
            self._end_cell()
        elif tag in {"tr", "table"}:
            self._end_row()

    def handle_data(self, data: str) -> None:
        """Text counts inside cells alone."""
        if self._cell is None:
            return
        self._length += len(data)
        if self._length > MAX_LINE:
            raise UnreadableFile(
                "В таблице есть ячейка длиннее миллиона знаков: сократите её и загрузите файл снова."
            )
        self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        self._take_merged()
        text = " ".join("".join(self._cell).split()) or None
        rows, columns = self._spans
        if rows > 1:
            self._merged[len(self._row)] = (rows, text)
        self._row.append(text)
        self._row.extend([None] * (columns - 1))
        self._cell = None
        if len(self._row) > 2 * MAX_COLUMNS:
            raise too_wide(len(self.finished) + 1)

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is None:
            return
        self._take_merged()
        self.finished.append(self._row)
        self._merged = {column: (rows - 1, text) for column, (rows, text) in self._merged.items() if rows > 1}
        self._row = None

    def _take_merged(self) -> None:
        """Cells that reach down from rows above stand before the next one of this row."""
        assert self._row is not None
        while (above := self._merged.get(len(self._row))) and len(self._row) <= MAX_COLUMNS:
            self._row.append(above[1])


def _span(value: str | None) -> int:
    return (
        min(int(value), MAX_COLUMNS + 1)
        if value and value.isascii() and value.isdigit() and len(value) < 9
        else 1
    )
