"""The PDF for the archive: the same pages, and the data attached to them."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pypdf
import pytest
from PIL import Image as Picture

from portal.lib.quantities import Quantity
from reports.built import Built
from reports.document import Cell, Image, Number, Row, Style, Table, Text
from reports.renderers import json as json_renderer
from reports.renderers import pdfa
from reports.renderers.table_files import csv_of, headings, table_files
from tests.reports.renderers.samples import COLUMNS, HEADER, HOSTILE, chart, document, of, table

PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"


def picture() -> Image:
    drawn = io.BytesIO()
    Picture.new("RGB", (40, 40), "white").save(drawn, "PNG")
    return Image("0" * 64, "image/png", drawn.getvalue(), "Белый лист", 50)


@pytest.fixture(scope="module")
def content() -> bytes:
    told: list[str] = []
    made = pdfa.render_telling(document(column_numbers=False), told.append)
    assert "Верстаю страницу 1" in told
    return made


def catalogue(content: bytes) -> Any:
    return pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]


def attached(content: bytes) -> dict[str, bytes]:
    files = pypdf.PdfReader(io.BytesIO(content)).attachments
    return {name: bytes(versions[0]) for name, versions in files.items()}


def test_it_says_that_it_is_pdf_a_3_with_tags(content: bytes) -> None:
    root = catalogue(content)
    packet = ElementTree.fromstring(root["/Metadata"].get_data())
    (about,) = [each for each in packet.iter() if f"{PDFAID}part" in each.attrib]
    assert (about.attrib[f"{PDFAID}part"], about.attrib[f"{PDFAID}conformance"]) == ("3", "A")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "ru"
    (intent,) = root["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"


def test_tables_and_the_passport_of_data_are_attached_with_what_they_are(content: bytes) -> None:
    related = {
        each.get_object()["/UF"]: each.get_object()["/AFRelationship"] for each in catalogue(content)["/AF"]
    }
    assert related == {
        "document.json": "/Source",
        "document-2.schema.json": "/Supplement",
        "table-1.csv": "/Data",
    }
    assert len(catalogue(content)["/AF"]) == len(related)
    names = [str(name) for name in catalogue(content)["/Names"]["/EmbeddedFiles"]["/Names"][::2]]
    assert names == sorted(names)


def test_the_attached_data_say_what_the_pages_say(content: bytes) -> None:
    files = attached(content)
    data = json.loads(files["document.json"])
    jsonschema.validate(data, json.loads(files["document-2.schema.json"]))
    assert files["document.json"] == json_renderer.render(document(column_numbers=False))
    assert files["table-1.csv"] == csv_of(table(5))


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_file_is_sound(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "archive.pdf"
    path.write_bytes(content)
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


def test_the_same_document_gives_the_same_bytes_and_another_does_not(content: bytes) -> None:
    assert pdfa.render(document(column_numbers=False)) == content
    other = pypdf.PdfReader(io.BytesIO(pdfa.render(document(6, column_numbers=False))))
    assert other.trailer["/ID"] != pypdf.PdfReader(io.BytesIO(content)).trailer["/ID"]


def test_fonts_are_embedded_and_pictures_are_not_smoothed() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdfa.render(of(picture()))))
    resources: Any = reader.pages[0]["/Resources"]
    images = [each.get_object() for each in resources["/XObject"].values()]
    assert [(each["/Subtype"], each["/Interpolate"].value) for each in images] == [("/Image", False)]
    reader = pypdf.PdfReader(io.BytesIO(pdfa.render(document(column_numbers=False))))
    resources = reader.pages[0]["/Resources"]
    fonts = [each["/DescendantFonts"][0]["/FontDescriptor"] for each in resources["/Font"].values()]
    assert fonts
    assert all(any(f"/FontFile{n}" in each for n in ("", "2", "3")) for each in fonts)


def test_the_longest_report_of_the_demonstration_keeps_all_its_tables(
    demo_reports: Mapping[str, Built],
) -> None:
    built = demo_reports["kemerovo/2023/kemerovo_plan"]
    files = {each.name: each for each in table_files(built.document)}
    assert {f"table-{number}.csv" for number in range(1, 6)} <= set(files)
    assert all(each.content.startswith(b"\xef\xbb\xbf") for each in files.values())
    rows = list(csv.reader(io.StringIO(files["table-1.csv"].content.decode("utf-8-sig")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert any("," in cell and cell.replace(",", "").isdecimal() for row in rows for cell in row)


def rows_of(node: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_of(node).decode("utf-8-sig")), delimiter=";"))


def test_merged_headings_stand_in_each_of_their_columns() -> None:
    assert headings(table(1)) == ["Наименование <получателя>", "2023 год, план", "2023 год, факт"]
    group, first, *_ = rows_of(table(1))[1:]
    assert group == ["Всероссийские:", "", ""]
    assert first == [f"Строка 0. {HOSTILE}", "1 397,2 тыс. рублей", "–"]


def test_plain_numbers_are_digits_with_a_comma_and_no_text_is_a_formula() -> None:
    plain = Style("тыс.", 1, with_unit=False)
    minus = Number(Quantity.of(-1_397_200, "rub", step=100), plain)
    row = Row("r", (Cell((Text("=1+1"),)), Cell((minus,)), Cell((Text("@x"),))))
    assert rows_of(Table("t", COLUMNS, HEADER, (row,)))[1] == ["'=1+1", "-1397,2", "'@x"]


def test_a_table_printed_twice_is_one_file_and_different_ones_are_told_apart() -> None:
    names = [
        each.name for each in table_files(of(table(2), table(2), table(3), chart("раз"), table(2, None)))
    ]
    assert names == ["table-1.csv", "table-1-2.csv", "table-1-3.csv", "table-contests.csv"]
