"""The longest report of the demonstration: what reads PDFs aloud finds no error in it."""

import io
from pathlib import Path

import outloud
import pdfua
import pypdf
import pytest


@pytest.fixture
def file(kemerovo_pdf: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(kemerovo_pdf)
    return path


def test_validators_of_accessibility_report_no_error(file: Path) -> None:
    found = [each for each in outloud.check(file).findings if each.severity == "error"]
    assert [f"{each.rule}, page {each.page}: {each.message}" for each in found] == []
    report = pdfua.validate(str(file))
    assert [str(each) for each in report.findings if each.severity is pdfua.Severity.ERROR] == []


# The title of the report is as long as the city made it; and a grid of lines that two tables share is no fault.
HARMLESS = {"DOC-040", "TBL-014"}


def test_validators_warn_of_nothing_that_can_be_mended(file: Path) -> None:
    found = [each for each in outloud.check(file).findings if each.rule not in HARMLESS]
    assert [f"{each.rule}, page {each.page}: {each.message}" for each in found] == []


def test_wide_pages_come_first_and_the_appendix_stands_upright(kemerovo_pdf: bytes) -> None:
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(kemerovo_pdf)).pages]
    turned = [box.width > box.height for box in boxes]
    assert turned == sorted(turned, reverse=True)
    assert turned[-1] is False
