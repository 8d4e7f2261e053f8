"""What a section prints, line by line, and how that differs from what was accepted.

The text of an accepted section is locked; its numbers follow the records, so they can change all the same.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from reports.blocks.base import BlockType
from reports.built import Built
from reports.discovery import discover
from reports.document import (
    Cell,
    Chart,
    Heading,
    Image,
    ListNode,
    Node,
    Paragraph,
    Row,
    Signature,
    Table,
)
from reports.models import Block, Section
from reports.renderers.wording import plain_text

CELLS = " | "
WORDS_AROUND = 4
HEADING = ""
"""In place of a block's code: the heading under which the section stands."""

Snapshot = list[dict[str, Any]]
"""``[{"block": code, "lines": [...]}]`` in the order of print."""


@dataclass(frozen=True)
class Change:
    """A line that was accepted and the one that stands there now; an empty one was not there, or is gone.

    ``where`` names the row of a table. ``block`` is the block's database number, if it is still there.
    """

    title: str
    block: int | None
    where: str
    before: str
    after: str


def printed_lines(nodes: Iterable[Node]) -> list[str]:
    """The words and numbers of nodes as they are printed; of a table one line a row."""
    return [line for node in nodes for line in _lines(node) if line]


def snapshot(section: Section, built: Built) -> Snapshot:
    """The section as the built report prints it."""
    lines = [{"block": block.code, "lines": _of_block(block, built)} for block in _blocks(section, built)]
    return [{"block": HEADING, "lines": _heading(section)}, *lines]


def changes_since_acceptance(section: Section, built: Built) -> list[Change]:
    """What is printed otherwise than it was accepted; nothing for a section that was never accepted."""
    if section.accepted is None:
        return []
    blocks = {block.code: block for block in _blocks(section, built)}
    before = {each["block"]: each["lines"] for each in section.accepted}
    after = {each["block"]: each["lines"] for each in snapshot(section, built)}
    return [
        change
        for code in dict.fromkeys([*after, *before])
        for change in _compare(_Named.of(code, blocks.get(code)), before.get(code, []), after.get(code, []))
    ]


def _blocks(section: Section, built: Built) -> Iterable[Block]:
    found = next((each for each in built.sections if each.pk == section.pk), None)
    return found.ordered_blocks if found else ()


def _of_block(block: Block, built: Built) -> list[str]:
    return printed_lines(built.nodes.get(block.pk, ()))


def _heading(section: Section) -> list[str]:
    item = section.plan_item
    return [line for line in ((item.title, item.term) if item else (section.title,)) if line]


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Heading(content=content) | Paragraph(content=content):
            yield plain_text(content)
        case ListNode(items=items):
            for item in items:
                yield from (f"— {line}" for line in printed_lines(item))
        case Table():
            yield from _of_table(node)
        case Chart(title=title, table=table):
            yield title
            yield from _of_table(table)
        case Image(alt=alt, caption=caption, sha256=sha256):
            yield f"[рисунок: {caption or alt} {sha256[:8]}]"
        case Signature(position=position, name=name):
            yield f"{position} {name}"


def _of_table(table: Table) -> Iterator[str]:
    name = f"Таблица № {table.number}." if table.number else ""
    yield " ".join(part for part in (name, table.caption, table.unit) if part)
    for header in table.header:
        yield CELLS.join(cell.text for cell in header)
    yield from map(_of_row, table.rows)
    for number, note in enumerate(table.footnotes, start=1):
        yield f"{number}) {plain_text(note)}"


def _of_row(row: Row) -> str:
    return CELLS.join(map(_of_cell, row.cells))


def _of_cell(cell: Cell) -> str:
    return " ".join(part for part in (plain_text(cell.content), *printed_lines(cell.nodes)) if part)


@dataclass(frozen=True)
class _Named:
    """A block as a person knows it."""

    title: str
    pk: int | None

    @classmethod
    def of(cls, code: str, block: Block | None) -> _Named:
        if block is None:
            return cls("Заголовок раздела" if code == HEADING else "Удалённый блок", None)
        found = discover("reports.blocks", BlockType).get(block.type)
        return cls(found.title if found else block.type, block.pk)


def _compare(block: _Named, before: list[str], after: list[str]) -> Iterator[Change]:
    old, new = [_numberless(line) for line in before], [_numberless(line) for line in after]
    # Without its «junk» heuristic: it would overlook lines that stand often, such as empty rows.
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            for was, now in _pairs(old[first:last], new[start:end]):
                yield Change(block.title, block.pk, *_narrowed(was, now))


def _numberless(line: str) -> str:
    """A row without its number: one row more renumbers all that follow, and that is no news."""
    first, mark, rest = line.partition(CELLS)
    return rest if mark and first.rstrip(".").isdecimal() else line


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Rows of one name belong together; the others, one after another."""
    by_name = {_name(line): line for line in new}
    same = {line: by_name.pop(_name(line)) for line in old if _name(line) in by_name}
    yield from same.items()
    left = [line for line in old if line not in same], [line for line in new if line not in same.values()]
    yield from zip_longest(*left, fillvalue="")


def _name(line: str) -> str:
    return line.partition(CELLS)[0]


def _narrowed(before: str, after: str) -> tuple[str, str, str]:
    """Of a row of a table: its name, and the cells that differ. Of a paragraph, the words around the difference."""
    old, new = before.split(CELLS), after.split(CELLS)
    if len(old) == len(new) == 1:
        return "", *_around(before, after)
    if len(old) != len(new) or old[0] != new[0]:
        return "", before, after
    differing = [place for place, (was, now) in enumerate(zip(old, new, strict=True)) if was != now]
    was, now = (CELLS.join(cells[place] or "пусто" for place in differing) for cells in (old, new))
    return old[0].rstrip(":"), was, now


def _around(before: str, after: str) -> tuple[str, str]:
    """«… направлено 21 984,5 тыс. рублей …» of a whole paragraph."""
    old, new = before.split(" "), after.split(" ")
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if old[-1 - place] != new[-1 - place]), rest)
    first, left = max(head - WORDS_AROUND, 0), max(tail - WORDS_AROUND, 0)
    if not before or not after or head + tail == 0:
        return before, after
    return _cut(old, first, left), _cut(new, first, left)


def _cut(words: list[str], first: int, left: int) -> str:
    kept = " ".join(words[first : len(words) - left])
    return f"{'… ' if first else ''}{kept}{' …' if left else ''}"
