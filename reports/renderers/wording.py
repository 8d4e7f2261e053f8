"""A number of the document as words, the same in every file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from portal.lib.agreement import agree, in_letters
from portal.lib.numbers import NBSP, decimals_for, format_quantity, natural_scale
from portal.lib.numerals import LARGEST
from portal.lib.quantities import Qualifier, Quantity, round_to
from portal.lib.units import scale_factor
from reports.document import Inline, LineBreak, Link, Missing, Number, Style, Text

THOUSAND = 1000
FRACTION = Decimal("0.5")
"""Stands for any number that is read with its decimals: «20,0 процента»."""

WHOLE = {"тыс.": "тысяча", "млн": "миллион", "млрд": "миллиард"}


def number_text(number: Number) -> str:
    """«5 общественных организаций», «1 397,2 тыс. рублей», «более 800»; «–» for a dash, nothing for a blank.

    Where the style has words for nought, they stand for it.
    """
    quantity, style = number.quantity, number.style
    if style.zero and quantity.is_known and not quantity.number:
        return style.zero
    if not style.phrase or quantity.value is None:
        return format_quantity(
            quantity, scale=style.scale, decimals=style.decimals, with_unit=style.with_unit
        )
    return NBSP.join(_counted(quantity, style))


def _counted(quantity: Quantity, style: Style) -> Iterator[str]:
    """The number, its scale in full and the noun: «5 тысяч НКО», «2,5 миллиона рублей», «два курса»."""
    assert quantity.value is not None
    scale = style.scale or natural_scale(quantity.step)
    places = decimals_for(quantity.step, scale) if style.decimals is None else style.decimals
    shown = round_to(quantity.value / scale_factor(scale), Decimal(1).scaleb(-places))
    if style.in_letters and scale == "руб." and shown in range(1, LARGEST + 1):
        yield from [] if quantity.qualifier is Qualifier.EXACT else [quantity.qualifier.label]
        yield in_letters(int(shown), style.phrase, style.case, quantity.qualifier)
        return
    read = shown if not places else FRACTION
    yield format_quantity(quantity, scale=scale, decimals=places, with_unit=False)
    if scale in WHOLE:
        yield agree(read, WHOLE[scale], style.case, quantity.qualifier)
        read = Decimal(THOUSAND)
    yield agree(read, style.phrase, "gent" if scale in WHOLE else style.case, quantity.qualifier)


def plain_text(content: tuple[Inline, ...]) -> str:
    """A line without marks; a line break becomes a space."""
    return "".join(map(_plain, content))


def _plain(run: Inline) -> str:
    match run:
        case Text(text) | Link(text):
            return text
        case Number():
            return number_text(run)
        case LineBreak():
            return " "
        case Missing(token):
            return f"[{token}]"
