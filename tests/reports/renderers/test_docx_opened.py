"""The Word file as LibreOffice shows it: the words of the report in their order, on pages like those of the PDF."""

import io
import re
from collections import Counter
from collections.abc import Mapping

import pypdf
import pytest

from reports.built import Built
from reports.document import Document, Table
from reports.renderers import pdf
from reports.renderers.docx import render
from reports.walking import walk
from tests.reports.rendered import pages_of, text_of
from tests.reports.renderers.docx_files import body_of, found, paragraphs
from tests.reports.renderers.docx_files import text_of as said
from tests.reports.renderers.libreoffice import converted, needs_libreoffice
from tests.reports.renderers.samples import document
from tests.reports.seeds import FILES, KEMEROVO

pytestmark = pytest.mark.slow  # LibreOffice starts for seconds

SAMPLE = "sample"
# Of a caption: it stands at the end of the line in Word, and first in HTML.
NUMBER = re.compile(r"Таблица №\s\d+")


def words(text: str) -> list[str]:
    """A narrow column breaks a word at its hyphen, so its halves are words."""
    return re.findall(r"[^\W_]+", text)


def without_numbers(text: str) -> list[str]:
    """Page numbers and numbers of lists are no words."""
    return [word for word in words(text) if not word.isdecimal()]


def contents_of(report: Document) -> str:
    return " ".join(map(said, found(body_of(report), "w:sdt")))


@pytest.fixture(scope="module")
def reports(demo_reports: Mapping[str, Built]) -> dict[str, Document]:
    demo = {name: built.document for name, built in demo_reports.items() if name in FILES}
    return {**demo, SAMPLE: document(30)}


@pytest.fixture(scope="module")
def as_pdf(reports: dict[str, Document]) -> dict[str, bytes]:
    """All of them through LibreOffice at once."""
    names = {name: name.replace("/", "-") for name in reports}
    made = converted({f"{names[name]}.docx": render(report) for name, report in reports.items()}, "pdf")
    return {name: made[names[name]] for name in reports}


@pytest.mark.parametrize("name", [*FILES, SAMPLE])
def test_the_file_says_what_the_report_says_in_its_order(name: str, reports: dict[str, Document]) -> None:
    body = body_of(reports[name])
    for contents in found(body, "w:sdt"):
        body.remove(contents)
    in_file = " ".join(text for _, text in paragraphs(body))
    assert words(NUMBER.sub("", in_file)) == words(NUMBER.sub("", text_of(reports[name])))


@needs_libreoffice
@pytest.mark.parametrize("name", [name for name in FILES if name != KEMEROVO])
def test_reports_of_text_read_the_same_word_for_word(
    name: str, reports: dict[str, Document], as_pdf: dict[str, bytes]
) -> None:
    report = reports[name]
    assert not [node for node in walk(report.nodes) if isinstance(node, Table)]
    shown = without_numbers(" ".join(pages_of(as_pdf[name])))
    expected = without_numbers(text_of(report))
    contents = without_numbers(contents_of(report))
    if contents:
        begins = shown.index(contents[0])
        assert shown[begins : begins + len(contents)] == contents
        del shown[begins : begins + len(contents)]
    assert shown == expected
    assert shown == without_numbers(" ".join(pages_of(pdf.render(report))))


@needs_libreoffice
@pytest.mark.parametrize("name", [KEMEROVO, SAMPLE])
def test_tables_lose_no_word_and_repeat_only_their_headers(
    name: str, reports: dict[str, Document], as_pdf: dict[str, bytes]
) -> None:
    report = reports[name]
    shown = Counter(words(" ".join(pages_of(as_pdf[name]))))
    expected = Counter(words(f"{text_of(report)} {contents_of(report)}"))
    headers = {
        word
        for node in walk(report.nodes)
        if isinstance(node, Table)
        for row in node.header
        for cell in row
        for word in words(cell.text)
    }
    assert expected - shown == Counter()
    assert {word for word in shown - expected if not word.isdecimal()} <= headers


@needs_libreoffice
def test_it_has_as_many_pages_as_the_pdf_turned_the_same_way(
    as_pdf: dict[str, bytes], kemerovo_pdf: bytes
) -> None:
    word, own = (_turned(content) for content in (as_pdf[KEMEROVO], kemerovo_pdf))
    assert word == sorted(word, reverse=True)
    assert word.count(False) == own.count(False) == 1
    assert abs(len(word) - len(own)) <= 2


@needs_libreoffice
def test_pages_bear_their_numbers_from_the_second(as_pdf: dict[str, bytes]) -> None:
    pages = [words(page) for page in pages_of(as_pdf[KEMEROVO])]
    assert not pages[0][0].isdecimal()
    assert [page[0] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]


@needs_libreoffice
def test_the_header_of_a_table_stands_on_each_of_its_pages(as_pdf: dict[str, bytes]) -> None:
    holding = [page for page in pages_of(as_pdf[SAMPLE]) if re.search(r"Строка \d+\.", page)]
    assert len(holding) > 1
    assert all("2023 год" in page for page in holding)


@needs_libreoffice
def test_the_fonts_of_the_report_come_with_the_file(as_pdf: dict[str, bytes]) -> None:
    fonts = {
        str(font["/BaseFont"]).partition("+")[2]
        for page in pypdf.PdfReader(io.BytesIO(as_pdf[KEMEROVO])).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert any(name.replace("-", "").startswith("PTSerif") for name in fonts)


def _turned(content: bytes) -> list[bool]:
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    return [box.width > box.height for box in boxes]
