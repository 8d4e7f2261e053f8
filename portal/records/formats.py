"""The file formats of import and export: XLSX and CSV as officials use them, JSON for programs.

In the two that a spreadsheet opens, a text that would become a formula leaves with an apostrophe before it,
and loses it again on the way in.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any
from zipfile import BadZipFile

from import_export.formats import base_formats
from tablib import Dataset

from portal.records.cells import CONTROL

FORMULA = re.compile(r"'*[=+\-@\t\r]")
DEFUSED = re.compile(r"'+[=+\-@\t\r]")
DELIMITERS = ";\t,"


class UnreadableFile(ValueError):
    """The upload is no such file; the message says in Russian what to do."""


def defused(value: Any) -> Any:
    """The cell for a spreadsheet: never a formula, and without signs that XLSX does not hold."""
    if not isinstance(value, str):
        return value
    text = CONTROL.sub("\N{REPLACEMENT CHARACTER}", value)
    return f"'{text}" if FORMULA.match(text) else text


def restored(value: Any) -> Any:
    """The value of a cell that `defused` wrote."""
    return value[1:] if isinstance(value, str) and DEFUSED.match(value) else value


def table(headers: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Dataset:
    """Rows as wide as the headings; those without a value are left out, as are empty columns at the edge."""
    names = list(headers)
    while names and names[-1] in (None, ""):
        names.pop()
    if not names:
        raise UnreadableFile("В файле нет заголовков столбцов: они должны стоять в первой строке.")
    dataset = Dataset(headers=names)
    for row in rows:
        if any(cell not in (None, "") for cell in row):
            dataset.append([restored(cell) for cell in fitted(row, len(names))])
    return dataset


def fitted(row: Sequence[Any], width: int) -> list[Any]:
    """Short rows are filled up: spreadsheets leave out empty cells at the end."""
    if any(cell not in (None, "") for cell in row[width:]):
        raise UnreadableFile(
            f"Ячейка «{next(filter(None, row[width:]))}» стоит правее последнего заголовка столбца."
        )
    return [*row[:width], *[""] * (width - len(row))]


class Bytes:
    """Files are read and written as bytes: their encoding is ours to find."""

    encoding: str | None

    def is_binary(self) -> bool:
        return True

    def get_read_mode(self) -> str:
        return "rb"


class Xlsx(Bytes, base_formats.XLSX):
    def create_dataset(self, in_stream: bytes) -> Dataset:
        import openpyxl
        from openpyxl.utils.exceptions import InvalidFileException

        try:
            # Values rather than formulas: what the official saw in the cell.
            book = openpyxl.load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True)
        except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
            raise UnreadableFile(
                "Это не книга Excel (.xlsx): сохраните таблицу в этом виде и повторите."
            ) from error
        rows = book.worksheets[0].iter_rows(values_only=True) if book.worksheets else iter(())
        return table(next(rows, ()), rows)

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        rows = ([defused(cell) for cell in row] for row in dataset)
        return Dataset(*rows, headers=dataset.headers, title="Данные").export("xlsx")


class Csv(Bytes, base_formats.CSV):
    """With `;` and a byte order mark, as Russian Excel opens it; read also as Excel itself saves it."""

    def create_dataset(self, in_stream: bytes) -> Dataset:
        text = decoded(in_stream)
        first_line = text.partition("\n")[0]
        delimiter = max(DELIMITERS, key=first_line.count)
        try:
            headers, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) or [[]]
        except (csv.Error, ValueError) as error:
            raise UnreadableFile("В файле CSV нет строк, или в нём нарушены кавычки.") from error
        return table(headers, rows)

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        target = io.StringIO(newline="")
        writer = csv.writer(target, delimiter=";")
        writer.writerow(dataset.headers)
        writer.writerows([defused(cell) for cell in row] for row in dataset)
        return target.getvalue().encode("utf-8-sig")


def decoded(data: bytes) -> str:
    """Text in UTF-8, UTF-16 with its mark, or else the Windows encoding of Russian Excel."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", errors="replace").encode()
    if b"\0" in data:
        raise UnreadableFile("Это не текстовая таблица: сохраните её как «CSV UTF-8» и повторите.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", errors="replace")


class Json(Bytes, base_formats.JSON):
    def create_dataset(self, in_stream: bytes) -> Dataset:
        try:
            rows = json.loads(in_stream)
        except (ValueError, RecursionError) as error:
            raise UnreadableFile("Это не файл JSON.") from error
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
            raise UnreadableFile("В файле JSON должен быть список объектов: по одному на запись.")
        headers = list(dict.fromkeys(name for row in rows for name in row))
        return Dataset(*([row.get(name, "") for name in headers] for row in rows), headers=headers)

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        rows = [dict(zip(dataset.headers, row, strict=True)) for row in dataset]
        return json.dumps(rows, ensure_ascii=False, indent=1).encode()


FORMATS = [Xlsx, Csv, Json]
