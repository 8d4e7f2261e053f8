"""What a formula of a typed table says: «=СУММ(C1:C4)», «=B2+C2-D2», «=ОКРУГЛ(B2/C2*100; 1)».

A figure of the records stands in it as it stands in a text: «=B2/{{ support.amount kind=financial }}*100».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from reports.own_tables.references import GONE, Range, Ref, ref
from reports.texts.tokens import TOKEN

Found = TypeVar("Found")
MAX_LENGTH = 300
LARGEST, MOST_DECIMALS = Decimal(10) ** 18, 9
"""Of a number: larger and finer ones are not counted with."""

MAX_DEPTH = 20
"""Brackets within brackets. Nobody reads a formula that is deeper, and it would exhaust Python's stack."""


class FormulaError(ValueError):
    """The formula cannot be understood or counted; the message is one sentence for the person."""


class Function(StrEnum):
    SUM = "СУММ"
    AVERAGE = "СРЗНАЧ"
    LEAST = "МИН"
    GREATEST = "МАКС"
    ROUND = "ОКРУГЛ"


NAMES = {
    **{function.value: function for function in Function},
    "SUM": Function.SUM,
    "AVERAGE": Function.AVERAGE,
    "ROUND": Function.ROUND,
    "MIN": Function.LEAST,
    "MAX": Function.GREATEST,
}


@dataclass(frozen=True, slots=True)
class Literal:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """What stands between the braces of a token."""

    source: str


@dataclass(frozen=True, slots=True)
class Negated:
    of: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """``sign`` is one of + - * /."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    function: Function
    arguments: tuple[Expression, ...]


Expression = Literal | Figure | Ref | Range | Negated | Operation | Call

_TOKEN = re.compile(
    rf"(?P<figure>{TOKEN.pattern})"
    rf"|(?P<gone>{GONE}!?)"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)?)"
    r"|(?P<cell>\$?[A-ZА-ЯЁ]\$?[0-9]{1,4}(?![\w(]))"
    r"|(?P<name>[A-ZА-ЯЁ]+)"
    r"|(?P<sign>[-+*/():;,%−–×÷])"
    r"|(?P<other>\S)",
    re.IGNORECASE,
)
_PLAIN_SIGNS = str.maketrans("−–×÷", "--*/")


def is_formula(text: str) -> bool:
    return text.lstrip().startswith("=")


def parse_formula(text: str) -> Expression:
    """The expression behind the sign «=». Raises FormulaError."""
    body = text.strip().removeprefix("=")
    if len(TOKEN.sub("", body)) > MAX_LENGTH:
        raise FormulaError(f"формула длиннее {MAX_LENGTH} знаков: разделите её на несколько ячеек.")
    return _Parser(body).parse()


def cells_of(expression: Expression) -> Iterator[Ref]:
    """Every cell that an expression takes its numbers from."""
    match expression:
        case Ref():
            yield expression
        case Range():
            yield from expression.cells
        case Negated(of):
            yield from cells_of(of)
        case Operation(_, left, right):
            yield from cells_of(left)
            yield from cells_of(right)
        case Call(_, arguments):
            for argument in arguments:
                yield from cells_of(argument)


class _Parser:
    """Reads one expression: sums of products of what stands alone or in brackets."""

    def __init__(self, body: str) -> None:
        self.tokens = [(match.lastgroup or "", match[0]) for match in _TOKEN.finditer(body)]
        self.place = self.depth = 0

    def parse(self) -> Expression:
        if not self.tokens:
            raise FormulaError("после знака «=» ничего нет: напишите формулу, например =СУММ(B1:B3).")
        found = self._sum()
        if self.place < len(self.tokens):
            raise FormulaError(f"непонятно, что значит «{self.tokens[self.place][1]}» в формуле.")
        return found

    def _sum(self) -> Expression:
        found = self._product()
        while sign := self._take("+-"):
            found = Operation(sign, found, self._product())
        return found

    def _product(self) -> Expression:
        found = self._signed()
        while sign := self._take("*/"):
            found = Operation(sign, found, self._signed())
        return found

    def _signed(self) -> Expression:
        minuses = 0
        while sign := self._take("+-"):
            minuses += sign == "-"
        found = self._percent()
        return Negated(found) if minuses % 2 else found

    def _percent(self) -> Expression:
        found = self._operand()
        while self._take("%"):
            found = Operation("/", found, Literal(Decimal(100)))
        return found

    def _operand(self) -> Expression:
        kind, text = self._next()
        match kind:
            case "number":
                return Literal(_number(text))
            case "figure":
                return Figure(text[2:-2].strip())
            case "cell":
                return self._cells(text)
            case "name":
                return self._call(text)
            case "sign" if text == "(":
                return self._inside(self._sum)
            case "gone":
                raise FormulaError("формула берёт число из удалённой ячейки: укажите другую.")
        raise FormulaError(f"непонятно, что значит «{text}» в формуле.")

    def _cells(self, text: str) -> Ref | Range:
        first = _cell(text)
        if not self._take(":"):
            return first
        kind, text = self._next()
        if kind != "cell":
            raise FormulaError("после двоеточия нужна ячейка, например B1:B3.")
        return Range(first, _cell(text))

    def _call(self, text: str) -> Expression:
        function = NAMES.get(text.upper())
        if function is None:
            known = ", ".join(each.value for each in Function)
            raise FormulaError(f"функции «{text[:20]}» нет. Есть: {known}.")
        if not self._take("("):
            raise FormulaError(f"после «{text.upper()}» нужны скобки, например {function.value}(B1:B3).")
        call = Call(function, self._inside(self._arguments))
        if function is Function.ROUND and len(call.arguments) != 2:
            raise FormulaError("ОКРУГЛ пишут так: ОКРУГЛ(B2; 1) — число и сколько знаков после запятой.")
        return call

    def _arguments(self) -> tuple[Expression, ...]:
        arguments = [self._sum()]
        while self._take(";,"):
            arguments.append(self._sum())
        return tuple(arguments)

    def _inside(self, read: Callable[[], Found]) -> Found:
        """What stands between a bracket that is already open and the one that closes it."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError("слишком много скобок в скобках: разделите формулу на несколько ячеек.")
        found = read()
        if not self._take(")"):
            raise FormulaError("в формуле не закрыта скобка.")
        self.depth -= 1
        return found

    def _next(self) -> tuple[str, str]:
        if self.place >= len(self.tokens):
            raise FormulaError("формула не закончена.")
        self.place += 1
        return self.tokens[self.place - 1]

    def _take(self, signs: str) -> str:
        """The next sign where it is one of these; nothing otherwise."""
        if self.place < len(self.tokens):
            kind, text = self.tokens[self.place]
            sign = text.translate(_PLAIN_SIGNS)
            if kind == "sign" and sign in signs:
                self.place += 1
                return sign
        return ""


def _number(text: str) -> Decimal:
    plain = text.replace(",", ".")
    if Decimal(plain) >= LARGEST or len(plain.partition(".")[2]) > MOST_DECIMALS:
        raise FormulaError(f"в числе «{text[:20]}…» слишком много цифр.")
    return Decimal(plain)


def _cell(text: str) -> Ref:
    plain = text.replace("$", "")
    found = ref(plain[0], plain[1:])
    if found is None or found.row < 0:
        raise FormulaError(f"ячейки «{plain}» нет: столбцы называют латинскими буквами, строки с 1.")
    return found
