"""What sheets the workbook has: one for each table, with a name that a spreadsheet takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reports.document import Document, Heading, Node, Table, TableKind
from reports.renderers.wording import plain_text
from reports.renderers.xml_text import allowed
from reports.walking import walk

LONGEST_NAME = 31
MEASURES = "Мероприятия"
NAMELESS = "Таблица без номера"
RESERVED = ("Содержание", "Откуда числа", "History")  # the last one is Excel's own
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")


@dataclass(frozen=True)
class Leaf:
    """A sheet of the workbook; ``parts`` are several where the report prints one table in parts."""

    name: str
    title: str
    parts: tuple[Table, ...]
    landscape: bool

    @property
    def table(self) -> Table:
        return self.parts[0]


def leaves(document: Document) -> list[Leaf]:
    found: list[Leaf] = []
    for leaf in _unnamed(document):
        whole = next((place for place, other in enumerate(found) if _continues(leaf, other)), None)
        if whole is None:
            found.append(leaf)
        else:
            found[whole] = replace(found[whole], parts=found[whole].parts + leaf.parts)
    taken = {name.casefold() for name in RESERVED}
    return [replace(leaf, name=_free(leaf.name, taken)) for leaf in found]


def _unnamed(document: Document) -> Iterator[Leaf]:
    """With names that may not be free yet."""
    heading = ""
    for sheet in document.sheets:
        for node in sheet.nodes:
            heading = _heading(node) or heading
            for inner in walk((node,)):
                if isinstance(inner, Table):
                    yield Leaf(_name(inner, heading), _title(inner, heading), (inner,), sheet.landscape)


def _heading(node: Node) -> str:
    return (node.outline or plain_text(node.content)) if isinstance(node, Heading) else ""


def _name(table: Table, heading: str) -> str:
    if table.number:
        return f"Таблица {table.number}"
    return MEASURES if table.kind is TableKind.MEASURES else table.caption or heading or NAMELESS


def _title(table: Table, heading: str) -> str:
    number = f"Таблица № {table.number}" if table.number else ""
    caption = table.caption or ("" if number else heading or NAMELESS)
    return ". ".join(filter(None, (number, caption)))


def _continues(leaf: Leaf, other: Leaf) -> bool:
    """Notes are numbered within a part, so a part with notes stays alone."""
    mine, theirs = leaf.table, other.table
    return (
        mine.kind is theirs.kind is TableKind.MEASURES
        and not (mine.footnotes or theirs.footnotes)
        and (mine.code, mine.columns, mine.header) == (theirs.code, theirs.columns, theirs.header)
        and leaf.landscape == other.landscape
    )


def _free(wanted: str, taken: set[str]) -> str:
    """Legal, short enough and not taken; names that differ in capitals only are one name."""
    name = " ".join(_FORBIDDEN.sub(" ", allowed(wanted)).split()).strip("' ") or NAMELESS
    for count in range(1, len(taken) + 2):
        ending = f" ({count})" if count > 1 else ""
        free = _shortened(name, LONGEST_NAME - len(ending)) + ending
        if free.casefold() not in taken:
            taken.add(free.casefold())
            return free
    raise AssertionError("one of these names is free")


def _shortened(name: str, length: int) -> str:
    """To whole words, where they do not get too few."""
    if _units(name) <= length:
        return name
    cut = name
    while _units(cut) > length - 1:
        cut = cut[:-1]
    head, _, tail = f"{cut}{name[len(cut)]}".rpartition(" ")
    return (head if len(tail) < len(head) else cut).rstrip(" '") + "…"


def _units(name: str) -> int:
    """As a spreadsheet counts: some signs are two."""
    return len(name.encode("utf-16-le")) // 2
