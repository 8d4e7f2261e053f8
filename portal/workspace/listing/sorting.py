"""The order that a person chose by clicking a heading: ``sort=amount``, ``sort=-amount``."""

from __future__ import annotations

from dataclasses import dataclass

from portal.workspace.ledger import Column, Ledger


@dataclass(frozen=True)
class Sorting:
    """``order`` are paths as the ledger writes them; ``column`` is the name of the column that leads."""

    order: tuple[str, ...]
    column: str = ""
    is_descending: bool = False

    def after_click(self, column: Column) -> str:
        """What ``sort`` becomes when a heading is clicked: numbers first show the greatest."""
        if self.column == column.name:
            return column.name if self.is_descending else f"-{column.name}"
        return f"-{column.name}" if column.is_number else column.name

    def direction_of(self, column: Column) -> str:
        """The value of ``aria-sort``; empty for columns that do not lead."""
        if self.column != column.name:
            return ""
        return "descending" if self.is_descending else "ascending"


def sorting_of(ledger: Ledger, asked: str) -> Sorting:
    """The ledger's own order unless a column that can be sorted by is asked for."""
    is_descending, name = asked.startswith("-"), asked.removeprefix("-")
    column = next((each for each in ledger.columns if each.sort and each.name == name), None)
    if column is None:
        return _own(ledger)
    paths = tuple(map(reversed_path, column.sort)) if is_descending else column.sort
    return Sorting((*paths, "-pk" if is_descending else "pk"), column.name, is_descending)


def reversed_path(path: str) -> str:
    return path.removeprefix("-") if path.startswith("-") else f"-{path}"


def _own(ledger: Ledger) -> Sorting:
    """The heading of the column that the ledger is ordered by tells so too."""
    for column in ledger.columns:
        for is_descending in (False, True):
            paths = tuple(map(reversed_path, column.sort)) if is_descending else column.sort
            if paths and ledger.order[: len(paths)] == paths:
                return Sorting(ledger.order, column.name, is_descending)
    return Sorting(ledger.order)
