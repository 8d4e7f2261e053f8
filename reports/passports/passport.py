"""A number of a report by its address, with everything that its reader may ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from portal.lib.quantities import Agreement, Quantity, compare
from portal.lib.units import unit
from reports.builder import Built
from reports.checks.words import row_title
from reports.document import Basis
from reports.errors import FigureError
from reports.figures.base import Found, find_declared
from reports.models import DeclaredValue
from reports.passports.conditions import conditions_of
from reports.passports.lines import Line, lines_of
from reports.passports.precision import precision_words
from reports.place import CellPlace, FigurePlace, parse_place


@dataclass(frozen=True)
class Passport:
    """``computed`` is what the records or the printed terms give; where declared, ``printed`` may differ."""

    title: str
    conditions: tuple[tuple[str, str], ...]
    printed: Quantity
    computed: Quantity
    basis: Basis
    declared: DeclaredValue | None
    lines: tuple[Line, ...]

    @property
    def unit(self) -> str:
        return unit(self.printed.unit).one

    @property
    def precision(self) -> str:
        return precision_words(self.printed)

    @property
    def verdict(self) -> Agreement | None:
        """How the declared value stands to the computed one; None where they cannot be compared."""
        if self.declared is None or self.declared.unit != self.computed.unit:
            return None
        return compare(self.declared.value, self.computed)

    @cached_property
    def has_values(self) -> bool:
        """Whether the records carry numbers of their own, or are only counted."""
        return any(line.value is not None for line in self.lines)


def passport_of(built: Built, address: str) -> Passport:
    """Raises ValueError (PlaceError, FigureError) when the report's year has no such number."""
    match parse_place(address):
        case FigurePlace("table.cell", params):
            return _of_cell(
                built,
                CellPlace(params.get("table", ""), params, params.get("row", ""), params.get("column", "")),
            )
        case FigurePlace() as place:
            return _of_figure(built, place)
        case CellPlace() as place:
            return _of_cell(built, place)


def _of_figure(built: Built, place: FigurePlace) -> Passport:
    computed, printed = (
        built.scope.computed(place.code, place.params),
        built.scope.printed(place.code, place.params),
    )
    if not printed.quantity.is_known:
        raise FigureError(f"У показателя «{place.code}» нет значения за {built.report.year} год.")
    title, conditions = find_declared(place.code).title, conditions_of(place, built.scope.facts)
    return Passport(
        *_titled(title, conditions, printed),
        printed.quantity,
        computed.quantity,
        printed.basis,
        built.scope.facts.declared.get(printed.place),
        tuple(lines_of(computed.records, computed.quantity.unit, computed.counts)),
    )


def _titled(
    title: str, conditions: tuple[tuple[str, str], ...], found: Found
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A department's total bears its own name; the figure's general one would say nothing of it."""
    if found.place.startswith("figure:reported?") and found.records:
        return found.records[0].title, conditions
    return title, conditions


def _of_cell(built: Built, place: CellPlace) -> Passport:
    table = built.scope.table(place.table, place.params)
    cell = table.cell(place.row, place.column)
    if cell is None or cell.printed is None or cell.computed is None:
        raise FigureError(f"В таблице «{place.table}» нет такого числа.")
    number = built.scope.numbers.get(table.place)
    titles = {column.code: column.title for column in table.definition.columns}
    where = (
        ("таблица", f"№\u00a0{number} «{table.caption}»" if number else f"«{table.caption}»"),
        ("строка", row_title(table, place.row)),
        ("столбец", titles[place.column]),
    )
    title = f"{row_title(table, place.row)}: {_lower_first(titles[place.column])}"
    lines = tuple(lines_of(cell.records, cell.computed.unit, cell.counts))
    return Passport(title, where, cell.printed, cell.computed, cell.basis, cell.declared, lines)


def _lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
