"""The document as JSON: every number with its unit, precision, qualifier and provenance.

A mark of each node is its ``type``. A value of null is a blank («unknown») or a dash («absent»). What stands as usual
(not bold, one column wide, no anchor) is left out. `reports.schema` publishes the rules of the format,
`json_reading` makes the document of it again.
"""

from __future__ import annotations

import base64
import json
from decimal import Decimal
from functools import singledispatch
from typing import Any

from reports.document import (
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    ListNode,
    Missing,
    Node,
    Number,
    PageBreak,
    Paragraph,
    Row,
    Sheet,
    Signature,
    Style,
    Table,
    Text,
)
from reports.renderers.base import Renderer
from reports.renderers.wording import number_text

VERSION = 2
"""Of the format: a reader of one version need not understand another."""

_PLAIN_STYLE = Style()


def document_data(document: Document) -> dict[str, Any]:
    return {
        "version": VERSION,
        "title": document.title,
        "city": {"name": document.city, "slug": document.city_slug},
        "year": document.year,
        "form": document.form,
        "sheets": [_sheet(sheet) for sheet in document.sheets],
    }


def render(document: Document) -> bytes:
    return (json.dumps(document_data(document), ensure_ascii=False, indent=1) + "\n").encode()


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {"landscape": sheet.landscape, "nodes": list(map(node_data, sheet.nodes))}


@singledispatch
def node_data(node: Node) -> dict[str, Any]:
    raise TypeError(f"no JSON for {type(node).__name__}")


@node_data.register
def _(node: Heading) -> dict[str, Any]:
    return {
        "type": "heading",
        "level": node.level,
        "anchor": node.anchor,
        "content": _line(node.content),
        **_given(outline=node.outline),
    }


@node_data.register
def _(node: Paragraph) -> dict[str, Any]:
    return {"type": "paragraph", "role": node.role, "content": _line(node.content)}


@node_data.register
def _(node: ListNode) -> dict[str, Any]:
    return {
        "type": "list",
        "ordered": node.ordered,
        "items": [list(map(node_data, item)) for item in node.items],
    }


@node_data.register
def _(node: Signature) -> dict[str, Any]:
    return {"type": "signature", "position": node.position, "name": node.name}


@node_data.register
def _(node: Image) -> dict[str, Any]:
    return {
        "type": "image",
        "sha256": node.sha256,
        "media_type": node.media_type,
        "data": base64.b64encode(node.data).decode(),
        "alt": node.alt,
        "width": node.width,
        "caption": node.caption,
    }


@node_data.register
def _(node: PageBreak) -> dict[str, Any]:
    return {"type": "page_break"}


@node_data.register
def _(node: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "kind": node.kind,
        "code": node.code,
        "number": node.number,
        "caption": node.caption,
        "unit": node.unit,
        "columns": list(map(_column, node.columns)),
        "header": [
            [{"text": cell.text, "colspan": cell.colspan, "rowspan": cell.rowspan} for cell in row]
            for row in node.header
        ],
        "rows": list(map(_row, node.rows)),
        "footnotes": list(map(_line, node.footnotes)),
        **_given(column_numbers=node.column_numbers, anchor=node.anchor),
    }


@node_data.register
def _(node: Chart) -> dict[str, Any]:
    return {
        "type": "chart",
        "code": node.code,
        "title": node.title,
        "unit": node.unit,
        "bars": [{"label": bar.label, "number": _number(bar.number)} for bar in node.bars],
        "table": node_data(node.table),
        **_given(anchor=node.anchor),
    }


def _column(column: Column) -> dict[str, Any]:
    return {"code": column.code, "title": column.title, "width": column.width, "align": column.align}


def _row(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "kind": row.kind,
        "cells": list(map(_cell, row.cells)),
        **_given(anchor=row.anchor, outline=row.outline, outline_number=row.outline_number),
    }


def _cell(cell: Cell) -> dict[str, Any]:
    data: dict[str, Any] = {"content": _line(cell.content)}
    if cell.nodes:
        data["nodes"] = list(map(node_data, cell.nodes))
    spans = {name: span for name in ("colspan", "rowspan") if (span := getattr(cell, name)) > 1}
    return data | spans | _given(footnote=cell.note, align=cell.align)


def _line(content: tuple[Inline, ...]) -> list[dict[str, Any]]:
    return list(map(_run, content))


def _run(run: Inline) -> dict[str, Any]:
    match run:
        case Text(text, bold, italic):
            return {"type": "text", "text": text, **_given(bold=bold, italic=italic)}
        case Link(text, href, bold, italic):
            return {"type": "link", "text": text, "href": href, **_given(bold=bold, italic=italic)}
        case Number():
            return _number(run)
        case LineBreak():
            return {"type": "line_break"}
        case Missing(token):
            return {"type": "missing", "token": token}


def _number(number: Number) -> dict[str, Any]:
    quantity, provenance = number.quantity, number.provenance
    data: dict[str, Any] = {
        "type": "number",
        "text": number_text(number),
        "value": None if quantity.value is None else _plain(quantity.value),
        "unit": quantity.unit,
        "step": _plain(quantity.step),
        "precision": _plain(quantity.uncertainty),
        "qualifier": quantity.qualifier.value,
        **_given(style=_style(number.style), bold=number.bold, italic=number.italic),
    }
    if provenance:
        data["provenance"] = {
            "place": provenance.place,
            "basis": provenance.basis,
            "records": provenance.records,
        }
    return data


def _style(style: Style) -> dict[str, Any]:
    """Only what differs from how a number is read by itself."""
    return {
        name: value
        for name in Style.__slots__
        if (value := getattr(style, name)) != getattr(_PLAIN_STYLE, name)
    }


def _plain(number: Decimal) -> str:
    """Digits without a power of ten: «100», never «1E+2»."""
    return f"{number:f}"


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


RENDERER = Renderer("json", "JSON", "application/json", render)
