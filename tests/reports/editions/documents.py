"""Documents as data, made without a database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reports.document import (
    Cell,
    Chart,
    Column,
    Document,
    HeaderCell,
    Heading,
    Image,
    Inline,
    Link,
    ListNode,
    Node,
    Paragraph,
    Row,
    Sheet,
    Signature,
    Table,
    Text,
)
from reports.renderers.json import document_data


def document(*nodes: Node, title: str = "Отчёт") -> dict[str, Any]:
    """As an edition keeps it."""
    return document_data(Document(title, "Кемерово", "kemerovo", 2023, "free", (Sheet(nodes),)))


def heading(text: str, anchor: str = "") -> Heading:
    return Heading(2, (Text(text),), anchor=anchor, outline=text)


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def link(text: str, href: str) -> Paragraph:
    return Paragraph((Link(text, href),))


def items(*texts: str) -> ListNode:
    return ListNode(tuple((words(text),) for text in texts))


def picture(sha256: str, caption: str = "Схема") -> Image:
    return Image(sha256, "image/png", b"png", "Схема", caption=caption)


def signature(name: str) -> Signature:
    return Signature("Глава города", name)


def table(
    rows: Mapping[str, tuple[str, ...]],
    columns: tuple[str, ...] = ("Программа", "Сумма"),
    caption: str = "Деньги",
    **more: Any,
) -> Table:
    """Key of a row → its cells; the codes of columns are their titles."""
    return Table(
        "money",
        tuple(Column(title, title, 100 // len(columns)) for title in columns),
        (tuple(HeaderCell(title) for title in columns),),
        tuple(Row(key, tuple(Cell((Text(text),)) for text in cells)) for key, cells in rows.items()),
        **{"caption": caption, "number": 1, "unit": "тыс. рублей", "anchor": "table-1", **more},
    )


def note(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def chart(title: str, of: Table) -> Chart:
    return Chart("money", title, (), of)


def runs(data: Any) -> Iterator[dict[str, Any]]:
    """Every run of text and every number, in reading order; bars repeat the numbers of their table."""
    if isinstance(data, dict):
        if data.get("type") in ("text", "number"):
            yield data
        for key, value in data.items():
            if key != "bars":
                yield from runs(value)
    elif isinstance(data, list):
        for each in data:
            yield from runs(each)
