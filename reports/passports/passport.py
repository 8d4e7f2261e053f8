"""A number of a report by its address, with everything that its reader may ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from portal.lib.quantities import Agreement, Quantity, compare
from portal.lib.units import unit
from reports.built import Built
from reports.checks.words import row_title
from reports.document import Basis
from reports.errors import FigureError
from reports.figures.base import Found, find_declared, year_number
from reports.models import DeclaredValue
from reports.operands import Operand
from reports.passports.conditions import conditions_of, params_in_words
from reports.passports.formulas import (
    WRITTEN,
    basis_formula,
    figure_formula,
    operands_formula,
    sum_formula,
    with_declared,
)
from reports.passports.lines import Line, lines_of
from reports.passports.precision import precision_words
from reports.place import CellPlace, FigurePlace, figure_place, parse_place
from reports.scope import Scope
from reports.tables.base import ResolvedCell, ResolvedTable

Pairs = tuple[tuple[str, str], ...]
RECKONED = "вычислено из других чисел"
"""What a number rests on that is reckoned from others, and is not their sum."""


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
    """One of the cells that a sum is made of, with its own address; an operand that no table prints has none."""

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

    @property
    def is_sum_of_terms(self) -> bool:
        """Otherwise the terms are divided, or reckoned with by a formula that somebody wrote."""
        known = [term.value for term in self.terms if term.value.is_known]
        if not self.computed.is_known or any(value.unit != self.computed.unit for value in known):
            return not known
        return sum(value.number for value in known) == self.computed.number

    @property
    def basis_words(self) -> str:
        return RECKONED if self.basis is Basis.SUM and not self.is_sum_of_terms else self.basis.label

    @property
    def is_sum_of_lines(self) -> bool:
        """Whether what the records bring adds up to the number; otherwise they stand behind its terms."""
        return self.has_values and not self.terms


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
                place = CellPlace(table, params, row, column)
                if not year:
                    return self._of_cell(place, self.built.scope)
                found = self._of_cell(place, self.built.scope.in_year(year_number(year)))
                return replace(found, terms=tuple(_of_the_same_year(term, params) for term in found.terms))
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
        formula = figure_formula(
            place.code,
            computed.quantity,
            computed.basis,
            computed.counts,
            is_divided=bool(computed.operands),
        )
        declared = Stated.of(scope.facts.declared.get(printed.place))
        return Passport(
            _title(find_declared(place.code).title, printed),
            conditions,
            printed.quantity,
            computed.quantity,
            printed.basis,
            declared,
            tuple(lines_of(computed.records, computed.quantity.unit, computed.counts, computed.brought)),
            with_declared(formula, is_declared=printed.basis is Basis.DECLARED),
            _terms_of(computed.operands),
        )

    def _of_cell(self, place: CellPlace, scope: Scope) -> Passport:
        table = scope.table(place.table, place.params)
        cell = table.cell(place.row, place.column)
        if cell is None or cell.printed is None or cell.computed is None:
            raise FigureError(f"В таблице «{place.table}» нет такого числа.")
        titles = {column.code: column.title for column in table.definition.columns}
        row, column = row_title(table, place.row), titles[place.column]
        number = scope.numbers.get(table.place)
        conditions = (*params_in_words(place.params, scope.facts), *table.conditions(place.column))
        name = f"№\u00a0{number} «{table.caption}»" if number else f"«{table.caption}»"
        terms = (*_terms(table, cell), *_terms_of(cell.operands))
        written = table.formulas.get((place.row, place.column), "")
        formula = WRITTEN.format(written) if written else _cell_formula(cell, terms)
        return Passport(
            f"{row}: {_lower_first(column)}",
            (("таблица", name), ("строка", row), ("столбец", column), *conditions),
            cell.printed,
            cell.computed,
            cell.basis,
            Stated.of(cell.declared),
            tuple(lines_of(cell.records, cell.computed.unit, cell.counts, cell.brought)),
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
    if cell.operands:
        return operands_formula(cell.computed_basis)
    if terms or cell.computed_basis is Basis.SUM:
        column = _column_of(cell.place)
        return sum_formula(len(terms), of_rows=any(_column_of(term.place) == column for term in terms))
    return basis_formula(cell.computed_basis, cell.computed, cell.counts)


def _of_the_same_year(term: Term, params: Mapping[str, str]) -> Term:
    """A cell's address names no year, so that of another year is asked for as a figure; ``params`` name it."""
    if not term.place.startswith("table:"):
        return term
    row, column = term.place.split("/")[-2:]
    return replace(term, place=figure_place("table.cell", {**params, "row": row, "column": column}))


def _terms_of(operands: Iterable[Operand]) -> tuple[Term, ...]:
    return tuple(Term(each.title, each.value, each.place) for each in operands)


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
