"""Workbooks opened by openpyxl, and small tables to write into them."""

import io
from typing import Any

import openpyxl

from portal.lib.quantities import Quantity
from reports.document import (
    Basis,
    Cell,
    Column,
    HeaderCell,
    Heading,
    Number,
    Provenance,
    Row,
    RowKind,
    Style,
    Table,
    Text,
)
from reports.renderers.xlsx import render
from tests.reports.renderers.samples import (
    cell,
    of,
)

KOPECKS = Style(scale="тыс.", decimals=1, with_unit=False)
CONTENTS = "Содержание"


def opened(content: bytes, *, results: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=results)


def book(*tables: Table | Heading) -> Any:
    return opened(render(of(*tables)))


def thousands(amount: int | str, basis: Basis = Basis.RECORDS) -> Number:
    return Number(Quantity.of(amount, "rub"), KOPECKS, Provenance("table:t/row/amount", basis, 2))


def row(key: str, *numbers: Number, kind: RowKind = RowKind.DATA) -> Row:
    return Row(key, (Cell((Text(key),)), *(cell(number) for number in numbers)), kind)


def grid(*rows: Row, columns: int = 1, **given: Any) -> Table:
    names = ("Название", *(f"Сумма {place}" for place in range(1, columns + 1)))
    declared = tuple(Column(f"c{place}", name, 30) for place, name in enumerate(names))
    fields: dict[str, Any] = {"header": (tuple(map(HeaderCell, names)),), "number": 1, **given}
    return Table("t", declared, rows=rows, **fields)


def written(*rows: Row) -> Any:
    """The sheet of a table of these rows; they begin in its third line."""
    return book(grid(*rows))["Таблица 1"]
