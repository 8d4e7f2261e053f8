"""From JSON back to the document: what `json` writes is read as an equal document.

The reader trusts its input to keep to the schema; what does not is refused with `UnreadableDocument`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from portal.lib.quantities import Qualifier, Quantity
from reports.document import (
    Align,
    Bar,
    Basis,
    Cell,
    Chart,
    Column,
    Document,
    HeaderCell,
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
    Provenance,
    Role,
    Row,
    RowKind,
    Sheet,
    Signature,
    Style,
    Table,
    TableKind,
    Text,
)
from reports.renderers.json import VERSION

Data = Mapping[str, Any]
QUALIFIERS = {each.value: each for each in Qualifier}


class UnreadableDocument(ValueError):
    """The data is no document of a version that this reader knows."""


def read_document(content: bytes) -> Document:
    """The document of a file. Raises UnreadableDocument."""
    try:
        return document_from(json.loads(content))
    except ValueError as error:
        raise UnreadableDocument(str(error)) from error


def document_from(data: Data) -> Document:
    """The document of parsed JSON. Raises UnreadableDocument."""
    if not isinstance(data, dict) or data.get("version") != VERSION:
        raise UnreadableDocument(f"Это не документ версии {VERSION}: прочитать его нельзя.")
    try:
        city = data["city"]
        return Document(
            data["title"],
            city["name"],
            city["slug"],
            data["year"],
            data["form"],
            _all(_sheet, data["sheets"]),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise UnreadableDocument(f"Документ повреждён: {error!r}.") from error


def _all(read: Callable[[Any], Any], given: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(map(read, given))


def _sheet(data: Data) -> Sheet:
    return Sheet(_all(_node, data["nodes"]), data["landscape"])


def _node(data: Data) -> Node:
    return _NODES[data["type"]](data)


def _heading(data: Data) -> Heading:
    return Heading(data["level"], _line(data["content"]), data["anchor"], data.get("outline", ""))


def _paragraph(data: Data) -> Paragraph:
    return Paragraph(_line(data["content"]), Role(data["role"]))


def _list(data: Data) -> ListNode:
    return ListNode(tuple(_all(_node, item) for item in data["items"]), data["ordered"])


def _signature(data: Data) -> Signature:
    return Signature(data["position"], data["name"])


def _image(data: Data) -> Image:
    return Image(
        data["sha256"],
        data["media_type"],
        base64.b64decode(data["data"], validate=True),
        data["alt"],
        data["width"],
        data["caption"],
    )


def _table(data: Data) -> Table:
    return Table(
        code=data["code"],
        columns=_all(_column, data["columns"]),
        header=tuple(_all(_header_cell, row) for row in data["header"]),
        rows=_all(_row, data["rows"]),
        caption=data["caption"],
        number=data["number"],
        unit=data["unit"],
        column_numbers=data.get("column_numbers", False),
        footnotes=_all(_line, data["footnotes"]),
        kind=TableKind(data["kind"]),
        anchor=data.get("anchor", ""),
    )


def _chart(data: Data) -> Chart:
    bars = tuple(Bar(bar["label"], _number(bar["number"])) for bar in data["bars"])
    return Chart(
        data["code"], data["title"], bars, _table(data["table"]), data["unit"], data.get("anchor", "")
    )


def _column(data: Data) -> Column:
    return Column(data["code"], data["title"], data["width"], Align(data["align"]))


def _header_cell(data: Data) -> HeaderCell:
    return HeaderCell(data["text"], data["colspan"], data["rowspan"])


def _row(data: Data) -> Row:
    named = {name: data.get(name, "") for name in ("anchor", "outline", "outline_number")}
    return Row(data["key"], _all(_cell, data["cells"]), RowKind(data["kind"]), **named)


def _cell(data: Data) -> Cell:
    return Cell(
        _line(data["content"]),
        _all(_node, data.get("nodes", ())),
        data.get("colspan", 1),
        data.get("rowspan", 1),
        data.get("footnote", 0),
        Align(data["align"]) if "align" in data else None,
    )


def _line(data: Iterable[Data]) -> tuple[Inline, ...]:
    return _all(_run, data)


def _run(data: Data) -> Inline:
    return _RUNS[data["type"]](data)


def _number(data: Data) -> Number:
    value, given = data["value"], data.get("provenance")
    quantity = Quantity(
        None if value is None else Decimal(value),
        data["unit"],
        Decimal(data["step"]),
        QUALIFIERS[data["qualifier"]],
        Decimal(data["precision"]),
    )
    provenance = Provenance(given["place"], Basis(given["basis"]), given["records"]) if given else None
    return Number(quantity, Style(**data.get("style", {})), provenance, **_marks(data))


def _marks(data: Data) -> dict[str, bool]:
    return {"bold": data.get("bold", False), "italic": data.get("italic", False)}


_NODES: Mapping[str, Callable[[Data], Node]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "list": _list,
    "signature": _signature,
    "image": _image,
    "page_break": lambda data: PageBreak(),
    "table": _table,
    "chart": _chart,
}
_RUNS: Mapping[str, Callable[[Data], Inline]] = {
    "text": lambda data: Text(data["text"], **_marks(data)),
    "link": lambda data: Link(data["text"], data["href"], **_marks(data)),
    "number": _number,
    "line_break": lambda data: LineBreak(),
    "missing": lambda data: Missing(data["token"]),
}
