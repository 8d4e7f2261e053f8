"""The number that a formula gives, from the numbers of the cells that it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from portal.lib.quantities import Quantity
from reports.own_tables import arithmetic
from reports.own_tables.formulas import (
    MOST_DECIMALS,
    Call,
    Expression,
    Figure,
    FormulaError,
    Function,
    Literal,
    Negated,
    Operation,
)
from reports.own_tables.references import Range, Ref


@dataclass(frozen=True, slots=True)
class Term:
    """``is_pure``: made of typed numbers alone. Added to a cell, such a number is in what the heading counts in."""

    quantity: Quantity
    is_pure: bool = False


@dataclass(frozen=True)
class Evaluation:
    """``number_at`` gives the number of a cell, None where it holds words; it raises FormulaError for a wrong one.

    ``figure`` gives a number of the records by its token. ``scale`` is how many base units the heading of the
    formula's column counts in.
    """

    number_at: Callable[[Ref], Quantity | None]
    figure: Callable[[str], Quantity]
    scale: Decimal = Decimal(1)

    def value(self, expression: Expression) -> Quantity:
        """Raises FormulaError."""
        return self._in_base_units(self._term(expression))

    def _term(self, expression: Expression) -> Term:
        match expression:
            case Literal() | Figure() | Ref():
                return self._single(expression)
            case Range(first, last):
                raise FormulaError(f"ячейки {first}:{last} берут внутри функции: СУММ({first}:{last}).")
            case Negated(of):
                term = self._term(of)
                return Term(arithmetic.negated(term.quantity), term.is_pure)
            case Operation(sign, left, right):
                return self._operation(sign, self._term(left), self._term(right))
            case Call(Function.ROUND, (what, digits)):
                return self._rounded(self._term(what), self._term(digits))
            case Call(function, arguments):
                return self._call(function, [term for each in arguments for term in self._terms(each)])

    def _single(self, expression: Literal | Figure | Ref) -> Term:
        match expression:
            case Literal(value):
                return Term(Quantity.of(value, step=_step(value)), is_pure=True)
            case Figure(source):
                return Term(self.figure(source))
        return Term(self._cell(expression))

    def _terms(self, argument: Expression) -> list[Term]:
        """An argument of a function; in a range words are passed over, as in any spreadsheet."""
        if not isinstance(argument, Range):
            return [self._term(argument)]
        numbers = (self.number_at(cell) for cell in argument.cells)
        return [Term(number) for number in numbers if number is not None]

    def _cell(self, cell: Ref) -> Quantity:
        number = self.number_at(cell)
        if number is None:
            raise FormulaError(f"в ячейке {cell} слова, а не число.")
        return number

    def _operation(self, sign: str, left: Term, right: Term) -> Term:
        if sign == "*":
            return Term(arithmetic.multiplied(left.quantity, right.quantity), left.is_pure and right.is_pure)
        if sign == "/":
            return Term(arithmetic.divided(left.quantity, right.quantity), left.is_pure and right.is_pure)
        if sign == "-":
            right = Term(arithmetic.negated(right.quantity), right.is_pure)
        return self._sum([left, right])

    def _call(self, function: Function, terms: list[Term]) -> Term:
        if function is Function.SUM:
            return self._sum(terms)
        known = [term for term in terms if term.quantity.is_known]
        if not known:
            return Term(Quantity.unknown())
        if function is Function.AVERAGE:
            found = self._sum(known)
            count = Quantity.of(len(known))
            return Term(arithmetic.divided(found.quantity, count), found.is_pure)
        choose = min if function is Function.LEAST else max
        return choose(self._alike(known), key=lambda term: term.quantity.number)

    def _sum(self, terms: list[Term]) -> Term:
        terms = self._alike(terms)
        found = arithmetic.added([term.quantity for term in terms])
        return Term(found, bool(terms) and all(term.is_pure for term in terms))

    def _alike(self, terms: list[Term]) -> list[Term]:
        if all(term.is_pure for term in terms):
            return terms
        return [Term(self._in_base_units(term)) for term in terms]

    def _rounded(self, what: Term, digits: Term) -> Term:
        places = digits.quantity.value
        if not digits.is_pure or places is None or places % 1 or not 0 <= places <= MOST_DECIMALS:
            raise FormulaError("второе в ОКРУГЛ — сколько знаков после запятой: целое число от 0 до 9.")
        step = Decimal(1).scaleb(-int(places)) * (1 if what.is_pure else self.scale)
        return Term(arithmetic.rounded(what.quantity, max(step, arithmetic.FINEST)), what.is_pure)

    def _in_base_units(self, term: Term) -> Quantity:
        if not term.is_pure or self.scale == 1:
            return term.quantity
        return arithmetic.multiplied(term.quantity, Quantity.of(self.scale))


def _step(value: Decimal) -> Decimal:
    """A number written in a formula is exact: it is known to the last digit that there can be."""
    exponent = value.as_tuple().exponent
    return max(Decimal(1).scaleb(min(int(exponent), 0)), arithmetic.FINEST)
