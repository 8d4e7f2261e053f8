"""How exactly a number is known, said in words."""

from decimal import ROUND_UP, Decimal

from portal.lib import units
from portal.lib.numbers import format_quantity
from portal.lib.quantities import Qualifier, Quantity
from portal.lib.units import Kind

FINEST = -4
"""Decimals of the finest distance that is told as it is."""

CLAIMS = {
    Qualifier.MORE: "известна только нижняя граница",
    Qualifier.OVER: "известна только нижняя граница",
    Qualifier.UP_TO: "известна только верхняя граница",
    Qualifier.ABOUT: "известно приблизительно",
    Qualifier.ABSENT: "такого не было",
    Qualifier.UNKNOWN: "нет сведений",
}


def precision_words(quantity: Quantity) -> str:
    """«до копейки», «точное число», «истинное значение может отличаться не больше чем на 50 рублей»."""
    if quantity.qualifier is not Qualifier.EXACT:
        return CLAIMS[quantity.qualifier]
    if quantity.uncertainty:
        return f"истинное значение может отличаться не больше чем на {_distance(quantity)}"
    return "до копейки" if units.unit(quantity.unit).kind is Kind.MONEY else "точное число"


def _distance(quantity: Quantity) -> str:
    distance = _readable(quantity.uncertainty).normalize()
    step = Decimal(1).scaleb(min(int(distance.as_tuple().exponent), 0))
    return format_quantity(Quantity.of(distance, quantity.unit, step=step), scale="руб.")


def _readable(distance: Decimal) -> Decimal:
    """The quotient of rounded numbers has no last digit: its distance is told by two figures, or all of them before
    the comma, never too small.
    """
    finest = min(Decimal(1).scaleb(distance.adjusted() - 1), Decimal(1))
    is_endless = int(distance.as_tuple().exponent) < FINEST
    return distance.quantize(finest, ROUND_UP) if is_endless else distance
