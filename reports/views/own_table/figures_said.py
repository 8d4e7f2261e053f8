"""The figures in the cells of a typed table, in words: a cell shows only their code."""

from __future__ import annotations

from collections.abc import Iterator

from reports.models import Block
from reports.own_tables.grid import Grid
from reports.own_tables.references import Ref
from reports.preview import writing_for
from reports.texts.editing import Told, tell
from reports.texts.offers import ground_of, titles_of
from reports.texts.tokens import TOKEN


def figures_said(block: Block, grid: Grid) -> list[tuple[Ref, Told]]:
    """Each with its cell; ``block`` holds this very grid in its settings."""
    found = list(_tokens(grid))
    if not found:
        return []
    writing = writing_for(block)
    titles = titles_of(ground_of(writing.scope))
    return [(cell, tell(source, block, writing, titles)) for cell, source in found]


def _tokens(grid: Grid) -> Iterator[tuple[Ref, str]]:
    for place, row in enumerate(grid.rows):
        for column, text in enumerate(row.cells):
            yield from ((Ref(place, column), source) for source in TOKEN.findall(text))
