"""The records behind a number as a file that a spreadsheet opens; no text becomes a formula there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any

from portal.lib.units import unit
from portal.workspace.listing.files import csv_lines, xlsx_file
from reports.passports.passport import Passport

REPEATED = "учтена выше"
TITLE = "Записи"


def _csv(passport: Passport, *, for_staff: bool) -> Iterator[bytes]:
    return csv_lines(_headings(passport, for_staff), _rows(passport, for_staff))


def _xlsx(passport: Passport, *, for_staff: bool) -> IO[bytes]:
    return xlsx_file(TITLE, _headings(passport, for_staff), _rows(passport, for_staff))


FORMATS: Mapping[str, tuple[Callable[..., Any], str]] = {
    "csv": (_csv, "text/csv; charset=utf-8"),
    "xlsx": (_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""Ending → (what writes the file, its content type)."""


def _headings(passport: Passport, for_staff: bool) -> list[str]:
    counted = _unit_of_lines(passport)
    headings = ["№", "Запись", "Подробности"]
    if passport.has_values:
        headings += [f"Вклад, {counted}" if counted else "Вклад", "Примечание"]
    return [*headings, "Подразделение", "Изменено", *(["Кто изменил"] if for_staff else [])]


def _unit_of_lines(passport: Passport) -> str:
    """A share is in per cent, while its records bring roubles."""
    units = {line.value.unit for line in passport.lines if line.value is not None}
    return unit(units.pop()).many if len(units) == 1 else ""


def _rows(passport: Passport, for_staff: bool) -> Iterator[list[Any]]:
    for number, line in enumerate(passport.lines, start=1):
        row: list[Any] = [number, line.title, line.detail]
        if passport.has_values:
            row += [line.value, REPEATED if line.repeats else ""]
        row += [line.department, line.changed_on]
        yield [*row, line.changed_by] if for_staff else row
    if passport.is_sum_of_lines and len(passport.lines) > 1:
        yield ["", "Вычислено", "", passport.computed]
