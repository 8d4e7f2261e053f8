"""The tag tree of the PDF: what is read aloud stands there once and says what it is."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import outloud
import pypdf
import pytest

from reports.document import (
    Cell,
    Column,
    Document,
    HeaderCell,
    Link,
    Paragraph,
    Row,
    Sheet,
    Table,
    TableKind,
    Text,
)
from reports.renderers import pdf
from tests.reports.renderers.samples import LIST, document, of, paragraph, table

HEADS = ("Наименование", "Всего", "Консультации", "Имущество", "Финансы", "Прочее")


def tree_of(content: bytes) -> Any:
    catalogue: Any = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    return catalogue["/StructTreeRoot"]


def all_in(node: Any) -> Iterator[Any]:
    yield node
    for kid in kids(node):
        yield from all_in(kid)


def kids(node: Any) -> list[Any]:
    inner = node.get("/K", [])
    found = [kid.get_object() for kid in (inner if isinstance(inner, list) else [inner])]
    return [kid for kid in found if isinstance(kid, dict)]


def tags(written: Document, kind: str) -> list[Any]:
    return [each for each in all_in(tree_of(pdf.render(written))) if each.get("/S") == f"/{kind}"]


def breaking(*, tall: str) -> Document:
    """A table of six columns whose last row stands on the second page."""
    columns = tuple(Column(head, head, 16) for head in HEADS)
    words = ["Слово", tall]
    rows = tuple(Row(f"r{n}", tuple(Cell((Text(each),)) for _ in HEADS)) for n, each in enumerate(words))
    filling = [paragraph(f"Строка {n}.") for n in range(28)]
    return of(*filling, Table("t", columns, (tuple(map(HeaderCell, HEADS)),), rows))


@pytest.fixture(scope="module")
def remarks(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the validator has to say of the sample, errors and warnings."""
    path: Path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    linked = Paragraph((Link("сайт", "https://kemerovo.ru/"),))
    sample = document(70)
    path.write_bytes(pdf.render(replace(sample, sheets=(*sample.sheets, Sheet((linked,))))))
    return "\n".join(f"{finding.rule} {finding.message}" for finding in outloud.check(path).findings)


def test_page_numbers_are_not_read_aloud(remarks: str) -> None:
    assert "page numbers are tagged as content" not in remarks


def test_links_are_printed_as_they_are_seen(remarks: str) -> None:
    assert "LNK-004" not in remarks


def test_each_item_of_a_list_has_its_mark_and_its_body() -> None:
    items = tags(of(LIST), "LI")
    assert len(items) == 3
    assert [[kid["/S"] for kid in kids(item)] for item in items] == [["/Lbl", "/LBody"]] * 3


def test_groups_and_numbers_of_columns_are_no_headings() -> None:
    cells = tags(of(table(3)), "TH")
    assert [cell["/A"]["/Scope"] for cell in cells] == [*["/Column"] * 4, *["/Row"] * 4]


def test_a_row_left_for_the_next_page_is_told_with_its_table() -> None:
    written = breaking(tall="Слово " * 60)
    assert len(pypdf.PdfReader(io.BytesIO(pdf.render(written))).pages) == 2
    (whole,) = tags(written, "Table")
    rows = [each for each in all_in(whole) if each.get("/S") == "/TR"]
    assert len(rows) == 3
    names = {str(each["/ID"]) for each in all_in(whole) if "/ID" in each}
    headers = {str(name) for each in all_in(whole) for name in each.get("/A", {}).get("/Headers", [])}
    assert headers
    assert headers <= names


def test_a_row_that_breaks_across_pages_stays_one_row() -> None:
    columns = (Column("number", "№ п/п", 10), Column("result", "Результаты", 90))
    header = ((HeaderCell("Мероприятия", colspan=2),), (HeaderCell("№ п/п"), HeaderCell("Результаты")))
    tall = tuple(paragraph("Организациям помогали весь год. " * 20) for _ in range(14))
    row = Row("r", (Cell((Text("1.1."),)), Cell(nodes=tall)))
    written = of(Table("m", columns, header, (row,), kind=TableKind.MEASURES))
    assert len(pypdf.PdfReader(io.BytesIO(pdf.render(written))).pages) > 1
    (whole,) = tags(written, "Table")
    body = [each for each in all_in(whole) if each.get("/S") == "/TBody"]
    assert [len(kids(each)) for each in body] == [1]
    assert len([each for each in all_in(whole) if each.get("/S") == "/P"]) >= 14


def test_a_long_table_is_told_page_by_page() -> None:
    assert len(tags(of(table(70)), "Table")) > 1


def two_columns(*names: str) -> Document:
    columns = (Column("name", "Программа", 60), Column("sum", "Сумма", 40))
    rows = tuple(Row(name, (Cell((Text(name),)), Cell((Text("1"),)))) for name in names)
    return of(Table("t", columns, (tuple(map(HeaderCell, ("Программа", "Сумма"))),), rows))


def test_a_table_of_two_columns_has_headings_above_and_none_beside() -> None:
    written = two_columns("Спорт", "Культура")
    assert [cell["/A"]["/Scope"] for cell in tags(written, "TH")] == ["/Column", "/Column"]
    assert len(tags(written, "TD")) == 4


def test_a_table_without_rows_holds_nothing_but_its_header() -> None:
    (body,) = tags(two_columns(), "TBody") or [{}]
    assert kids(body) == []
