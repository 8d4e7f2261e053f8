"""Numbers in Russian typography: decimal comma, no-break spaces, a real minus."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from portal.lib import units
from portal.lib.quantities import Qualifier, Quantity, round_to
from portal.lib.units import SCALES, Unit, scale_factor

NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
DASH: Final = "\u2013"


def format_number(value: Decimal, decimals: int | None = None, group4: bool = True) -> str:
    """«1 397,2»: rounded half up to `decimals`, or with the digits it has.

    `group4=False` leaves four digits together («1397,2»), five and more are always grouped.
    """
    if decimals is None:
        exponent = value.as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    if group4 or len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", NBSP)
    sign = MINUS if rounded < 0 else ""
    return f"{sign}{whole},{fraction}" if fraction else f"{sign}{whole}"


def natural_scale(step: Decimal) -> str:
    """The scale whose last printed digit is the step with at most two decimals: 100 gives «тыс.»."""
    fitting = [name for name, factor in SCALES.items() if factor <= step * 100]
    return fitting[-1] if fitting else "руб."


def decimals_for(step: Decimal, scale: str = "руб.") -> int:
    """Digits to print after the comma so that the last one is the step.

    In thousands and millions more than two are never read, so what is known finer gets the one decimal
    that the cities' documents use.
    """
    factor = scale_factor(scale)
    known = max(0, (factor / step).adjusted())
    return 1 if factor > 1 and known > 2 else known


def format_quantity(
    quantity: Quantity,
    *,
    scale: str | None = None,
    decimals: int | None = None,
    with_unit: bool = True,
    group4: bool = True,
) -> str:
    """«более 800», «1 397,2 тыс. рублей»; nothing for a blank and «–» for a dash.

    Without `scale` the natural one of the step is taken; without `decimals` the last digit printed is the
    step. `with_unit=False` leaves the number with its qualifier, for a column that names scale and unit.
    Raises KeyError for an unknown scale.
    """
    if quantity.value is None:
        return DASH if quantity.qualifier is Qualifier.ABSENT else ""
    scale = natural_scale(quantity.step) if scale is None else scale
    places = decimals_for(quantity.step, scale) if decimals is None else decimals
    shown = round_to(quantity.value / scale_factor(scale), Decimal(1).scaleb(-places))
    exact = quantity.qualifier is Qualifier.EXACT
    parts = ["" if exact else quantity.qualifier.label, format_number(shown, places, group4)]
    if with_unit:
        parts.append(_words(units.unit(quantity.unit), shown, scale, genitive=not exact))
    return NBSP.join(filter(None, parts))


def _words(unit: Unit, shown: Decimal, scale: str, *, genitive: bool) -> str:
    if scale_factor(scale) > 1:
        return f"{scale}{NBSP}{unit.many}" if unit.many else scale
    return unit.words(shown, genitive=genitive)
