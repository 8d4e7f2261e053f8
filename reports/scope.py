"""What figures and checks may ask: the facts of the year, the tables made of them, and those that blocks make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from reports.declared import declared_quantity
from reports.document import Basis, Counts
from reports.errors import FigureError
from reports.facts import Facts
from reports.figures.base import Figure, Found, find_declared
from reports.place import BLOCK_TABLE, figure_place, table_place
from reports.tables.base import ResolvedTable
from reports.tables.resolve import resolve_table


@dataclass
class BlockTables:
    """The tables that blocks make by their own settings, each made once and when it is first asked for."""

    makers: Mapping[str, Callable[[Scope], ResolvedTable]] = field(default_factory=dict)
    made: dict[str, ResolvedTable] = field(default_factory=dict)
    under_way: set[str] = field(default_factory=set)

    def find(self, block: str, scope: Scope) -> ResolvedTable:
        """Raises FigureError where there is no such block, or where its table asks for itself."""
        if block not in self.makers:
            raise FigureError(f"Своей таблицы «{block}» в этом отчёте нет.")
        if block in self.under_way:
            raise FigureError("Таблица берёт число из самой себя: уберите эту вставку.")
        if block not in self.made:
            self.under_way.add(block)
            try:
                self.made[block] = self.makers[block](scope)
            finally:
                self.under_way.discard(block)
        return self.made[block]


@dataclass(frozen=True)
class Scope:
    """``numbers`` holds «Таблица № 3» by the table's address, in the order of the report.

    ``block_tables`` makes the table of a block by the block's code. Such a table follows from the block's settings,
    so it is kept apart from ``tables``, which follow from the facts alone.
    """

    facts: Facts
    numbers: Mapping[str, int] = field(default_factory=dict)
    tables: dict[str, ResolvedTable] = field(default_factory=dict)
    block_tables: BlockTables = field(default_factory=BlockTables)

    @property
    def every_table(self) -> tuple[ResolvedTable, ...]:
        """All tables that were asked for so far."""
        return (*self.tables.values(), *self.block_tables.made.values())

    def in_year(self, year: int) -> Scope:
        facts = self.facts.of_year(year)
        return self if facts is self.facts else Scope(facts)

    def over(self, since: int, until: int) -> Scope:
        """The records of several years together."""
        if since > until:
            raise FigureError(f"«since={since}» позже года, который считается ({until}).")
        facts = self.facts.over(since, until)
        if facts is None:
            raise FigureError(f"Сведения за {since}–{until} годы для этого отчёта не загружены.")
        return Scope(facts)

    def table(self, code: str, params: Mapping[str, str]) -> ResolvedTable:
        """The table with its declared values and sums. Each table is resolved once a report."""
        if code == BLOCK_TABLE:
            return self.block_tables.find(params.get("block", ""), self)
        place = table_place(code, params)
        if place not in self.tables:
            self.tables[place] = resolve_table(code, params, self.facts)
        return self.tables[place]

    def computed(self, code: str, params: Mapping[str, str]) -> Found:
        """The figure as the records give it."""
        declared = find_declared(code)
        if not isinstance(declared, Figure):
            raise FigureError(f"«{code}» — слова, а не число.")
        found = declared.find(self, params)
        counts = declared.counts if found.counts is Counts.ANYTHING else found.counts
        # A cell's address names no year, so a cell of another year is known by the figure that asked for it.
        place = "" if params.get("year", "") not in ("", str(self.facts.year)) else found.place
        return replace(found, place=place or figure_place(code, params), counts=counts)

    def printed(self, code: str, params: Mapping[str, str]) -> Found:
        """The figure as the report prints it: the declared value where one stands."""
        found = self.computed(code, params)
        declared = self.facts.declared.get(found.place)
        if declared is None or not declared.is_printed:
            return found
        quantity = declared_quantity(declared, found.quantity.unit)
        return replace(found, quantity=quantity, basis=Basis.DECLARED)
