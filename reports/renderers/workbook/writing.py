"""Cells of a sheet: a text is never a formula, a number keeps its format."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from portal.lib.numbers import NBSP
from reports.renderers.workbook.texts import fitting

# Excel would take these for the beginning of a formula when the cell is edited.
FORMULA = re.compile(r"'*[=+\-@\t\r]")


def put_text(cell: Any, text: str) -> None:
    """The words with plain spaces, because that is what people look for. No words: the cell stays empty."""
    text = fitting(text.replace(NBSP, " "))
    if not text:
        return
    cell.value = text
    cell.data_type = "s"
    if FORMULA.match(text):
        cell.quotePrefix = True


def put_number(cell: Any, value: Decimal, number_format: str) -> None:
    cell.value = value
    cell.number_format = number_format


@dataclass
class Results:
    """What formulas give: a program that does not reckon shows it, too."""

    of_cells: dict[str, Decimal] = field(default_factory=dict)

    def put_formula(self, cell: Any, formula: str, value: Decimal, number_format: str) -> None:
        cell.value = formula
        cell.number_format = number_format
        self.of_cells[cell.coordinate] = value

    def written_into(self, sheet: bytes) -> bytes:
        """The XML of a sheet with the results beside their formulas."""
        return _FORMULA_CELL.sub(self._with_result, sheet)

    def _with_result(self, found: re.Match[bytes]) -> bytes:
        value = self.of_cells[found["cell"].decode()]
        return found["begin"] + f"<v>{value}</v></c>".encode()


_FORMULA_CELL = re.compile(rb'(?P<begin><c r="(?P<cell>[A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v(?: ?/>|></v>)</c>')
