"""report → document: blocks in their order, figures resolved, tables numbered by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby

from portal.lib.garbage import garbage_left_alone
from portal.lib.typography import nbsp
from reports.blocks.base import BlockType, Problem, Use, Writing
from reports.blocks.page import ORIENTATION
from reports.built import Built
from reports.discovery import discover
from reports.document import (
    Document,
    Heading,
    Inline,
    Missing,
    Node,
    Number,
    Paragraph,
    Provenance,
    Sheet,
    Text,
)
from reports.errors import FigureError
from reports.facts import Facts, load_facts
from reports.figures.base import Reference, find_declared
from reports.measures import Measure, measures_nodes, runs_of
from reports.models import Block, Report, Section
from reports.queries import sections_of
from reports.scope import BlockTables, Scope
from reports.sources import with_sources
from reports.tables.base import ResolvedTable
from reports.texts.naming import name_of
from reports.texts.tokens import WRITTEN, Token, parse_token, years_asked_for
from reports.typesetting import typeset


def build(report: Report) -> Built:
    """Reads the report and the facts of its year, and builds the document of them."""
    with garbage_left_alone():
        sections = tuple(sections_of(report))
        facts = load_facts(report.municipality, report.year, years_of(report, sections))
        return assemble(report, sections, facts)


def years_of(report: Report, sections: tuple[Section, ...]) -> set[int]:
    """The other years that the report tells of."""
    blocks = (block for section in sections for block in section.ordered_blocks)
    years = {year for block in blocks for year in years_of_block(block, report.year)}
    return years | {report.year - 1}  # The checks compare with last year.


def years_of_block(block: Block, year: int) -> set[int]:
    """The years that a block of this year's report tells of besides."""
    return years_asked_for(block.text, year) | type_of(block).years(block)


def assemble(report: Report, sections: tuple[Section, ...], facts: Facts) -> Built:
    """Arithmetic alone: needs neither the database nor a request, unless the report prints its sources."""
    blocks = tuple(block for section in sections for block in section.ordered_blocks)
    writing = writing_of(report, blocks, facts)
    sheets = tuple(_Sheets(writing).lay(sections))
    city = report.municipality
    document = Document(report.title, city.name, city.slug, report.year, report.form, sheets)
    built = Built(
        report,
        document,
        writing.scope,
        sections,
        tuple(writing.uses),
        tuple(writing.problems),
        tuple(writing.texts),
        writing.nodes,
    )
    return with_sources(built) if report.prints_sources else built


def writing_of(
    report: Report,
    blocks: Iterable[Block],
    facts: Facts,
    tables: dict[str, ResolvedTable] | None = None,
) -> Writing:
    """What the blocks of a report need to become nodes, whether all of them are built or one.

    ``blocks`` are those that number or make tables, in the order of the report; the others may be among them.
    ``tables`` are those already made of the facts; those that are made now join them.
    """
    blocks = tuple(blocks)
    made = {} if tables is None else tables
    scope = Scope(facts, _number_tables(blocks), made, BlockTables(_table_makers(blocks)))
    writing = Writing(report, scope)
    writing.resolve = Resolver(writing)
    return writing


def _table_makers(blocks: tuple[Block, ...]) -> dict[str, Callable[[Scope], ResolvedTable]]:
    return {block.code: partial(make, block) for block in blocks if (make := type_of(block).make_table)}


def _number_tables(blocks: tuple[Block, ...]) -> dict[str, int]:
    """«Таблица № 1» and so on, in the order of the report; the same table keeps its first number."""
    numbers: dict[str, int] = {}
    for block in blocks:
        find_place = type_of(block).place
        if find_place is None:
            continue
        try:
            place = find_place(block)
        except FigureError:
            continue  # The block itself reports it when it is built.
        if place:
            numbers.setdefault(place, len(numbers) + 1)
    return numbers


class Resolver:
    """A token's words and numbers; what cannot be resolved becomes a problem and stays visible."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing

    def __call__(self, block: Block, source: str) -> tuple[Inline, ...]:
        try:
            token = parse_token(source)
            if token.code == WRITTEN:
                return (Text(nbsp(token.wording)),)
            declared = find_declared(token.code)
            if isinstance(declared, Reference):
                return _words(declared.find(self.writing.scope, token.params), token)
            return (self._number(block, token),)
        except FigureError as error:
            name = name_of(source)
            self.writing.problems.append(Problem(block, source.strip(), str(error), name))
            return (Missing(source.strip(), name),)

    def _number(self, block: Block, token: Token) -> Number:
        found = self.writing.scope.printed(token.code, token.params)
        if not found.quantity.is_known:
            raise FigureError(
                f"У показателя «{name_of(token.source)}» нет значения: записей за год не нашлось."
            )
        self.writing.uses.append(Use(block, token, found))
        provenance = Provenance(found.place, found.basis, len(found.records))
        return Number(found.quantity, token.style(found.quantity.unit), provenance)


def _words(words: tuple[Inline, ...], token: Token) -> tuple[Inline, ...]:
    if not words:
        raise FigureError(f"По вставке «{name_of(token.source)}» ничего не нашлось: записей за год нет.")
    return typeset(words)


class _Sheets:
    """Sections one after another; measures of the plan fold into their table; a turn begins a new sheet."""

    def __init__(self, writing: Writing) -> None:
        self.writing = writing
        self.sheets: list[Sheet] = []
        self.nodes: list[Node] = []
        self.landscape = False

    def lay(self, sections: tuple[Section, ...]) -> list[Sheet]:
        for is_measure, group in groupby(sections, key=lambda section: section.plan_item_id is not None):
            if is_measure:
                self.nodes += measures_nodes([self._measure(section) for section in group])
            else:
                for section in group:
                    self._section(section)
        self._turn(self.landscape)
        return self.sheets

    def _section(self, section: Section) -> None:
        """The section's heading stands before the first thing that it heads; an empty section has none."""
        is_headed = not section.title
        for block in section.ordered_blocks:
            if block.type == ORIENTATION:
                self._turn(bool(block.settings.get("landscape")))
                continue
            nodes = self._build(block)
            if nodes and not is_headed and not type_of(block).is_above_heading:
                self.nodes.append(_heading(section))
                is_headed = True
            self.nodes += nodes

    def _measure(self, section: Section) -> Measure:
        item = section.plan_item
        assert item is not None
        made = [(type_of(block).is_wide, self._build(block)) for block in section.ordered_blocks]
        return Measure(section, item, runs_of(made))

    def _build(self, block: Block) -> tuple[Node, ...]:
        nodes = self.writing.nodes[block.pk] = build_block(block, self.writing)
        return nodes

    def _turn(self, landscape: bool) -> None:
        if self.nodes:
            self.sheets.append(Sheet(tuple(self.nodes), self.landscape))
        self.nodes, self.landscape = [], landscape


def build_block(block: Block, writing: Writing) -> tuple[Node, ...]:
    """A block that cannot be built stays visible, as a token does."""
    try:
        return type_of(block).build(block, writing)
    except FigureError as error:
        source = str(block.settings.get("table", block.type))
        writing.problems.append(Problem(block, source, str(error)))
        return (Paragraph((Missing(source),)),)


def _heading(section: Section) -> Heading:
    return Heading(2, (Text(nbsp(section.title)),), anchor=section.anchor, outline=section.title)


def type_of(block: Block) -> BlockType:
    return discover("reports.blocks", BlockType).get(block.type) or BlockType(block.type, "", _refuse)


def _refuse(block: Block, writing: Writing) -> tuple[Node, ...]:
    known = ", ".join(discover("reports.blocks", BlockType))
    raise FigureError(f"Вида блока «{block.type}» нет. Есть: {known}.")
