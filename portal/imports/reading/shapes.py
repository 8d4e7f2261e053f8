"""What is known of a file after a look at it."""

from dataclasses import dataclass
from typing import Any

Cells = list[Any]
"""str, int, float, bool, date, datetime, time, or None where a cell is empty."""

Row = tuple[int, Cells]
"""The row number as a spreadsheet program shows it (from 1, empty rows counted), and its cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A visible sheet with cells; `rows_estimate` serves a progress bar and may count empty rows."""

    name: str
    rows_estimate: int | None


@dataclass(frozen=True, slots=True)
class TableFile:
    """`kind` is "xlsx", "xls", "ods", "csv" or "html"; encoding and delimiter are empty where they mean nothing."""

    kind: str
    encoding: str
    delimiter: str
    sheets: tuple[Sheet, ...]
