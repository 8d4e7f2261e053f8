"""A number of the document as words, the same in every file."""

from __future__ import annotations

from portal.lib.agreement import agree
from portal.lib.numbers import NBSP, format_quantity, natural_scale
from reports.document import Inline, LineBreak, Link, Missing, Number, Text

THOUSAND = 1000


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
    scale = style.scale or natural_scale(quantity.step)
    counted = quantity.value if scale == "руб." else THOUSAND
    words = [format_quantity(quantity, scale=scale, decimals=style.decimals, with_unit=False)]
    words += [] if scale == "руб." else [scale]
    return NBSP.join([*words, agree(counted, style.phrase, style.case, quantity.qualifier)])


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
