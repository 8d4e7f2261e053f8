"""The PDF of a document, opened and read: pages, fonts, headers, tags; and what happens where something is missing."""

import io
import logging
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pypdf
import pytest
from django.contrib.staticfiles import finders
from pytest_django import Settings

from reports.document import PageBreak, Paragraph, Role, Signature, Text
from reports.renderers import pdf
from reports.renderers.base import RenderingUnavailable
from tests.reports.renderers.samples import document, of, paragraph

ROOT = Path(__file__).resolve().parents[3]
ROWS = 70


@pytest.fixture(scope="module")
def rendered() -> tuple[bytes, list[str], list[str]]:
    """The bytes, what was told while they were made, and what the renderer complained of."""
    complaints: list[str] = []

    class Complaints(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complaints.append(record.getMessage())

    log, handler = logging.getLogger("weasyprint"), Complaints(logging.WARNING)
    log.addHandler(handler)
    try:
        told: list[str] = []
        return pdf.render_with_progress(document(ROWS, column_numbers=False), told.append), told, complaints
    finally:
        log.removeHandler(handler)


@pytest.fixture(scope="module")
def content(rendered: tuple[bytes, list[str], list[str]]) -> bytes:
    return rendered[0]


@pytest.fixture(scope="module")
def pages(content: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.fixture
def file(content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    return path


def words(page: pypdf.PageObject) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


def is_landscape(page: pypdf.PageObject) -> bool:
    return page.mediabox.width > page.mediabox.height


def test_nothing_is_complained_of_and_each_page_is_told(
    rendered: tuple[bytes, list[str], list[str]], pages: list[pypdf.PageObject]
) -> None:
    _, told, complaints = rendered
    assert complaints == []
    assert f"Верстаю страницу {len(pages)}" in told


def test_both_orientations_stand_in_one_file(pages: list[pypdf.PageObject]) -> None:
    turned = [is_landscape(page) for page in pages]
    assert turned[0]
    assert not turned[-1]
    assert turned == sorted(turned, reverse=True)


def test_pages_are_numbered_from_the_second(pages: list[pypdf.PageObject]) -> None:
    # The page number is painted after what stands on the page.
    last_words = [words(page).split()[-1] for page in pages]
    assert not last_words[0].isdecimal()
    assert last_words[1:] == [str(number) for number in range(2, len(pages) + 1)]


def test_the_header_of_a_long_table_stands_on_each_of_its_pages(pages: list[pypdf.PageObject]) -> None:
    holding = [words(page) for page in pages if re.search(r"Строка \d+\.", words(page))]
    assert len(holding) > 2
    assert all("Наименование <получателя>" in text and "2023 год" in text for text in holding)


def test_the_header_stands_beside_a_row_that_breaks_across_pages(pages: list[pypdf.PageObject]) -> None:
    holding = [words(page) for page in pages if "Абзац" in words(page)]
    assert len(holding) > 1
    assert all("Результаты" in text for text in holding)


def test_no_row_is_lost_or_told_twice(pages: list[pypdf.PageObject]) -> None:
    text = " ".join(map(words, pages))
    assert [int(number) for number in re.findall(r"Строка (\d+)\.", text)] == list(range(ROWS))
    assert text.count("Итого:") == 1


def test_a_total_is_not_left_alone_with_the_header(pages: list[pypdf.PageObject]) -> None:
    (last,) = [words(page) for page in pages if "Итого:" in words(page)]
    assert len(re.findall(r"Строка \d+\.", last)) >= 2


def test_only_the_shipped_fonts_are_embedded(content: bytes) -> None:
    resources: list[Any] = [page["/Resources"] for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    fonts = {font["/BaseFont"].partition("+")[2] for each in resources for font in each["/Font"].values()}
    assert fonts
    assert all(name.replace("-", "").startswith("PTSerif") for name in fonts)


@pytest.mark.parametrize("lines", range(30, 40, 2))
def test_a_signature_never_stands_alone(lines: int) -> None:
    """However full the page before it is."""
    text = [paragraph(f"Строка {n}.") for n in range(lines)]
    made = pypdf.PdfReader(io.BytesIO(pdf.render(of(*text, Signature("Глава города", "И.И. Иванов")))))
    (signed,) = [words(page) for page in made.pages if "Иванов" in words(page)]
    assert "Строка" in signed


def test_an_appendix_begins_a_page_of_its_own() -> None:
    mark = Paragraph((Text("Приложение 1"),), Role.APPENDIX_MARK)
    made = pypdf.PdfReader(
        io.BytesIO(pdf.render(of(paragraph("Слово"), PageBreak(), mark, mark, paragraph("Два"))))
    )
    assert [words(page).removesuffix(f" {number}") for number, page in enumerate(made.pages, start=1)] == [
        *("Слово", "Приложение 1", "Приложение 1 Два")
    ]


def test_it_is_tagged_titled_and_in_russian(content: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(content))
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "ru"
    assert reader.metadata is not None
    assert reader.metadata.title == document().title
    assert reader.metadata.author == "Кемерово"


def test_every_header_cell_says_its_scope(content: bytes) -> None:
    catalogue: Any = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    scopes = [cell["/A"].get("/Scope") for cell in _cells(catalogue["/StructTreeRoot"])]
    assert set(scopes) == {"/Column", "/Row"}


def _cells(node: Any) -> Iterator[Any]:
    """Header cells of the tag tree."""
    if node.get("/S") == "/TH":
        yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        inner = kid.get_object()
        if isinstance(inner, dict):
            yield from _cells(inner)


def test_validators_of_accessibility_report_no_error(file: Path) -> None:
    read = outloud.check(file)
    assert [finding.message for finding in read.findings if finding.severity == "error"] == []
    report = pdfua.validate(str(file))
    assert [str(finding) for finding in report.findings if finding.severity is pdfua.Severity.ERROR] == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_file_is_sound(file: Path) -> None:
    run = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf.render(document()) == pdf.render(document())


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "https://kemerovo.ru/logo.png",
        "http://127.0.0.1/",
        f"{pdf.HOME}css/base.css",
        f"{pdf.HOME}../portal/settings.py",
        f"{pdf.HOME}css/../../portal/settings.py",
        "css/print.css",
        "data:text/css,*",
    ],
)
def test_nothing_but_its_own_styles_and_fonts_is_read(address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError):
        pdf.own_files_only().fetch(address)


def test_its_own_styles_and_fonts_are_read() -> None:
    for name in (*pdf.STYLES, *pdf.FONTS):
        assert pdf.own_files_only().fetch(f"{pdf.HOME}{name}").read()


@pytest.fixture
def static_folder(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """The static files of the portal in a folder where some can be lost."""
    folder = tmp_path / "static"
    shutil.copytree(ROOT / "static", folder)
    settings.STATICFILES_DIRS = [folder]
    finders.get_finder.cache_clear()
    yield folder
    finders.get_finder.cache_clear()


@pytest.mark.parametrize("name", ["fonts/PTSerif-Bold.ttf", "css/print.css"])
def test_a_missing_font_or_style_is_named_with_the_way_to_mend_it(static_folder: Path, name: str) -> None:
    (static_folder / name).unlink()
    with pytest.raises(RenderingUnavailable, match=f"Не найден файл «static/{name}».*git checkout"):
        pdf.render(document())


def test_a_machine_without_pango_says_what_to_install() -> None:
    """In a process where no shared library can be opened, as on a machine that has none."""
    program = (
        "import cffi\n"
        "def absent(self, name, *flags): raise OSError(f'cannot load library {name}')\n"
        "cffi.FFI.dlopen = absent\n"
        "import django; django.setup()\n"
        "from reports.renderers.pdf import render\n"
        "from tests.reports.renderers.samples import document\n"
        "render(document())\n"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": ""}
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "RenderingUnavailable: Для PDF нужна библиотека Pango" in run.stderr
    assert "apt-get install libpango-1.0-0" in run.stderr
