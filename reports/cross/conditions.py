"""Which records a column of a cross table takes, said in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reports.cross.base import Dimension
from reports.cross.columns import CrossColumn, years_words
from reports.cross.counting import Counted
from reports.cross.wanted import MeasureWanted

Pairs = tuple[tuple[str, str], ...]


def conditions_of(counted: Counted, columns: Sequence[CrossColumn], column: str) -> Pairs:
    """(("годы", "2019–2023 годы"), ("вид поддержки", "финансовая")) of the column with this code."""
    measure = next((each.measure for each in columns if each.code == column), None)
    return tuple(_told(counted, measure)) if measure else ()


def _told(counted: Counted, measure: MeasureWanted) -> Iterator[tuple[str, str]]:
    wanted = counted.wanted
    if wanted.dataset.has_years:
        window = measure.window or wanted.window
        yield "за что", years_words(window, counted.context.facts.year)
    for code, members in {**wanted.every_where, **measure.where}.items():
        dimension = wanted.dataset.dimension(code)
        yield dimension.title[:1].lower() + dimension.title[1:], _titles(counted, dimension, members)


def _titles(counted: Counted, dimension: Dimension, members: Iterable[str]) -> str:
    """A member that no record has, and that its dimension does not list, goes by its code."""
    context = counted.context
    titles = {each.code: each.title for each in dimension.every(context)} if dimension.every else {}
    if not titles.keys() >= set(members):
        entries = (entry for found in counted.cells.values() for entry in found)
        titles |= {each.code: each.title for entry in entries for each in dimension.members(entry, context)}
    return ", ".join(sorted(titles.get(code, code) for code in members))
