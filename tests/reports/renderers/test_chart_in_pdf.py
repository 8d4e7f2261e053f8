"""Charts on paper: whole, under their titles, in the shipped fonts, and told to who does not see them."""

import io
import logging
import re
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pypdf
import pytest

from reports.renderers import pdf
from tests.reports.renderers.samples import HOSTILE, chart, of, paragraph

LONG = tuple(f"Строка {n}." for n in range(40))


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf.render(of(chart("Фонд «Раз»", "два"), chart(*LONG, anchor="chart-only-6", number=None)))


def pages_of(content: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_a_chart_longer_than_a_page_loses_no_bar(content: bytes) -> None:
    drawn = re.findall(r"(Строка \d+\.) (?:1 397,2 тыс\. рублей|–)", " ".join(pages_of(content)))
    assert drawn == list(LONG)


@pytest.mark.parametrize("above", range(22, 32))
def test_the_title_stands_on_the_page_of_its_picture(above: int) -> None:
    filling = (paragraph("Организациям помогали весь год."),) * above
    pages = pages_of(pdf.render(of(*filling, chart("Начало", "конец"))))
    assert ["Деньги" in page for page in pages] == ["Начало" in page for page in pages]


def test_only_the_shipped_font_is_used(content: bytes) -> None:
    pages: list[Any] = list(pypdf.PdfReader(io.BytesIO(content)).pages)
    names = {
        font.get_object()["/BaseFont"] for page in pages for font in page["/Resources"]["/Font"].values()
    }
    assert names
    assert all(name.rpartition("+")[2].replace("-", "").startswith("PTSerif") for name in names)


def test_nothing_is_complained_of(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        pdf.render(of(chart("раз", "два")))
    assert caplog.messages == []


def test_who_does_not_see_the_picture_is_told_what_it_is(content: bytes) -> None:
    told = [str(tag.get("/Alt")) for tag in figures(pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"])]
    assert len(told) > 3
    assert all(words.startswith(f"Столбчатая диаграмма «Деньги {HOSTILE}»") for words in told)


def figures(node: Any) -> list[Any]:
    """Pictures of the tag tree."""
    kids = node.get("/K", []) if "/StructTreeRoot" not in node else [node["/StructTreeRoot"]]
    inner = [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]
    found = [node] if node.get("/S") == "/Figure" else []
    return found + [each for kid in inner if isinstance(kid, dict) for each in figures(kid)]


def test_validators_of_accessibility_report_no_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    path.write_bytes(content)
    assert [each.message for each in outloud.check(path).findings if each.severity == "error"] == []
    report = pdfua.validate(str(path))
    assert [str(each) for each in report.findings if each.severity is pdfua.Severity.ERROR] == []
