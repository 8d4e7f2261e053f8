"""The figures in the cells of a typed table, in words: a cell shows only their code."""

from __future__ import annotations

from collections.abc import Iterator

from reports.blocks.base import Writing
from reports.models import Block
from reports.own_tables.grid import Grid
from reports.own_tables.references import Ref
from reports.texts.editing import Told, tell
from reports.texts.offers import ground_of, titles_of
from reports.texts.tokens import find_tokens


def figures_said(block: Block, grid: Grid, writing: Writing) -> list[tuple[Ref, Told]]:
    """Each with its cell; ``block`` holds this very grid in its settings."""
    found = list(_tokens(grid))
    if not found:
        return []
    titles = titles_of(ground_of(writing.scope))
    return [(cell, tell(source, block, writing, titles)) for cell, source in found]


def _tokens(grid: Grid) -> Iterator[tuple[Ref, str]]:
    for place, row in enumerate(grid.rows):
        for column, text in enumerate(row.cells):
            yield from ((Ref(place, column), source) for source in find_tokens(text))
