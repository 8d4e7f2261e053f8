"""How a figure stands to the same figure of another year: «на 12 % больше», «на 5 организаций меньше, чем в 2022 году».

``of`` names the figure, its filters stand beside it, ``since`` is the other year, last year where it is not told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from portal.lib.numbers import natural_scale
from portal.lib.quantities import Qualifier, Quantity, round_to
from portal.lib.units import Kind, Plural, plural_of, unit
from reports.document import Basis, Inline, Number, Provenance, Style, Text
from reports.errors import FigureError
from reports.figures.base import Figure, Found, figure, find_declared, reference, year_number
from reports.operands import Operand
from reports.place import figure_place
from reports.scope import Scope

TIMES, DIFFERENCE = "times", "difference"
ONE = Decimal(1)
TENTH = Decimal("0.1")
COARSE = 10
"""Per cent: a change of ten and more is told without tenths."""


@dataclass(frozen=True)
class Pair:
    """The same figure now and in the year that it is compared with."""

    now: Found
    before: Found
    year: int
    last: int

    @property
    def ratio(self) -> Decimal:
        return self.now.quantity.number / self.before.quantity.number

    @property
    def basis(self) -> Basis:
        return self.now.basis if self.now.basis is self.before.basis else Basis.SUM

    def found(self, quantity: Quantity) -> Found:
        operands = (
            Operand(f"{self.last} год", self.now.quantity, self.now.place),
            Operand(f"{self.year} год", self.before.quantity, self.before.place),
        )
        return Found(quantity, self.basis, (*self.now.records, *self.before.records), operands=operands)


@figure("change.percent", "Изменение в процентах", adds_years=False)
def percent(scope: Scope, *, of: str, since: str = "", year: str = "", **filters: str) -> Found:
    """Below zero where the figure has fallen."""
    pair = _pair(scope, of, since, year, filters)
    value = (pair.ratio - 1) * 100
    step = ONE if abs(value) >= COARSE else TENTH
    return pair.found(Quantity.of(round_to(value, step), "percent", step=step))


@figure("change.times", "Во сколько раз изменилось", adds_years=False)
def times(scope: Scope, *, of: str, since: str = "", year: str = "", **filters: str) -> Found:
    """Never below one: how many times more, or how many times less."""
    pair = _pair(scope, of, since, year, filters)
    if not pair.ratio:
        raise FigureError(f"Показатель «{of}» равен нулю: во сколько раз он изменился, сказать нельзя.")
    rounded = round_to(max(pair.ratio, 1 / pair.ratio), TENTH)
    is_whole = rounded == rounded.to_integral_value()
    return pair.found(Quantity.of(rounded.quantize(ONE if is_whole else TENTH)))


@figure("change.difference", "На сколько изменилось", adds_years=False)
def difference(scope: Scope, *, of: str, since: str = "", year: str = "", **filters: str) -> Found:
    """In the figure's own unit; below zero where it has fallen."""
    pair = _both(scope, of, since, year, filters)
    now, before = pair.now.quantity, pair.before.quantity
    if now.unit != before.unit:
        raise FigureError(f"В {pair.year} году показатель считали в других единицах: сравнить нельзя.")
    step = max(now.step, before.step)
    return pair.found(Quantity.of(round_to(now.number - before.number, step), now.unit, step=step))


@reference("change", "Сравнение с другим годом")
def change(scope: Scope, *, of: str, since: str = "", year: str = "", **filters: str) -> tuple[Inline, ...]:
    """Words that agree with the numbers.

    ``as=times`` asks for «в 1,8 раза» in place of per cent, ``as=difference`` for «на 5 организаций».
    """
    manner = filters.pop("as", "")
    if manner not in ("", TIMES, DIFFERENCE):
        raise FigureError(
            f"Условие «as={manner}» не знакомо: возможно «as={TIMES}», в разах, и «as={DIFFERENCE}», на сколько."
        )
    asked = {"of": of, **filters, **{k: v for k, v in (("since", since), ("year", year)) if v}}
    pair = _both(scope, of, since, year, filters)
    now, before = pair.now.quantity.number, pair.before.quantity.number
    if now == before:
        return (Text(f"столько же, сколько в {pair.year} году" if now else f"как и в {pair.year} году"),)
    if manner == DIFFERENCE:
        return _by_how_many(scope, asked, pair)
    if not before:
        return (Text(f"в {pair.year} году не было"),)
    if not now:
        provenance = Provenance(pair.before.place, pair.before.basis, len(pair.before.records))
        return (Text(f"в {pair.year} году — "), Number(pair.before.quantity, Style(), provenance))
    return _told(scope, asked, pair, in_times=manner == TIMES)


def _told(scope: Scope, asked: dict[str, str], pair: Pair, *, in_times: bool) -> tuple[Inline, ...]:
    way = "больше" if pair.ratio > 1 else "меньше"
    ending = Text(f" {way}, чем в {pair.year} году")
    if in_times:
        found = scope.printed("change.times", asked)
        if found.quantity.number > 1:
            return (Text("в\u00a0"), _number(found, Style(phrase="раз")), ending)
    found = scope.printed("change.percent", asked)
    if not found.quantity.number:
        return (Text(f"почти столько же, сколько в {pair.year} году"),)
    size = replace(found, quantity=replace(found.quantity, value=abs(found.quantity.number)))
    return (Text("на\u00a0"), _number(size, Style()), ending)


def _by_how_many(scope: Scope, asked: dict[str, str], pair: Pair) -> tuple[Inline, ...]:
    found = scope.printed("change.difference", asked)
    if not found.quantity.number:
        return (Text(f"почти столько же, сколько в {pair.year} году"),)
    way = "больше" if found.quantity.number > 0 else "меньше"
    size = replace(found, quantity=replace(found.quantity, value=abs(found.quantity.number)))
    return (
        Text("на\u00a0"),
        _number(size, _measured(size.quantity)),
        Text(f" {way}, чем в {pair.year} году"),
    )


def _measured(quantity: Quantity) -> Style:
    """After «на»: «1 организацию», «1 тысячу», yet «2 победителя», for a measure counts nobody alive."""
    counted = unit(quantity.unit)
    if counted.kind is Kind.PERCENT:
        return Style(phrase="процентный пункт", case="accs")
    if counted.kind is not Kind.COUNT:
        return Style(scale="тыс." if counted.kind is Kind.MONEY else None)
    is_one = plural_of(quantity.number) is Plural.ONE or natural_scale(quantity.step) != "руб."
    return Style(phrase=counted.one, case="accs" if is_one else "nomn")


def _number(found: Found, style: Style) -> Number:
    return Number(found.quantity, style, Provenance(found.place, found.basis, len(found.records)))


def _pair(scope: Scope, of: str, since: str, year: str, filters: dict[str, str]) -> Pair:
    pair = _both(scope, of, since, year, filters)
    if not pair.before.quantity.number:
        raise FigureError(f"В {pair.year} году было ноль: на сколько изменилось, сказать нельзя.")
    return pair


def _both(scope: Scope, of: str, since: str, year: str, filters: dict[str, str]) -> Pair:
    """Each year's figure as that year's report prints it. Raises FigureError where they cannot be compared."""
    if not isinstance(find_declared(of), Figure) or of.startswith("change."):
        raise FigureError(f"Сравнить можно числа, а «{of}» — не число.")
    last = year_number(year) if year else scope.facts.year
    other = year_number(since) if since else last - 1
    if other == last:
        raise FigureError(f"{last} год сравнивается сам с собой: назовите другой год.")
    pair = Pair(_of_year(scope, last, of, filters), _of_year(scope, other, of, filters), other, last)
    _refuse_vague(pair.now, last)
    _refuse_vague(pair.before, other)
    return pair


def _of_year(scope: Scope, year: int, of: str, filters: dict[str, str]) -> Found:
    found = scope.in_year(year).printed(of, filters)
    # Of another year's numbers the report can show those that are figures: their address names the year.
    return (
        found
        if year == scope.facts.year
        else replace(found, place=figure_place(of, {**filters, "year": str(year)}))
    )


def _refuse_vague(found: Found, year: int) -> None:
    if not found.quantity.is_known:
        raise FigureError(f"За {year} год значения нет: сравнить не с чем.")
    if found.quantity.qualifier not in (Qualifier.EXACT, Qualifier.ABSENT):
        words = found.quantity.qualifier.label
        raise FigureError(f"За {year} год известно только «{words}»: напишите сравнение словами.")
