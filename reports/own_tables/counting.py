"""From what was typed to numbers and words: each cell of a typed table, or a sentence that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from django.db.models import Model

from portal.lib.parse import QuantityError, parse_quantity
from portal.lib.quantities import KOPECK, Quantity
from portal.lib.units import scale_factor, unit
from reports.document import Basis, Missing, RowKind
from reports.errors import FigureError
from reports.figures.base import Found
from reports.own_tables import arithmetic
from reports.own_tables.evaluating import Evaluation
from reports.own_tables.formulas import (
    Call,
    Expression,
    FormulaError,
    Function,
    Negated,
    Operation,
    cells_of,
    is_formula,
    parse_formula,
)
from reports.own_tables.grid import ColumnKind, Grid, OwnColumn
from reports.own_tables.references import Ref
from reports.own_tables.words import Asked, only_token, words_of
from reports.tables.base import Content, Value, Words

NOTE = re.compile(r"\s*\[(?P<number>[1-9][0-9]?)\]\s*$")
"""The mark of a footnote at the end of a cell: «1 397,2 [1]»."""

SPAN = re.compile(r"(?:с|от)\s+([0-9].*?)\s+до\s+([0-9].*)", re.IGNORECASE)
"""«С 25 до 35»: a target that moves."""

RATIO = Decimal("0.01")
"""A ratio has no last digit of its own; where the column names no decimals, two are what people read."""

Override = Callable[[Ref, str], Quantity | None]


@dataclass(frozen=True)
class Counted:
    """``problems`` are whole sentences, each names its cell.

    ``mistakes`` are those of them that the person who types can mend, ``waiting`` formulas that only need such a cell;
    the others are figures that have no value yet. ``terms`` are the cells with numbers that a formula takes.
    """

    contents: dict[Ref, Content] = field(default_factory=dict)
    problems: dict[Ref, str] = field(default_factory=dict)
    mistakes: set[Ref] = field(default_factory=set)
    waiting: set[Ref] = field(default_factory=set)
    notes: dict[Ref, int] = field(default_factory=dict)
    terms: dict[Ref, tuple[Ref, ...]] = field(default_factory=dict)
    formulas: dict[Ref, str] = field(default_factory=dict)
    """As they were written, without the mark of a footnote."""


def count(grid: Grid, asked: Asked, override: Override = lambda cell, counted_in: None) -> Counted:
    """Every cell of the grid. ``override`` gives the value that somebody declared for a cell and that is printed."""
    counting = _Counting(grid, asked, override)
    counting.run()
    return counting.counted


class _Waits(FormulaError):
    """The formula needs a cell that is wrong itself."""

    def __init__(self, cell: Ref) -> None:
        super().__init__(f"не посчитать, пока не исправлена ячейка {cell}.")


class _Counting:
    """What is typed first, then formulas, each after those that it needs."""

    def __init__(self, grid: Grid, asked: Asked, override: Override) -> None:
        self.grid, self.asked, self.override = grid, asked, override
        self.counted = Counted()
        self.formulas: dict[Ref, Expression] = {}
        self.texts: dict[Ref, str] = {}

    def run(self) -> None:
        for cell, text in self._cells():
            self.texts[cell] = text
            self._attempt(cell, self._read)
        self._refuse_circles()
        needs = {cell: set(cells_of(each)) & set(self.formulas) for cell, each in self.formulas.items()}
        for cell in TopologicalSorter(needs).static_order():
            self._attempt(cell, self._evaluate)

    def _cells(self) -> Iterator[tuple[Ref, str]]:
        """What stands in each cell that is not empty, without the mark of its footnote."""
        for row, typed in enumerate(self.grid.rows):
            cells = typed.cells[:1] if typed.kind is RowKind.GROUP else typed.cells
            for column, text in enumerate(cells):
                cell = Ref(row, column)
                if said := self._without_note(cell, text).strip():
                    yield cell, said

    def _without_note(self, cell: Ref, text: str) -> str:
        marked = NOTE.search(text)
        if marked is None or int(marked["number"]) > len(self.grid.footnotes):
            return text
        self.counted.notes[cell] = int(marked["number"])
        return text[: marked.start()]

    def _attempt(self, cell: Ref, step: Callable[[Ref], None]) -> None:
        try:
            step(cell)
        except (FormulaError, FigureError, QuantityError) as error:
            self._refuse(cell, error)

    def _refuse(self, cell: Ref, error: Exception) -> None:
        message = str(error)
        self.counted.problems[cell] = f"Ячейка {cell}: {message[:1].lower()}{message[1:]}"
        self.counted.contents[cell] = Words((Missing(self.texts[cell]),))
        if isinstance(error, _Waits):
            self.counted.waiting.add(cell)
        elif not isinstance(error, FigureError):
            self.counted.mistakes.add(cell)

    def _read(self, cell: Ref) -> None:
        text, column = self.texts[cell], self.grid.columns[cell.column]
        kind = self.grid.rows[cell.row].kind
        is_group, is_title = kind is RowKind.GROUP, cell.column == 0 and kind is not RowKind.DATA
        if is_formula(text) and not is_group:
            self.formulas[cell] = parse_formula(text)
            self.counted.formulas[cell] = text
        elif column.kind is ColumnKind.TEXT or is_group or is_title:
            self.counted.contents[cell] = Words(words_of(text, self.asked))
        else:
            self.counted.contents[cell] = self._number(text, column)

    def _number(self, text: str, column: OwnColumn) -> Value:
        token = only_token(text)
        if token is None:
            ends = SPAN.fullmatch(text)
            typed = [
                parse_quantity(each, column.counted_in, scale=column.scale)
                for each in (ends.groups() if ends else (text,))
            ]
            return Value(typed[0], basis=Basis.TYPED, upper=typed[1] if ends else None)
        found = self.asked.number(token)
        return Value(
            _in_unit_of(column, found.quantity),
            found.records,
            found.basis,
            brought=found.brought,
            operands=found.operands,
        )

    def _evaluate(self, cell: Ref) -> None:
        expression, column = self.formulas[cell], self.grid.columns[cell.column]
        terms = tuple(cell for cell in dict.fromkeys(cells_of(expression)) if self._holds_number(cell))
        figures: list[Found] = []

        def figure(source: str) -> Quantity:
            figures.append(self.asked.number(source))
            return figures[-1].quantity

        quantity = Evaluation(self._number_at, figure, scale_factor(column.scale)).value(expression)
        quantity = _in_unit_of(column, _readable(quantity, expression, column))
        records = (*self._records(terms), *(record for each in figures for record in each.records))
        self.counted.contents[cell] = Value(quantity, tuple(dict.fromkeys(records)), Basis.SUM)
        self.counted.terms[cell] = terms

    def _number_at(self, cell: Ref) -> Quantity | None:
        """What is printed in the cell; a blank where nothing stands, None where words do."""
        if not (cell.row < len(self.grid.rows) and cell.column < len(self.grid.columns)):
            raise FormulaError(f"ячейки {cell} в таблице нет.")
        if cell in self.counted.problems:
            raise _Waits(cell)
        content = self.counted.contents.get(cell)
        if isinstance(content, Words):
            return None
        counted_in = self.grid.columns[cell.column].counted_in
        if not isinstance(content, Value):
            return Quantity.unknown(counted_in)
        if content.upper is not None:
            raise FormulaError(f"в ячейке {cell} не одно число, а «с … до …».")
        return self.override(cell, content.quantity.unit) or content.quantity

    def _holds_number(self, cell: Ref) -> bool:
        return isinstance(self.counted.contents.get(cell), Value)

    def _records(self, terms: Iterable[Ref]) -> tuple[Model, ...]:
        """Those behind every number that the formula takes, each once."""
        values = (content for cell in terms if isinstance(content := self.counted.contents[cell], Value))
        return tuple(dict.fromkeys(record for value in values for record in value.records))

    def _refuse_circles(self) -> None:
        while circle := _circle(self.formulas):
            way = " → ".join(str(cell) for cell in circle)
            for cell in set(circle):
                self._refuse(cell, FormulaError(f"формулы берут числа друг у друга по кругу: {way}."))
                del self.formulas[cell]


def _circle(formulas: Mapping[Ref, Expression]) -> list[Ref]:
    """Cells that need one another, the first of them again at the end; nothing where there are none."""
    needs = {cell: set(cells_of(each)) & set(formulas) for cell, each in formulas.items()}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []


def _readable(quantity: Quantity, expression: Expression, column: OwnColumn) -> Quantity:
    """Nobody pays parts of a kopeck, and a ratio goes on for ever."""
    if column.kind is ColumnKind.MONEY:
        return arithmetic.tidied(quantity, KOPECK)
    if column.decimals is None and _is_endless(expression):
        return arithmetic.tidied(quantity, RATIO)
    return quantity


def _is_endless(expression: Expression) -> bool:
    match expression:
        case Operation(sign, left, right):
            return sign in "*/" or _is_endless(left) or _is_endless(right)
        case Negated(of):
            return _is_endless(of)
        case Call(Function.ROUND, _):
            return False
        case Call(function, arguments):
            return function is Function.AVERAGE or any(_is_endless(each) for each in arguments)
    return False


def _in_unit_of(column: OwnColumn, quantity: Quantity) -> Quantity:
    """Raises FormulaError where the column counts something else."""
    counted_in = column.counted_in
    if not counted_in or quantity.unit == counted_in:
        return quantity
    if quantity.unit:
        raise FormulaError(
            f"получаются «{unit(quantity.unit).many}», а в столбце считают «{unit(counted_in).many}»."
        )
    return arithmetic.recounted(quantity, counted_in)
