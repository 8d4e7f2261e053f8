"""JSON keeps to its published schema, and makes an equal document again."""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import jsonschema
import pytest

from portal.lib.quantities import Qualifier
from reports.built import Built
from reports.document import Basis, Document, Image, Number, Role, RowKind, Style, TableKind, Text
from reports.renderers.json import document_data, render
from reports.renderers.json_reading import UnreadableDocument, document_from, read_document
from reports.schema import read_schema
from tests.people import visitor
from tests.reports.renderers.samples import HOSTILE, MONEY, chart, document, of, paragraph

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    rules = json.loads(read_schema())
    jsonschema.Draft202012Validator.check_schema(rules)
    return jsonschema.Draft202012Validator(rules)


def everything() -> Document:
    """Every kind of node and of style."""
    picture = Image(hashlib.sha256(PICTURE).hexdigest(), "image/png", PICTURE, HOSTILE, 60, "Подпись")
    styled = Number(
        MONEY.quantity, Style("млн", 2, "рубль", "gent", False, "не было"), MONEY.provenance, True, True
    )
    rest = of(picture, chart("раз", HOSTILE), paragraph("Всего "), paragraph())
    sheets = document().sheets
    line = type(paragraph())((Text("Всего ", italic=True), styled))
    return Document(
        "Отчёт", "Кемерово", "kemerovo", 2023, "free", (*sheets, *rest.sheets, type(sheets[0])((line,)))
    )


def problems(schema: jsonschema.Draft202012Validator, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(data)]


def test_every_kind_of_node_keeps_to_the_schema_and_comes_back_equal(
    schema: jsonschema.Draft202012Validator,
) -> None:
    written = everything()
    assert problems(schema, document_data(written)) == []
    assert read_document(render(written)) == written


@pytest.mark.parametrize(
    ("where", "values"),
    [
        (("provenance", "basis"), Basis),
        (("number", "qualifier"), Qualifier),
        (("row", "kind"), RowKind),
        (("table", "kind"), TableKind),
        (("paragraph", "role"), Role),
    ],
)
def test_the_schema_knows_every_word_that_the_document_has(
    schema: jsonschema.Draft202012Validator, where: tuple[str, str], values: type[StrEnum]
) -> None:
    node, name = where
    assert schema.schema["$defs"][node]["properties"][name]["enum"] == [each.value for each in values]


def test_the_reports_of_the_demonstration_do_too(
    demo_reports: Mapping[str, Built], schema: jsonschema.Draft202012Validator
) -> None:
    for name, built in demo_reports.items():
        content = render(built.document)
        assert problems(schema, json.loads(content)) == [], name
        assert read_document(content) == built.document, name


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 1),
        (("year",), "2023"),
        (("sheets", 0, "nodes", 0, "type"), "script"),
        (("sheets", 0, "nodes", 0, "level"), 9),
        (("sheets", 0, "nodes", 1, "content", 1, "value"), "1E+2"),
        (("sheets", 0, "nodes", 1, "content", 1, "unknown"), 1),
    ],
)
def test_what_is_no_document_breaks_the_schema(
    schema: jsonschema.Draft202012Validator, path: tuple[Any, ...], value: Any
) -> None:
    data = document_data(document())
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert problems(schema, data)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b'{"version": 1}',
        b'{"version": 2}',
        b'{"version": 2, "city": []}',
        b"\xff",
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_document(content)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("sheets", 0, "nodes", 0, "type"), "script"),
        (("sheets", 0, "nodes", 1, "content", 1, "value"), "много"),
        (("sheets", 0, "nodes", 1, "content", 1, "unit"), "никакая"),
        (("sheets", 0, "nodes", 1, "role"), "boss"),
    ],
)
def test_a_damaged_document_is_refused(path: tuple[Any, ...], value: Any) -> None:
    data = document_data(document())
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(UnreadableDocument, match="повреждён"):
        document_from(data)


@pytest.mark.django_db
def test_the_schema_has_its_address() -> None:
    opened = visitor().get("/reports/schema/document-2.json")
    assert opened["Content-Type"] == "application/schema+json"
    assert opened.content == read_schema()
    assert json.loads(opened.content)["$id"] == "/reports/schema/document-2.json"


@pytest.mark.django_db
def test_another_schema_is_not_found() -> None:
    assert visitor().get("/reports/schema/document-99.json").status_code == 404
