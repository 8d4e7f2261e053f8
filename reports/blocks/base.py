"""What a block is, and how a file declares a type of block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from reports.document import Inline, Node
from reports.errors import FigureError
from reports.figures.base import Found
from reports.models import Block, Report
from reports.scope import Scope
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


@dataclass
class Writing:
    """What a block may use while it becomes part of the document, and where it leaves what checks need."""

    report: Report
    scope: Scope
    uses: list[Use] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    texts: list[tuple[Block, tuple[Node, ...]]] = field(default_factory=list)
    laid_tables: set[str] = field(default_factory=set)
    resolve: Callable[[Block, str], tuple[Inline, ...]] = lambda block, source: ()


@dataclass(frozen=True)
class BlockType:
    """``build`` makes nodes of one block.

    ``is_wide`` says that it stands full-width between measures, ``is_above_heading`` that the heading of its
    section comes after it, ``lays_table`` that it prints the table of its settings, which the report numbers.
    """

    code: str
    title: str
    build: Callable[[Block, Writing], tuple[Node, ...]]
    is_wide: bool = False
    is_above_heading: bool = False
    lays_table: bool = False


__all__ = ["BlockType", "FigureError", "Problem", "Use", "Writing"]
