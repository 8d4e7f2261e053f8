"""What came of building a report: the document, and what its readers among the code need to judge it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.blocks.base import Problem, Use
from reports.document import Document, Node
from reports.models import Block, Report, Section
from reports.scope import Scope


@dataclass(frozen=True)
class Built:
    """The document, and what the checks need to judge it."""

    report: Report
    document: Document
    scope: Scope
    sections: tuple[Section, ...]
    uses: tuple[Use, ...]
    problems: tuple[Problem, ...]
    texts: tuple[tuple[Block, tuple[Node, ...]], ...] = ()
    nodes: Mapping[int, tuple[Node, ...]] = field(default_factory=dict)
    """What each block became, by its database number."""
