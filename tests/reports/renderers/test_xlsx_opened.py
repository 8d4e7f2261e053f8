"""The workbooks of the demonstration: what they hold is what is printed, and a spreadsheet reckons the same."""

import io
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from reports.built import Built
from reports.document import Document, Table
from reports.renderers.wording import plain_text
from reports.renderers.xlsx import render
from reports.walking import walk
from tests.reports.renderers.libreoffice import converted, needs_libreoffice
from tests.reports.renderers.samples import of
from tests.reports.renderers.xlsx_files import grid, row, thousands
from tests.reports.seeds import KEMEROVO

pytestmark = pytest.mark.slow  # LibreOffice starts for seconds

PUBLISHED = tuple(f"Таблица {number}" for number in range(1, 6))  # of the document that the city published


@pytest.fixture(scope="module")
def report(demo_reports: Mapping[str, Built]) -> Document:
    return demo_reports[KEMEROVO].document


@pytest.fixture(scope="module")
def workbook(report: Document) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(report)))


@pytest.fixture(scope="module")
def reckoned(report: Document) -> dict[str, Any]:
    """Opened, reckoned anew and saved by LibreOffice; formulas have lost the results that we gave them."""
    hostile = of(*(grid(row(text, thousands(1))) for text in ("=1+1", "+2", "@x", "\t=1", "-3")))
    files = {"kemerovo.xlsx": without_results(report), "hostile.xlsx": render(hostile)}
    made = converted(files, "xlsx")
    return {
        name: openpyxl.load_workbook(io.BytesIO(content), data_only=True) for name, content in made.items()
    }


def without_results(report: Document) -> bytes:
    """openpyxl leaves the results out when it writes."""
    file = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(render(report))).save(file)
    return file.getvalue()


def formulas(workbook: Any) -> Iterator[tuple[str, str]]:
    for sheet in workbook:
        for line in sheet.iter_rows():
            yield from ((sheet.title, each.coordinate) for each in line if each.data_type == "f")


def test_every_number_of_a_table_stands_in_its_cell_as_printed(report: Document) -> None:
    shown = openpyxl.load_workbook(io.BytesIO(render(report)), data_only=True)
    tables = [each for each in walk(report.nodes) if isinstance(each, Table) and each.number]
    seen = 0
    for table in tables:
        sheet = shown[f"Таблица {table.number}"]
        first = int(sheet.freeze_panes.removeprefix("A"))
        for line, printed in enumerate(table.rows, start=first):
            place = 1
            for cell in printed.cells:
                text = plain_text(cell.content).replace("\u00a0", "").replace(",", ".")
                if re.fullmatch(r"\d+(\.\d+)?", text):
                    assert sheet.cell(line, place).value == pytest.approx(float(text), abs=1e-9)
                    seen += 1
                place += cell.colspan
    assert seen > 100


def test_totals_are_formulas_wherever_the_rows_give_them(workbook: Any) -> None:
    assert {place for place in formulas(workbook) if place[0] in PUBLISHED} == {
        *(("Таблица 1", "B10"), ("Таблица 1", "C10"), ("Таблица 1", "B12"), ("Таблица 1", "C12")),
        *(("Таблица 2", "B8"), ("Таблица 2", "D8"), ("Таблица 2", "E8")),
        *(("Таблица 4", "B9"), ("Таблица 4", "C9"), ("Таблица 5", "C12")),
    }
    remarks = {
        (sheet.title, each.coordinate): each.comment.text
        for sheet in map(workbook.__getitem__, PUBLISHED)
        for line in sheet.iter_rows()
        for each in line
        if each.comment
    }
    # The published document contradicts itself in these three.
    assert set(remarks) == {("Таблица 2", "C8"), ("Таблица 3", "F26"), ("Таблица 5", "B12")}


@needs_libreoffice
def test_a_spreadsheet_reckons_the_totals_that_are_printed(
    report: Document, workbook: Any, reckoned: dict[str, Any]
) -> None:
    shown = openpyxl.load_workbook(io.BytesIO(render(report)), data_only=True)
    places = list(formulas(workbook))
    assert places
    for sheet, coordinate in places:
        value = reckoned["kemerovo"][sheet][coordinate].value
        assert value == pytest.approx(shown[sheet][coordinate].value, abs=1e-9), f"{sheet} {coordinate}"
    assert Decimal(str(round(reckoned["kemerovo"]["Таблица 1"]["B12"].value, 6))) == Decimal("21984.5")


@needs_libreoffice
def test_a_spreadsheet_takes_no_text_for_a_formula(reckoned: dict[str, Any]) -> None:
    sheets = [sheet for sheet in reckoned["hostile"] if sheet.title.startswith("Таблица")]
    assert [sheet["A3"].value.strip("\t ") for sheet in sheets] == ["=1+1", "+2", "@x", "=1", "-3"]


@needs_libreoffice
def test_a_spreadsheet_finds_the_same_cells(workbook: Any, reckoned: dict[str, Any]) -> None:
    assert reckoned["kemerovo"].sheetnames == workbook.sheetnames
    for sheet in workbook:
        there = reckoned["kemerovo"][sheet.title]
        for line in sheet.iter_rows():
            for each in line:
                if each.data_type in ("s", "n") and each.value is not None:
                    assert there[each.coordinate].value == each.value, f"{sheet.title} {each.coordinate}"
