"""The register of recipients as a PDF: every cell in its place, pages, tags, and what hostile texts may not do."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pypdf
import pytest

from grants.register.columns import COLUMNS
from grants.register.pdf import NOTHING, render_register
from tests.grants.register.rows import city, register_rows, title_lines

ROOT = Path(__file__).resolve().parents[3]
ROWS = register_rows(60)
NUMBERS = "1234567891011"
TALL = ("№ 1", "", "Очень длинное название. " * 400, *["–"] * 8)
HOSTILE = (
    "№ 1 (\\) Tj ET EMC",
    "\0\x07\x1b[31m",
    "</rdf:li><script>alert(1)</script>",
    "=HYPERLINK(1)",
    "\u202e1157700014086",
    "7702389486\nendstream endobj",
    "%PDF-1.7 /JavaScript /Launch",
    "😀 漢字 \ud800",
    "{{ settings }} {% debug %}",
    "file:///etc/passwd",
    "http://127.0.0.1/" + "x" * 300,
)


@pytest.fixture(scope="module")
def content() -> bytes:
    return render_register(city(), title_lines(), ROWS)


def pages(content: bytes) -> list[str]:
    """Texts without spaces and without what was added at the ends of lines."""
    read = pypdf.PdfReader(io.BytesIO(content)).pages
    return [squeezed(page.extract_text()) for page in read]


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad]", "", text)


def test_every_cell_is_told_whole_and_in_its_place(content: bytes) -> None:
    text, place = "".join(pages(content)), 0
    for cell in map(squeezed, chain.from_iterable(ROWS)):
        place = text.index(cell, place) + len(cell)


def test_the_header_and_the_numbers_of_columns_stand_on_each_page(content: bytes) -> None:
    header = squeezed("".join(column.title for column in COLUMNS)) + NUMBERS
    texts = pages(content)
    assert len(texts) > 5
    assert [text.count(header) for text in texts] == [1] * len(texts)


def test_the_titles_stand_on_the_first_page_and_numbers_on_all_others(content: bytes) -> None:
    first, *others = pages(content)
    assert first.startswith(squeezed("".join(title_lines())))
    assert [text.startswith(str(number)) for number, text in enumerate(others, 2)] == [True] * len(others)


def test_pages_are_wide(content: bytes) -> None:
    boxes = [page.mediabox for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    assert {(round(box.width), round(box.height)) for box in boxes} == {(842, 595)}


def test_the_file_names_itself_and_speaks_russian(content: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(content))
    catalogue: Any = reader.trailer["/Root"]
    assert (catalogue["/Lang"], catalogue["/MarkInfo"]["/Marked"]) == ("ru", True)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (title_lines()[0], "Администрация города")


def test_the_tags_are_one_table_with_headings_of_columns_and_rows(content: bytes) -> None:
    (table,) = tagged(content, "/Table")
    head, body = kids(table)
    titles, numbers = map(kids, kids(head))
    assert [scope(cell) for cell in titles] == ["/Column"] * 11
    assert [cell["/S"] for cell in numbers] == ["/TD"] * 11
    rows = [kids(row) for row in kids(body)]
    assert len(rows) == len(ROWS)
    assert {tuple(cell["/S"] for cell in row) for row in rows} == {("/TH", *["/TD"] * 10)}
    assert {scope(row[0]) for row in rows} == {"/Row"}


def tagged(content: bytes, kind: str) -> list[Any]:
    catalogue: Any = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    return [each for each in walked(catalogue["/StructTreeRoot"]["/K"].get_object()) if each["/S"] == kind]


def walked(tag: Any) -> Iterator[Any]:
    yield tag
    for kid in kids(tag):
        yield from walked(kid)


def kids(tag: Any) -> list[Any]:
    return [inner for kid in tag.get("/K", []) if "/S" in (inner := kid.get_object())]


def scope(cell: Any) -> str:
    return cell["/A"]["/Scope"]


@pytest.mark.parametrize("rows", [ROWS, [], [HOSTILE], [TALL]], ids=["usual", "empty", "hostile", "tall"])
def test_validators_find_no_error(rows: list[tuple[str, ...]], tmp_path: Path) -> None:
    file = tmp_path / "register.pdf"
    file.write_bytes(render_register(city(), title_lines(), rows))
    read = outloud.check(file)
    assert [each.message for each in read.findings if each.severity == "error"] == []
    report = pdfua.validate(str(file))
    assert [str(each) for each in report.findings if each.severity is pdfua.Severity.ERROR] == []


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("rows", [ROWS, [], [HOSTILE], [TALL]], ids=["usual", "empty", "hostile", "tall"])
def test_the_file_is_sound(rows: list[tuple[str, ...]], tmp_path: Path) -> None:
    file = tmp_path / "register.pdf"
    file.write_bytes(render_register(city(), title_lines(), rows))
    run = subprocess.run(["qpdf", "--check", file], capture_output=True)
    assert (run.returncode, run.stderr) == (0, b"")


def test_the_fonts_are_within(content: bytes) -> None:
    (page, *_) = pypdf.PdfReader(io.BytesIO(content)).pages
    resources: Any = page["/Resources"]
    descendants = [font["/DescendantFonts"][0].get_object() for font in resources["/Font"].values()]
    names = {font["/BaseFont"].partition("+")[2] for font in descendants}
    assert names == {"PTSerif-Regular", "PTSerif-Bold"}
    assert all(font["/FontDescriptor"]["/FontFile2"].get_data() for font in descendants)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_another_reader_joins_torn_words(content: bytes) -> None:
    run = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True)
    assert "ОГРН" in run.stdout.decode()
    assert squeezed(ROWS[0][2]) in squeezed(run.stdout.decode())


def test_an_empty_register_says_so() -> None:
    (text,) = pages(render_register(city(), title_lines(), []))
    assert text.endswith(squeezed(NOTHING))


def test_a_row_taller_than_a_page_goes_on_overleaf_and_stays_one_row() -> None:
    content = render_register(city(), title_lines(), [TALL, ROWS[0]])
    texts = pages(content)
    assert len(texts) > 3
    assert sum(text.count("Оченьдлинноеназвание.") for text in texts) > 380
    (body,) = tagged(content, "/TBody")
    assert len(kids(body)) == 2


def test_a_long_word_is_broken_and_stays_within_its_column() -> None:
    word = "ы" * 500
    content = render_register(city(), title_lines(), [("№ 1", "", word, *["–"] * 8)])
    assert word in "".join(pages(content))
    placed: list[float] = []
    (page,) = pypdf.PdfReader(io.BytesIO(content)).pages
    page.extract_text(
        visitor_text=lambda text, matrix, place, *_: placed.append(place[4]) if "ы" * 9 in text else None
    )
    assert len(set(placed)) == 1


def test_long_titles_push_the_table_to_the_next_page() -> None:
    content = render_register(city(), ["Реестр", "Основание ведения реестра. " * 400], ROWS[:1])
    texts = pages(content)
    assert NUMBERS not in texts[0]
    assert NUMBERS in texts[-1]
    assert "".join(texts).count("Основание") > 380


def test_hostile_texts_stay_texts() -> None:
    content = render_register(city(), ["Реестр </rdf:li>\0(\\) >>", "=1+1"], [HOSTILE])
    text = "".join(pages(content))
    for cell in (HOSTILE[0], HOSTILE[2], HOSTILE[3], HOSTILE[6], HOSTILE[8], HOSTILE[9], HOSTILE[10], "漢字"):
        assert squeezed(cell) in text
    reader = pypdf.PdfReader(io.BytesIO(content))
    catalogue: Any = reader.trailer["/Root"]
    assert {"/OpenAction", "/AA", "/Names", "/AcroForm"}.isdisjoint(catalogue)
    assert all("/Annots" not in page and "/AA" not in page for page in reader.pages)
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Реестр </rdf:li>(\\) >>"}


def test_the_same_rows_give_the_same_bytes(content: bytes) -> None:
    assert render_register(city(), title_lines(), ROWS) == content
    assert render_register(city(), title_lines(), ROWS[1:]) != content


def test_a_row_of_other_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        render_register(city(), title_lines(), [("№ 1", "мало")])


def test_three_thousand_rows_take_little_memory() -> None:
    """In a process of its own, where nothing else has been at the memory before."""
    program = (
        "import resource, django; django.setup()\n"
        "from grants.register.pdf import render_register\n"
        "from tests.grants.register.rows import city, register_rows, title_lines\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "rows = register_rows(3_000)\n"
        "render_register(city(), title_lines(), rows[:10])\n"
        "before = peak()\n"
        "print(len(render_register(city(), title_lines(), rows)), peak() - before)\n"
    )
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    size, kilobytes = map(int, run.stdout.split())
    assert size < 4 * 2**20
    assert kilobytes < 80 * 2**10
