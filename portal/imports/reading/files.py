"""The two questions to a file: what is it, and what are its rows."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import Final

from portal.imports.reading.delimited import look_at_text, rows_of_text
from portal.imports.reading.limits import MAX_ROWS
from portal.imports.reading.mojibake import refuse_mojibake
from portal.imports.reading.ods_merges import filled_downwards
from portal.imports.reading.refusals import UnreadableFile
from portal.imports.reading.shapes import Row, TableFile
from portal.imports.reading.signatures import container_of, refuse_foreign_ole
from portal.imports.reading.web_tables import look_at_web_page, rows_of_web_page
from portal.imports.reading.workbook import rows_of_workbook, sheets_by_calamine, sheets_of_xlsx
from portal.imports.reading.zipped import inspected

_JUDGED_ROWS: Final = 100


def look(path: Path, name: str) -> TableFile:
    """What the file is, judged by its content alone; `name`, as the official called it, names the sheet of a text.

    Raises UnreadableFile: no table, damaged, protected, with macros, or hostile.
    """
    container = container_of(path)
    if container == "zip":
        file = _packed(path)
    elif container == "ole":
        refuse_foreign_ole(path)
        file = TableFile("xls", "", "", sheets_by_calamine(path, path.stat().st_size))
    else:
        file = (look_at_web_page if container == "html" else look_at_text)(path, PurePath(name).stem)
    if not file.sheets:
        raise UnreadableFile(
            "В книге нет видимых листов с таблицами: покажите нужный лист и сохраните её снова."
        )
    return file


def rows_of(path: Path, file: TableFile, sheet: int = 0) -> Iterator[Row]:
    """Row numbers and cells of a sheet by its place in `file.sheets`, which `look` found for this path.

    Rows are as long as they are; at most MAX_COLUMNS. A cell merged over several rows gives its value to each
    row that holds anything else; one merged over columns stands in the first.
    Raises UnreadableFile, also in the middle: damage may stand at a file's end.
    """
    if file.kind == "csv":
        return rows_of_text(path, file)
    if file.kind == "html":
        return rows_of_web_page(path, file)
    name = file.sheets[sheet].name
    if file.kind == "xls":
        return _judged(rows_of_workbook(path, name, path.stat().st_size))
    parts = inspected(path)
    rows = rows_of_workbook(path, name, parts.unpacked)
    return _judged(filled_downwards(rows, path, name, parts.merged_until) if file.kind == "ods" else rows)


def _packed(path: Path) -> TableFile:
    parts = inspected(path)
    if parts.kind == "xlsx":
        return TableFile("xlsx", "", "", sheets_of_xlsx(path, parts))
    return TableFile("ods", "", "", sheets_by_calamine(path, parts.unpacked))


def _judged(rows: Iterator[Row]) -> Iterator[Row]:
    """Within the limits, and not mostly unreadable text."""
    first = list(islice(rows, _JUDGED_ROWS))
    if not first:
        raise UnreadableFile("Лист пуст: выберите другой лист или другой файл.")
    refuse_mojibake(cell for _, cells in first for cell in cells if isinstance(cell, str))
    for number, cells in chain(first, rows):
        if number > MAX_ROWS and any(cell is not None for cell in cells):
            raise UnreadableFile(f"В листе больше {MAX_ROWS} строк: разделите его на части.")
        yield number, cells
