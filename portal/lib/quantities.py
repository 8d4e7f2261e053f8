"""A number as an official knows it: with its unit, its last known digit, and what may be missing.

The printed «1 397,2 тыс. рублей» is not the number 1397200 but anything within 50 roubles of it. Keeping that
makes sums honest: nine such terms may be 450 roubles away from the printed total and still be right.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final, Self

from portal.lib import units
from portal.lib.units import Kind

FROM_STEP: Final = Decimal(-1)
"""In place of an uncertainty: take the one that the step implies."""

ABOUT_TOLERANCE: Final = Decimal("0.1")
"""«Около N» is held to be true within 10 %. No rule sets this; the figure is ours."""

KOPECK: Final = Decimal("0.01")
_STEPS: Final = frozenset(Decimal(1).scaleb(power) for power in range(-9, 10))


class _Labelled(StrEnum):
    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Qualifier(_Labelled):
    """What the number says about the true one; blank, dash and zero are three different things."""

    EXACT = "exact", "ровно"
    MORE = "more", "более"
    OVER = "over", "свыше"
    ABOUT = "about", "около"
    UP_TO = "up_to", "до"
    UNKNOWN = "unknown", "нет сведений"
    ABSENT = "absent", "не было"

    @property
    def has_value(self) -> bool:
        return self not in (Qualifier.UNKNOWN, Qualifier.ABSENT)


LOWER_BOUNDS: Final = frozenset({Qualifier.MORE, Qualifier.OVER})


class Agreement(_Labelled):
    """How a declared value stands to the computed one."""

    AGREES = "agrees", "сходится"
    WITHIN_ROUNDING = "within_rounding", "в пределах округления"
    CONTRADICTS = "contradicts", "противоречие"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in base units (roubles, pieces, square metres) with what is known of it.

    `step` is the unit of the last known digit, a power of ten: 100 for «1 397,2 тыс. рублей».
    `uncertainty` is the greatest distance to the true value that rounding explains; it follows from the step
    unless the quantity is a sum. Raises ValueError for a value without a number or a number without a value,
    KeyError for an unknown unit.
    """

    value: Decimal | None
    unit: str = ""
    step: Decimal = Decimal(1)
    qualifier: Qualifier = Qualifier.EXACT
    uncertainty: Decimal = FROM_STEP

    def __post_init__(self) -> None:
        kind = units.unit(self.unit).kind
        if (self.value is not None) != self.qualifier.has_value:
            raise ValueError(f"value {self.value!r} does not go with the qualifier {self.qualifier}")
        if self.value is not None and not self.value.is_finite():
            raise ValueError(f"not a finite number: {self.value}")
        if self.step not in _STEPS:
            raise ValueError(f"a step is a power of ten from 1e-9 to 1e9, not {self.step}")
        if self.uncertainty == FROM_STEP:
            implied = _uncertainty(kind, self.step) if self.value is not None else Decimal(0)
            object.__setattr__(self, "uncertainty", implied)

    @classmethod
    def of(
        cls,
        value: Decimal | int | str,
        unit: str = "",
        *,
        step: Decimal | int | str | None = None,
        qualifier: Qualifier = Qualifier.EXACT,
    ) -> Self:
        """A known value; without a step money is known to the kopeck, the rest to its last written digit."""
        number = Decimal(value)
        known = _written_step(number, unit) if step is None else Decimal(step)
        return cls(number, unit, known, qualifier)

    @classmethod
    def unknown(cls, unit: str = "") -> Self:
        return cls(None, unit, qualifier=Qualifier.UNKNOWN)

    @classmethod
    def absent(cls, unit: str = "") -> Self:
        return cls(None, unit, qualifier=Qualifier.ABSENT)

    @property
    def is_known(self) -> bool:
        """Whether something can be computed with it: a dash can, as zero; a blank cannot."""
        return self.qualifier is not Qualifier.UNKNOWN

    @property
    def number(self) -> Decimal:
        """The value for arithmetic; a dash is zero. Raises ValueError for a blank."""
        if not self.is_known:
            raise ValueError("nothing is known of this quantity")
        return Decimal(0) if self.value is None else self.value


def round_to(value: Decimal, step: Decimal) -> Decimal:
    """The nearest multiple of the step, halves away from zero, as officials round."""
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def total(terms: Iterable[Quantity], unit: str) -> Quantity:
    """The sum of what is known; uncertainties add up, the step is the largest of the terms' steps.

    A dash counts as zero; only dashes give a dash. Blanks are left out; without any number, one blank (or no
    term at all) gives a blank. Raises ValueError when a term has another unit.
    """
    terms = tuple(terms)
    strangers = {term.unit for term in terms} - {unit}
    if strangers:
        raise ValueError(f"cannot add {sorted(strangers)} to a sum in {unit!r}")
    valued = [term for term in terms if term.value is not None]
    if valued:
        return Quantity(
            sum((term.number for term in valued), Decimal(0)),
            unit,
            max(term.step for term in valued),
            _qualifier_of_sum({term.qualifier for term in valued}),
            sum((term.uncertainty for term in valued), Decimal(0)),
        )
    all_absent = bool(terms) and all(term.is_known for term in terms)
    return Quantity.absent(unit) if all_absent else Quantity.unknown(unit)


def compare(declared: Quantity, computed: Quantity) -> Agreement | None:
    """Whether a declared value stands up to the computed one; None when either of them is unknown.

    Exact values agree when they are equal once both are rounded to the coarser of their steps, and differ
    within rounding up to the sum of both uncertainties, inclusive. A qualified value is a claim that the
    other one fulfils or contradicts. A dash equals zero. Raises ValueError for different units.
    """
    if declared.unit != computed.unit:
        raise ValueError(f"cannot compare {declared.unit!r} with {computed.unit!r}")
    if not (declared.is_known and computed.is_known):
        return None
    if _is_claim(declared):
        return Agreement.AGREES if _fulfils(declared, computed) else Agreement.CONTRADICTS
    if _is_claim(computed):
        return Agreement.AGREES if _fulfils(computed, declared) else Agreement.CONTRADICTS
    return _compare_exact(declared, computed)


def _compare_exact(declared: Quantity, computed: Quantity) -> Agreement:
    coarser = max(declared.step, computed.step)
    if round_to(declared.number, coarser) == round_to(computed.number, coarser):
        return Agreement.AGREES
    if abs(declared.number - computed.number) <= declared.uncertainty + computed.uncertainty:
        return Agreement.WITHIN_ROUNDING
    return Agreement.CONTRADICTS


def _is_claim(quantity: Quantity) -> bool:
    return quantity.qualifier.has_value and quantity.qualifier is not Qualifier.EXACT


def _fulfils(claim: Quantity, other: Quantity) -> bool:
    """Two lower bounds agree when the other reaches as far; in the rest the other's number is judged."""
    also_more = other.qualifier in LOWER_BOUNDS
    if claim.qualifier in LOWER_BOUNDS:
        return other.number > claim.number or (also_more and other.number == claim.number)
    if claim.qualifier is Qualifier.UP_TO:
        return other.number < claim.number or (not also_more and other.number == claim.number)
    return abs(other.number - claim.number) <= abs(claim.number) * ABOUT_TOLERANCE


def _qualifier_of_sum(qualifiers: set[Qualifier]) -> Qualifier:
    """«Более» in one term makes the sum «более»; together with «до» only «около» is left to be said."""
    lower, upper = bool(qualifiers & LOWER_BOUNDS), Qualifier.UP_TO in qualifiers
    if lower and not upper:
        return Qualifier.OVER if Qualifier.MORE not in qualifiers else Qualifier.MORE
    if (lower and upper) or Qualifier.ABOUT in qualifiers:
        return Qualifier.ABOUT
    return Qualifier.UP_TO if upper else Qualifier.EXACT


def _uncertainty(kind: Kind, step: Decimal) -> Decimal:
    """Half a step; a whole count and an amount in kopecks are exact, for nothing finer exists."""
    finest = {Kind.COUNT: Decimal(1), Kind.PLAIN: Decimal(1), Kind.MONEY: KOPECK}.get(kind)
    return Decimal(0) if step == finest else step / 2


def _written_step(number: Decimal, unit: str) -> Decimal:
    if units.unit(unit).kind is Kind.MONEY:
        return KOPECK
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
