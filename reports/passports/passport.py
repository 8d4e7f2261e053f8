"""A number of a report by its address, with everything that its reader may ask of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.lib.quantities import Agreement, Quantity, compare
from portal.lib.units import unit
from reports.builder import Built
from reports.checks.words import row_title
from reports.document import Basis
from reports.errors import FigureError
from reports.figures.base import Found, find_declared, year_number
from reports.models import DeclaredValue
from reports.passports.conditions import conditions_of
from reports.passports.formulas import WRITTEN, basis_formula, figure_formula, sum_formula, with_declared
from reports.passports.lines import Line, lines_of
from reports.passports.precision import precision_words
from reports.place import CellPlace, FigurePlace, parse_place
from reports.scope import Scope
from reports.tables.base import ResolvedCell, ResolvedTable

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Stated:
    """What somebody declared for the number, and what was decided about it."""

    value: Quantity
    is_printed: bool
    resolution: str
    source: str = ""
    reason: str = ""

    @classmethod
    def of(cls, declared: DeclaredValue | None) -> Stated | None:
        if declared is None:
            return None
        decided = declared.get_resolution_display()
        return cls(declared.value, declared.is_printed, decided, declared.source, declared.reason)


@dataclass(frozen=True)
class Term:
    """One of the cells that a sum is made of, with its own address."""

    title: str
    value: Quantity
    place: str


@dataclass(frozen=True)
class Accepted:
    """The section that prints the number; ``on`` is the day when it was accepted, if it was."""

    section: str
    department: str = ""
    on: date | None = None
    by: str = ""


@dataclass(frozen=True)
class Proof:
    """A file that belongs to a record, and its address in the workspace."""

    title: str
    url: str


@dataclass(frozen=True)
class Passport:
    """``computed`` is what the records or the printed terms give; where declared, ``printed`` may differ.

    ``upper`` is the other end of a range («с 25 до 35»). ``formula`` says in a sentence how it was computed; the terms
    of a sum and the records stand beneath it. ``proofs`` are files of the records, for the staff.
    """

    title: str
    conditions: Pairs
    printed: Quantity
    computed: Quantity
    basis: Basis
    declared: Stated | None
    lines: tuple[Line, ...]
    formula: str = ""
    terms: tuple[Term, ...] = ()
    upper: Quantity | None = None
    accepted: Accepted | None = None
    proofs: tuple[Proof, ...] = ()

    @property
    def unit(self) -> str:
        return unit(self.printed.unit).one

    @property
    def precision(self) -> str:
        return precision_words(self.printed)

    @property
    def verdict(self) -> Agreement | None:
        """How the declared value stands to the computed one; None where they cannot be compared."""
        if self.declared is None or self.declared.value.unit != self.computed.unit:
            return None
        return compare(self.declared.value, self.computed)

    @cached_property
    def has_values(self) -> bool:
        """Whether the records carry numbers of their own, or are only counted."""
        return any(line.value is not None for line in self.lines)


def passport_of(built: Built, address: str) -> Passport:
    """Raises ValueError (PlaceError, FigureError) when the report's year has no such number."""
    return Passports(built).find(address)


@dataclass(frozen=True)
class Passports:
    """The numbers of one report by their addresses."""

    built: Built

    def find(self, address: str) -> Passport:
        """Raises ValueError (PlaceError, FigureError) when the report's year has no such number."""
        match parse_place(address):
            case FigurePlace("table.cell", params):
                table, row, column, year = (
                    params.get(name, "") for name in ("table", "row", "column", "year")
                )
                scope = self.built.scope
                scope = scope.in_year(year_number(year)) if year else scope
                return self._of_cell(CellPlace(table, params, row, column), scope)
            case FigurePlace() as place:
                return self._of_figure(place)
            case CellPlace() as place:
                return self._of_cell(place, self.built.scope)

    def _of_figure(self, place: FigurePlace) -> Passport:
        scope = self.built.scope
        computed, printed = (
            scope.computed(place.code, place.params),
            scope.printed(place.code, place.params),
        )
        if not printed.quantity.is_known:
            raise FigureError(f"У показателя «{place.code}» нет значения за {self.built.report.year} год.")
        conditions = conditions_of(place, scope.facts)
        formula = figure_formula(place.code, computed.quantity, computed.basis, computed.counts)
        declared = Stated.of(scope.facts.declared.get(printed.place))
        return Passport(
            _title(find_declared(place.code).title, printed),
            conditions,
            printed.quantity,
            computed.quantity,
            printed.basis,
            declared,
            tuple(lines_of(computed.records, computed.quantity.unit, computed.counts)),
            with_declared(formula, is_declared=printed.basis is Basis.DECLARED),
        )

    def _of_cell(self, place: CellPlace, scope: Scope) -> Passport:
        table = scope.table(place.table, place.params)
        cell = table.cell(place.row, place.column)
        if cell is None or cell.printed is None or cell.computed is None:
            raise FigureError(f"В таблице «{place.table}» нет такого числа.")
        titles = {column.code: column.title for column in table.definition.columns}
        row, column = row_title(table, place.row), titles[place.column]
        number = scope.numbers.get(table.place)
        name = f"№\u00a0{number} «{table.caption}»" if number else f"«{table.caption}»"
        terms = tuple(_terms(table, cell))
        written = table.formulas.get((place.row, place.column), "")
        formula = WRITTEN.format(written) if written else _cell_formula(cell, terms)
        return Passport(
            f"{row}: {_lower_first(column)}",
            (("таблица", name), ("строка", row), ("столбец", column)),
            cell.printed,
            cell.computed,
            cell.basis,
            Stated.of(cell.declared),
            tuple(lines_of(cell.records, cell.computed.unit, cell.counts)),
            with_declared(formula, is_declared=cell.basis is Basis.DECLARED),
            terms,
            cell.upper,
        )


def _title(title: str, found: Found) -> str:
    """A department's total bears its own name; the figure's general one would say nothing of it."""
    if found.place.startswith("figure:reported?") and found.records:
        return found.records[0].title
    return title


def _cell_formula(cell: ResolvedCell, terms: tuple[Term, ...]) -> str:
    """Whatever was declared over it: a sum has terms, a count or a sum of records has records."""
    assert cell.computed is not None
    if terms or cell.computed_basis is Basis.SUM:
        column = _column_of(cell.place)
        return sum_formula(len(terms), of_rows=any(_column_of(term.place) == column for term in terms))
    return basis_formula(cell.computed_basis, cell.computed, cell.counts)


def _terms(table: ResolvedTable, cell: ResolvedCell) -> Iterator[Term]:
    for address in cell.terms:
        row, column = address.split("/")[-2:]
        term = table.cell(row, column)
        if term is not None and term.printed is not None:
            yield Term(_term_title(table, cell, row, column), term.printed, address)


def _term_title(table: ResolvedTable, cell: ResolvedCell, row: str, column: str) -> str:
    """What tells the terms apart: the row, the column where the formula goes across, or both."""
    own_row, own_column = cell.place.split("/")[-2:]
    titles = {each.code: each.title for each in table.definition.columns}
    if column == own_column:
        return row_title(table, row)
    return titles[column] if row == own_row else f"{row_title(table, row)}: {_lower_first(titles[column])}"


def _column_of(address: str) -> str:
    return address.rpartition("/")[2]


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
