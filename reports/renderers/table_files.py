"""The tables of a document as CSV files, as Russian Excel opens them: UTF-8 with its mark, semicolons, decimal commas.

A merged heading stands in each of its columns («2023 год, план»). No cell becomes a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from portal.lib.numbers import MINUS, NBSP
from portal.lib.quantities import Qualifier
from portal.records.formats import defused
from reports.document import Cell, Document, HeaderCell, Number, Row, Table, TableKind
from reports.renderers.wording import number_text, plain_text
from reports.walking import walk

MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class TableFile:
    """``title`` says in words which table it is."""

    name: str
    title: str
    content: bytes


def table_files(document: Document) -> list[TableFile]:
    """Each table of numbers once, under its printed number (``table-3.csv``) or its code where it has none."""
    files: dict[str, TableFile] = {}
    for node in walk(document.nodes):
        if isinstance(node, Table) and node.kind is TableKind.DATA:
            made = csv_of(node)
            name = _free_name(node, made, files)
            files[name] = TableFile(name, _title(node), made)
    return list(files.values())


def _free_name(table: Table, content: bytes, files: dict[str, TableFile]) -> str:
    """A table that is printed twice with the same words is one file."""
    base = f"table-{table.number or table.code}"
    name, copy = f"{base}.csv", 1
    while name in files and files[name].content != content:
        copy += 1
        name = f"{base}-{copy}.csv"
    return name


def _title(table: Table) -> str:
    number = f"Таблица № {table.number}" if table.number else "Таблица"
    return f"{number}. {table.caption}" if table.caption else number


def csv_of(table: Table) -> bytes:
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";")
    writer.writerow([defused(heading) for heading in headings(table)])
    writer.writerows(_cells(row) for row in table.rows)
    return (MARK + target.getvalue()).encode()


def headings(table: Table) -> list[str]:
    """One heading a column: what stands above it in all rows of the header, from the top."""
    words: list[list[str]] = [[] for _ in table.columns]
    taken: set[tuple[int, int]] = set()
    for line, cells in enumerate(table.header):
        for column, cell in _placed(line, cells, taken):
            if column < len(words):
                words[column].append(cell.text)
    return [", ".join(filter(None, each)) for each in words]


def _placed(
    line: int, cells: tuple[HeaderCell, ...], taken: set[tuple[int, int]]
) -> Iterator[tuple[int, HeaderCell]]:
    """Each cell under the number of every column that it spans; ``taken`` holds places that span from above."""
    column = 0
    for cell in cells:
        while (line, column) in taken:
            column += 1
        for place in range(column, column + cell.colspan):
            taken |= {(below, place) for below in range(line, line + cell.rowspan)}
            yield place, cell
        column += cell.colspan


def _cells(row: Row) -> Iterator[str]:
    """What a cell spans stays empty."""
    for cell in row.cells:
        yield _cell(cell)
        yield from [""] * (cell.colspan - 1)


def _cell(cell: Cell) -> str:
    match cell.content:
        case (Number() as number,) if _is_plain(number):
            return number_text(number).replace(NBSP, "").replace(MINUS, "-")
        case content:
            return defused(plain_text(content).replace(NBSP, " "))


def _is_plain(number: Number) -> bool:
    """Whether nothing but digits is printed, so that a program can count with it."""
    style, quantity = number.style, number.quantity
    is_said = bool(style.zero) and quantity.is_known and not quantity.number
    return quantity.qualifier is Qualifier.EXACT and not (style.with_unit or style.phrase or is_said)
