"""Files as offices send them, made of rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from portal.imports import actions
from portal.models import FileImport, Municipality, User
from portal.models.file_import import ImportRow, ImportState

Rows = Sequence[Sequence[Any]]


def csv_file(rows: Rows, name: str = "список.csv") -> SimpleUploadedFile:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";").writerows(rows)
    return SimpleUploadedFile(name, target.getvalue().encode("utf-8-sig"))


def xlsx_file(rows: Rows, name: str = "список.xlsx") -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return SimpleUploadedFile(name, target.getvalue())


def checked(
    city: Municipality,
    kind_code: str,
    rows: Rows | SimpleUploadedFile,
    *,
    by: User,
    mapping: dict[Any, str] | None = None,
    **defaults: Any,
) -> FileImport:
    """A load whose columns are as guessed unless told otherwise, after its check."""
    file = rows if isinstance(rows, SimpleUploadedFile) else csv_file(rows)
    load = actions.start(city, kind_code, file, by=by)
    actions.map_columns(load, sheet=0, mapping=mapping or load.mapping, defaults=defaults, by=by)
    actions.check(load.pk)
    load.refresh_from_db()
    assert load.state == ImportState.CHECKED, load.message
    return load


def applied(load: FileImport, *, by: User, with_suspicious: bool = False) -> FileImport:
    actions.confirm(load, with_suspicious=with_suspicious, by=by)
    actions.apply(load.pk)
    load.refresh_from_db()
    assert load.state == ImportState.APPLIED, load.message
    return load


def outcomes(load: FileImport) -> list[tuple[int, str]]:
    rows = ImportRow.objects.filter(file_import_id=load.pk).order_by("line")
    return [(row.line, row.outcome) for row in rows]


def reasons(load: FileImport) -> dict[int, str]:
    rows = ImportRow.objects.filter(file_import_id=load.pk).exclude(reason="")
    return {row.line: row.reason for row in rows}


def ogrn(number: int) -> str:
    """A valid ОГРН of thirteen digits."""
    base = f"10242{number:07d}"
    return base + str(int(base) % 11 % 10)


def inn(number: int) -> str:
    """A valid ИНН of ten digits."""
    base = f"4205{number:05d}"
    weights = (2, 4, 10, 3, 5, 9, 4, 6, 8)
    return base + str(sum(int(d) * w for d, w in zip(base, weights, strict=True)) % 11 % 10)
