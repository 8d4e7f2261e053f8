"""Loads a folder of fixtures: what stands in ``common`` first, then each city's folder, a table a file.

A file is a `;`-separated table in UTF-8 whose first row names the columns; the city is the folder. All or
nothing: the first bad row stops the loading with one sentence, and the database stays as it was.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from import_export.exceptions import ImportError as RowRefused
from tablib import Dataset

from portal.records.refusals import explain
from portal.records.resource import CityResource
from portal.records.tables import tables

COMMON = "common"


class FixtureError(Exception):
    """A file that cannot be loaded; the message names the file, the line and what to do."""


@dataclass(frozen=True)
class Loaded:
    """What one file brought."""

    file: str
    new: int
    changed: int
    unchanged: int

    def __str__(self) -> str:
        return f"{self.file}: новых {self.new}, изменено {self.changed}, без изменений {self.unchanged}"


@dataclass(frozen=True)
class Sheet:
    """A file as read, with the line on which each row begins: a cell may hold several lines."""

    name: str
    headers: list[str]
    rows: list[list[str]]
    lines: list[int]

    def place(self, row_number: int | None) -> str:
        return f"{self.name}, строка {self.lines[row_number - 1]}" if row_number else self.name


def load_folder(folder: Path, *, report: Callable[[Loaded], None]) -> None:
    """Raises FixtureError; then nothing of the folder is in the database."""
    with transaction.atomic():
        for path, resource in files_of(folder):
            report(load_file(read_sheet(path, root=folder), resource))


def files_of(folder: Path) -> Iterator[tuple[Path, CityResource]]:
    """The tables of the folder in the order in which they refer to each other."""
    places = sorted(
        (path for path in folder.glob("*/") if path.is_dir()), key=lambda path: (path.name != COMMON, path)
    )
    if not places:
        raise FixtureError(
            f"{folder}: здесь нет папок с таблицами; укажите папку, где лежат {COMMON} и папки городов"
        )
    for place in places:
        refuse_strangers(place, root=folder)
        for name, resource in tables().items():
            if (path := place / f"{name}.csv").exists():
                yield path, resource("" if place.name == COMMON else place.name)


def refuse_strangers(place: Path, *, root: Path) -> None:
    """A misspelt file name must not pass for an absent table."""
    for path in sorted(place.glob("*.csv")):
        if path.stem not in tables():
            known = ", ".join(tables())
            raise FixtureError(f"{named(path, root)}: такой таблицы нет; переименуйте файл (есть: {known})")


def load_file(sheet: Sheet, resource: CityResource) -> Loaded:
    dataset = Dataset(*sheet.rows, headers=sheet.headers)
    try:
        result = resource.import_data(dataset, raise_errors=True)
    except RowRefused as refused:
        raise FixtureError(
            f"{sheet.place(refused.number)}: {explain(refused.error, refused.row)}"
        ) from refused
    totals = result.totals
    return Loaded(sheet.name, totals["new"], totals["update"], totals["skip"])


def read_sheet(path: Path, *, root: Path) -> Sheet:
    """Raises FixtureError for what is no UTF-8 table."""
    name, data = named(path, root), path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FixtureError(
            f"{name}, строка {line}: файл не в UTF-8; сохраните его как «CSV UTF-8»"
        ) from error
    sheet = Sheet(name, [], [], [])
    fill(sheet, text)
    return sheet


def fill(sheet: Sheet, text: str) -> None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    line = 1
    try:
        for cells in reader:
            keep(sheet, cells, line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise FixtureError(
            f"{sheet.name}, строка {line}: нарушены кавычки; удвойте их внутри ячейки"
        ) from error


def keep(sheet: Sheet, cells: list[str], line: int) -> None:
    if not any(cells):
        return
    if not sheet.headers:
        sheet.headers.extend(cells)
    elif len(cells) != len(sheet.headers):
        raise FixtureError(
            f"{sheet.name}, строка {line}: ячеек {len(cells)}, а столбцов {len(sheet.headers)}; "
            "возьмите в кавычки ячейку, в которой есть точка с запятой"
        )
    else:
        sheet.rows.append(cells)
        sheet.lines.append(line)


def named(path: Path, root: Path) -> str:
    return str(path.relative_to(root.parent))
