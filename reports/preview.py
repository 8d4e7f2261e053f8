"""A report while it is written: the whole of it, or one block alone, from facts that are kept in memory."""

from __future__ import annotations

from dataclasses import dataclass

from reports.blocks.base import BlockType, Problem, Writing
from reports.builder import assemble, build_block, type_of, writing_of, years_of, years_of_block
from reports.built import Built
from reports.discovery import discover
from reports.document import Node
from reports.kept_facts import kept_facts, kept_with_tables
from reports.models import Block, Report, Section
from reports.queries import sections_of


@dataclass(frozen=True)
class Preview:
    """What one block prints, and what of it could not be resolved."""

    block: Block
    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...]


def preview(report: Report) -> Built:
    """The same as `build` makes."""
    sections = tuple(sections_of(report))
    return assemble(
        report, sections, kept_facts(report.municipality, report.year, years_of(report, sections))
    )


def preview_block(block: Block) -> Preview:
    """One block as it stands in its report: numbered with the other tables, knowing all facts.

    The block is taken as it is given, saved or not: so a change can be seen before it is kept.
    """
    writing = writing_for(block)
    nodes = build_block(block, writing)
    return Preview(block, nodes, tuple(writing.problems))


def writing_for(block: Block) -> Writing:
    """What this block needs to be built: of the others only those that number or make tables are read."""
    report = block.section.report
    blocks = [block if other.pk == block.pk else other for other in _tables_of(report)]
    years = years_of_block(block, report.year).union(
        *(type_of(maker).years(maker) for maker in _makers(blocks))
    )
    kept = kept_with_tables(report.municipality, report.year, years | {report.year - 1})
    return writing_of(report, blocks, kept.facts, kept.tables)


def _tables_of(report: Report) -> list[Block]:
    """The blocks that number or make tables, in their order, with as much of them as that needs."""
    rows = (
        Block.objects.filter(section__report=report.pk, type__in=kinds_of_tables())
        .order_by("section__position", "position")
        .values_list("pk", "code", "type", "settings", "section_id")
    )
    return [
        Block(pk=pk, code=code, type=type_, settings=settings, section=Section(pk=section, report=report))
        for pk, code, type_, settings, section in rows
    ]


def _makers(blocks: list[Block]) -> list[Block]:
    """Blocks whose tables this one may take numbers from; what they say is all in their settings."""
    return [each for each in blocks if type_of(each).make_table]


def kinds_of_tables() -> list[str]:
    """Codes of the types of blocks that print or make a table."""
    types = discover("reports.blocks", BlockType).values()
    return [each.code for each in types if each.place or each.make_table]
