"""The sheet of one section: its blocks as they will be printed, each with its handles for who may change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

from django.utils.safestring import mark_safe

from portal.workspace.desk import Desk
from reports.actions.blocks import title_of
from reports.blocks.page import ORIENTATION
from reports.builder import type_of
from reports.built import Built
from reports.document import Node, Table
from reports.measures import from_its_row
from reports.models import Block, Report, Section, SectionState
from reports.number_links import number_hrefs_at_work
from reports.preview import preview, preview_block
from reports.queries import last_turn_before, sections_of
from reports.renderers.html import render_nodes
from reports.renderers.wording import plain_text
from reports.views.builder.outline import Entry, Part, Progress, entries_of, parts_of, progress_of

TEXT = "text"


@dataclass(frozen=True)
class Shown:
    """A block on the sheet; ``html`` is empty for what prints nothing (a turn of the page, an unwritten text)."""

    block: Block
    title: str
    is_landscape: bool
    """How the paper lies under it; a turn lies as it turns the paper."""
    html: str
    about: str
    """What kind of block it is and which one, for who does not see the sheet."""

    @property
    def is_text(self) -> bool:
        return self.block.type == TEXT


@dataclass(frozen=True)
class Run:
    """Blocks side by side: of a measure those within its row of the table, or those full-width between two rows."""

    is_wide: bool
    blocks: tuple[Shown, ...]


@dataclass(frozen=True)
class Page:
    """Blocks between two turns of the paper."""

    is_landscape: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Composed:
    """A report on the builder's page, with one of its sections on the sheet."""

    report: Report
    parts: tuple[Part, ...]
    progress: Progress
    entry: Entry | None
    pages: tuple[Page, ...]


def compose(report: Report, section: int | None) -> Composed:
    """The first section is shown where there is none of that number."""
    built = preview(report)
    parts = tuple(parts_of(built.sections))
    entries = list(entries_of(parts))
    entry = next((each for each in entries if each.section.pk == section), entries[0] if entries else None)
    pages = tuple(_pages(built, entry.section)) if entry else ()
    return Composed(report, parts, progress_of(built.sections), entry, pages)


def shown_alone(block: Block) -> Shown:
    """One block, built alone; saved or not."""
    turn = block if block.type == ORIENTATION else last_turn_before(block, ORIENTATION)
    return _shown(block, preview_block(block).nodes, turn is not None and _turns_to_landscape(turn))


def changed_around(block: Block, before: Built, after: Built) -> list[Shown]:
    """The other blocks of its section that print otherwise since: tables numbered anew, words that name them."""
    section = next((each for each in after.sections if each.pk == block.section_id), None)
    others = _lying(after, section) if section else ()
    return [
        _shown(other, after.nodes.get(other.pk, ()), is_landscape)
        for other, is_landscape in others
        if other.pk != block.pk and before.nodes.get(other.pk) != after.nodes.get(other.pk)
    ]


def entry_of(section: Section) -> Entry | None:
    """Its entry of the outline, numbered among the others."""
    entries = entries_of(parts_of(sections_of(section.report)))
    return next((each for each in entries if each.section.pk == section.pk), None)


def is_writable(desk: Desk, section: Section) -> bool:
    """Whether the handles are shown: the section is the person's to change, and not accepted."""
    return section.state != SectionState.ACCEPTED and desk.may_change(section)


def _pages(built: Built, section: Section) -> Iterator[Page]:
    section.report = built.report
    blocks = [
        _shown(block, built.nodes.get(block.pk, ()), is_landscape)
        for block, is_landscape in _lying(built, section)
    ]
    if section.plan_item_id or not blocks:
        runs = from_its_row(blocks, lambda each: type_of(each.block).is_wide)
        yield Page(_lies_at(built, section), tuple(Run(is_wide, run) for is_wide, run in runs))
        return
    for is_landscape, page in groupby(blocks, key=lambda each: each.is_landscape):
        yield Page(is_landscape, (Run(is_wide=False, blocks=tuple(page)),))


def _lying(built: Built, section: Section) -> Iterator[tuple[Block, bool]]:
    """The blocks of a section, and whether the paper under each lies on its side."""
    is_landscape = _lies_at(built, section)
    for block in section.ordered_blocks:
        block.section = section
        if block.type == ORIENTATION:
            is_landscape = _turns_to_landscape(block)
        yield block, is_landscape


def _shown(block: Block, nodes: Iterable[Node], is_landscape: bool) -> Shown:
    nodes = tuple(nodes)
    hrefs = number_hrefs_at_work(block)
    html = render_nodes(nodes, hrefs, landscape=is_landscape, marks_typed=block.type == TEXT)
    title = title_of(block)
    caption = next((node.caption for node in nodes if isinstance(node, Table) and node.caption), "")
    words = caption or next((text for node in nodes if (text := _words(node))), "")
    return Shown(block, title, is_landscape, mark_safe(html), f"{title}: {words[:80]}" if words else title)


def _words(node: Node) -> str:
    return plain_text(getattr(node, "content", ()))


def _turns_to_landscape(turn: Block) -> bool:
    return bool(turn.settings.get("landscape"))


def _lies_at(built: Built, section: Section) -> bool:
    """How the paper lies where the section begins: as the last turn before it says."""
    earlier = takewhile(lambda each: each.pk != section.pk, built.sections)
    turns = [block for each in earlier for block in each.ordered_blocks if block.type == ORIENTATION]
    return bool(turns) and _turns_to_landscape(turns[-1])
