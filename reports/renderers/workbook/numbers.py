"""A number of the report as a number of a spreadsheet: it shows there as it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from portal.lib.numbers import MINUS, decimals_for, format_number, natural_scale
from portal.lib.quantities import round_to
from portal.lib.units import scale_factor
from reports.document import Number
from reports.renderers.wording import number_text
from reports.renderers.xml_text import allowed

LONGEST_WORDS = 100
"""Signs of a number's format beside its digits; there are two such formats, for positive and negative ones."""


@dataclass(frozen=True)
class Shown:
    """``value`` is in the printed unit, rounded as printed: 1397.2 for «1 397,2 тыс. рублей»."""

    value: Decimal
    format: str


def shown(number: Number) -> Shown | None:
    """None for a blank and for a dash, which are no numbers."""
    quantity, style = number.quantity, number.style
    if quantity.value is None:
        return None
    scale = style.scale or natural_scale(quantity.step)
    places = decimals_for(quantity.step, scale) if style.decimals is None else style.decimals
    value = round_to(quantity.value / scale_factor(scale), Decimal(1).scaleb(-places))
    return Shown(value, _format(number_text(number), format_number(value, places), places))


def _format(text: str, digits: str, places: int) -> str:
    """Digits with the words around them; only words where the report says none of the digits («не было»)."""
    before, found, after = text.partition(digits)
    if not found:
        return _literal(text)
    pattern = f"#,##0.{'0' * places}" if places else "#,##0"
    positive = f"{_literal(before)}{pattern}{_literal(after)}"
    return f"{positive};{_literal(before + MINUS)}{pattern}{_literal(after)}"


def _literal(words: str) -> str:
    """Inside quotes everything stands for itself but the quote; a format of Excel has 255 signs at most."""
    return '"{}"'.format(allowed(words).replace('"', "”")[:LONGEST_WORDS]) if words else ""
