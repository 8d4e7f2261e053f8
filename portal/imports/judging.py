"""One line of a file: read, refused with all its bad cells at once, doubted, or passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from portal.imports.plan import Plan, PlannedColumn
from portal.imports.readers import Parts, Reader
from portal.imports.reading import is_group_row, is_total_row
from portal.imports.references import RegisterReader
from portal.imports.sql import SEPARATOR
from portal.models.file_import import Outcome
from portal.records.cells import CellError, as_text

CHUNK = 2_000
REMEMBERED = 4_096

NEW = str(Outcome.NEW)
RowReader = Callable[[Sequence[Any]], Parts]
RawRow = tuple[int, Sequence[Any]]


@dataclass(slots=True)
class Judged:
    line: int
    outcome: str
    reason: str
    cells: str


def judged(plan: Plan, rows: Iterable[RawRow]) -> Iterator[list[Judged]]:
    """The lines of a file in chunks, as they will be staged."""
    readers = [row_reader(column) for column in plan.columns]
    lookers = [
        column for column in plan.columns if isinstance(column.reader, RegisterReader) and column.places
    ]
    iterator = iter(rows)
    while chunk := list(islice(iterator, CHUNK)):
        for column in lookers:
            column.reader.prepare([cell_at(column, cells) for _, cells in chunk])
        yield [judge(plan, line, cells, readers) for line, cells in chunk]


def judge(plan: Plan, line: int, cells: Sequence[Any], readers: Sequence[RowReader]) -> Judged:
    texts: list[str] = []
    problems: list[str] = []
    for column, read in zip(plan.columns, readers, strict=True):
        try:
            parts = read(cells)
        except ValueError as error:
            cell = told(cell_at(column, cells))
            problems.append(str(CellError(column.heading, cell, str(error))).rstrip("."))
            continue
        for part in parts:
            texts.append(part or "")  # noqa: PERF401 - a list of its own for each column costs more
        if parts[-1] is None and column.field.required:
            problems.append(f"столбец «{column.heading}»: заполните ячейку")
    if (problems or few_cells(cells)) and (note := not_data(cells)):
        return Judged(line, str(Outcome.SKIPPED), note, raw(cells))
    if problems:
        problems += shift_note(plan, cells, readers, len(problems))
        return Judged(line, str(Outcome.REFUSED), "; ".join(problems), raw(cells))
    return Judged(line, NEW, "", SEPARATOR.join(texts))


def row_reader(column: PlannedColumn) -> RowReader:
    """Reads a row's cell or gives the file's default; what a column repeats is read once."""
    reader, default = column.reader, column.default
    known: dict[str, Parts] = {}
    alone = column.places[0] if len(column.places) == 1 else None
    remembers = not isinstance(reader, RegisterReader)

    def read(cells: Sequence[Any]) -> Parts:
        if alone is None:
            cell = cell_at(column, cells)
        else:
            cell = cells[alone] if alone < len(cells) else None
        if cell is None or cell == "":
            return default
        if type(cell) is not str or not remembers:
            return or_default(reader, cell, default)
        parts = known.get(cell)
        if parts is None:
            parts = or_default(reader, cell, default)
            if len(known) < REMEMBERED:
                known[cell] = parts
        return parts

    return read


def or_default(reader: Reader, cell: Any, default: Parts) -> Parts:
    parts = reader.read(cell)
    return default if parts[-1] is None else parts


def cell_at(column: PlannedColumn, cells: Sequence[Any]) -> Any:
    """The cell of a column; of several columns that name one record, those that are filled."""
    places = column.places
    if len(places) == 1:
        return cells[places[0]] if places[0] < len(cells) else None
    found = tuple(cells[place] for place in places if place < len(cells) and cells[place] not in (None, ""))
    return found or None


def told(cell: Any) -> str:
    return ", ".join(map(as_text, cell)) if isinstance(cell, tuple) else as_text(cell)


def few_cells(cells: Sequence[Any]) -> bool:
    return len(cells) - cells.count("") - cells.count(None) <= 2


def not_data(cells: Sequence[Any]) -> str:
    """Why a row is no record at all; empty for one that is."""
    if is_total_row(list(cells)):
        return "строка итогов: пропущена"
    group = is_group_row(list(cells))
    return f"строка-заголовок «{group}»: пропущена" if group else ""


def shift_note(plan: Plan, cells: Sequence[Any], readers: Sequence[RowReader], problems: int) -> list[str]:
    """Whether the row would be right if it stood a column further left or right."""
    if problems < 2:
        return []
    for moved, side in ((list(cells[1:]), "вправо"), ([None, *cells], "влево")):
        columns = zip(plan.columns, readers, strict=True)
        if not any(fails(read, moved, column) for column, read in columns):
            return [f"похоже, ячейки строки сдвинуты {side} на один столбец"]
    return []


def fails(read: RowReader, cells: Sequence[Any], column: PlannedColumn) -> bool:
    try:
        return read(cells)[-1] is None and column.field.required
    except ValueError:
        return True


def raw(cells: Sequence[Any]) -> str:
    """What the file said, to be shown and given back."""
    return SEPARATOR.join(as_text(cell).replace(SEPARATOR, " ").replace("\0", "") for cell in cells)
