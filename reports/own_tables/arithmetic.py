"""Arithmetic of quantities: what comes of two numbers, and how well it is known.

Sums are those of `portal.lib.quantities.total`. In products and ratios uncertainties spread as they do in any
arithmetic of measured values: |a|·Δb + |b|·Δa + Δa·Δb. A dash counts as nought, a blank makes a product blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from portal.lib.quantities import Qualifier, Quantity, round_to, total
from portal.lib.units import unit
from reports.own_tables.formulas import LARGEST, FormulaError

PRECISION = 50
"""Digits: two numbers of eighteen digits with nine decimals are multiplied without loss."""

FINEST, COARSEST = Decimal("1e-9"), Decimal("1e9")
_TURNED = {
    Qualifier.MORE: Qualifier.UP_TO,
    Qualifier.OVER: Qualifier.UP_TO,
    Qualifier.UP_TO: Qualifier.MORE,
}
_PLAIN = ("", "percent")


def added(terms: Sequence[Quantity]) -> Quantity:
    """Raises FormulaError for terms of different units; a plain number goes with any."""
    found = {term.unit for term in terms} - {""}
    if len(found) > 1:
        names = " и ".join(sorted(f"«{unit(code).many}»" for code in found))
        raise FormulaError(f"складываются разные единицы: {names}.")
    counted_in = found.pop() if found else ""
    return _bounded(total([recounted(term, counted_in) for term in terms], counted_in))


def negated(term: Quantity) -> Quantity:
    if term.value is None:
        return term
    return replace(term, value=-term.value, qualifier=_TURNED.get(term.qualifier, term.qualifier))


def multiplied(left: Quantity, right: Quantity) -> Quantity:
    counted_in = _unit_of_product(left.unit, right.unit)
    if not (left.is_known and right.is_known):
        return Quantity.unknown(counted_in)
    with localcontext(prec=PRECISION):
        value = left.number * right.number
        spread = abs(left.number) * right.uncertainty + abs(right.number) * left.uncertainty
        spread += left.uncertainty * right.uncertainty
    return _made(value, counted_in, spread, _together(left, right))


def divided(left: Quantity, right: Quantity) -> Quantity:
    """Raises FormulaError for nought and for a dash below the line."""
    counted_in = _unit_of_ratio(left.unit, right.unit)
    if not (left.is_known and right.is_known):
        return Quantity.unknown(counted_in)
    if right.number == 0:
        raise FormulaError("деление на ноль.")
    with localcontext(prec=PRECISION):
        value = left.number / right.number
        spread = (left.uncertainty + abs(value) * right.uncertainty) / abs(right.number)
    return _made(value, counted_in, spread, _together(left, replace(right, qualifier=_turned(right))))


def rounded(term: Quantity, step: Decimal) -> Quantity:
    """To the nearest multiple of the step; how far that is from what it was is added to what is not known."""
    if term.value is None:
        return term
    value = round_to(term.value, step)
    uncertainty = term.uncertainty + abs(value - term.value)
    return Quantity(value, term.unit, step, term.qualifier, uncertainty)


def tidied(term: Quantity, finest: Decimal) -> Quantity:
    """Without the digits beyond ``finest``; its own step stays where that is coarser."""
    if term.value is None or term.value % finest == 0:
        return term
    near = rounded(term, finest)
    return replace(near, step=max(term.step, finest))


def recounted(term: Quantity, counted_in: str) -> Quantity:
    """The same in another unit, with no more and no less known of it."""
    return replace(term, unit=counted_in)


def _turned(term: Quantity) -> Qualifier:
    return _TURNED.get(term.qualifier, term.qualifier)


def _together(left: Quantity, right: Quantity) -> Qualifier:
    """«Более» times «ровно» is «более»; a dash says «ровно»; what pulls both ways is «около»."""
    said = {term.qualifier for term in (left, right) if term.qualifier.has_value} - {Qualifier.EXACT}
    if not said:
        return Qualifier.EXACT
    if said == {Qualifier.MORE, Qualifier.OVER}:
        return Qualifier.MORE
    return said.pop() if len(said) == 1 else Qualifier.ABOUT


def _made(value: Decimal, counted_in: str, spread: Decimal, qualifier: Qualifier) -> Quantity:
    """With the step of its last digit that means something."""
    exact = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(min(int(exact), 0))
    if spread:
        step = Decimal(1).scaleb((spread * 2).adjusted())
    step = min(max(step, FINEST), COARSEST)
    return _bounded(Quantity(value, counted_in, step, qualifier, spread))


def _bounded(quantity: Quantity) -> Quantity:
    if quantity.value is not None and abs(quantity.value) >= LARGEST:
        raise FormulaError("получается слишком большое число: проверьте, те ли ячейки взяты.")
    return quantity


def _unit_of_product(left: str, right: str) -> str:
    """Roubles for one person, times persons, are roubles."""
    named = [code for code in (left, right) if code not in _PLAIN]
    if len(named) == 2:
        return "rub" if "rub" in named else ""
    return named[0] if named else ""


def _unit_of_ratio(left: str, right: str) -> str:
    if left == right:
        return ""
    if right in _PLAIN:
        return "" if left == "percent" else left
    return "rub" if left == "rub" else ""
