"""What a block is, and how a file declares a type of block."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reports.blocks.settings import BlockSettings
from reports.document import Inline, Node
from reports.errors import FigureError
from reports.figures.base import Found
from reports.models import Block, Report
from reports.scope import Scope
from reports.tables.base import ResolvedTable
from reports.texts.tokens import Token


@dataclass(frozen=True)
class Use:
    """A number that a text prints: where, and what the token found."""

    block: Block
    token: Token
    found: Found


@dataclass(frozen=True)
class Problem:
    """A token or a block that could not be resolved."""

    block: Block
    source: str
    message: str
    name: str = ""
    """What it is called, where the source is a code."""


@dataclass
class Writing:
    """What a block may use while it becomes part of the document, and where it leaves what checks need."""

    report: Report
    scope: Scope
    uses: list[Use] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: list[tuple[Block, tuple[Node, ...]]] = field(default_factory=list)
    laid_tables: set[str] = field(default_factory=set)
    nodes: dict[int, tuple[Node, ...]] = field(default_factory=dict)
    resolve: Callable[[Block, str], tuple[Inline, ...]] = lambda block, source: ()


def _no_years(block: Block) -> set[int]:
    return set()


def _as_they_are(settings: Mapping[str, Any]) -> dict[str, Any]:
    return dict(settings)


@dataclass(frozen=True)
class Offer:
    """A choice in the list of what may be added: a kind of block, or one that is set up already (each ready table).

    ``code`` tells it from the other offers of its kind; ``settings`` are those that it begins with.
    """

    title: str
    hint: str
    group: str
    code: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class BlockType:
    """``build`` makes nodes of one block.

    ``is_wide`` says that it stands full-width between measures, ``is_above_heading`` that the heading of its
    section comes after it. ``place`` gives the address of the table that it prints and the report numbers, None where
    it wants no number; it raises FigureError for a table that there is not. ``make_table`` makes the table of a block
    whose settings say all of it. ``years`` are other years that the block tells of. ``settings_form`` is how a person
    changes its settings; ``without_content`` leaves of them what another year or city may take: the shape, not what was
    typed or attached for this one report. ``hint`` says what it is for where blocks are added, ``group`` under which
    heading; ``variants`` stand there instead of the kind itself.
    """

    code: str
    title: str
    build: Callable[[Block, Writing], tuple[Node, ...]]
    is_wide: bool = False
    is_above_heading: bool = False
    place: Callable[[Block], str | None] | None = None
    make_table: Callable[[Block, Scope], ResolvedTable] | None = None
    years: Callable[[Block], set[int]] = _no_years
    settings_form: type[BlockSettings] = BlockSettings
    without_content: Callable[[Mapping[str, Any]], dict[str, Any]] = _as_they_are
    hint: str = ""
    group: str = "Страница"
    variants: Callable[[], tuple[Offer, ...]] | None = None

    @property
    def offers(self) -> tuple[Offer, ...]:
        return self.variants() if self.variants else (Offer(self.title, self.hint, self.group),)


__all__ = ["BlockSettings", "BlockType", "FigureError", "Offer", "Problem", "Use", "Writing"]
