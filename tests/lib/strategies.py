"""Quantities as cells hold them: a whole number of steps, of any unit, with any qualifier."""

from decimal import Decimal

from hypothesis import strategies as st

from portal.lib.quantities import Qualifier, Quantity
from portal.lib.units import UNITS

steps = st.integers(-4, 9).map(lambda power: Decimal(1).scaleb(power))
qualifiers = st.sampled_from([each for each in Qualifier if each.has_value])
unit_codes = st.sampled_from(sorted(UNITS))
numbers = st.integers(-(10**8), 10**8)

valued = st.builds(
    lambda count, unit, step, qualifier: Quantity(count * step, unit, step, qualifier),
    numbers,
    unit_codes,
    steps,
    qualifiers,
)
cells = st.one_of(valued, unit_codes.map(Quantity.unknown), unit_codes.map(Quantity.absent))


def of_unit(unit: str) -> st.SearchStrategy[Quantity]:
    """Exact values of one unit, with blanks and dashes among them."""
    exact = st.builds(lambda count, step: Quantity(count * step, unit, step), numbers, steps)
    return st.one_of(exact, st.just(Quantity.unknown(unit)), st.just(Quantity.absent(unit)))
