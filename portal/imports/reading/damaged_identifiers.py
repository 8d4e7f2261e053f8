"""ИНН and ОГРН that Excel took for numbers: restored only when nothing is guessed."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from portal.imports.reading.cells import DamagedCell, tidied_text
from portal.lib.identifiers import IdentifierError, check_inn, check_ogrn

EXCEL_DIGITS: Final = 15
"""Excel keeps so many digits of a number and writes zeros for the others."""

_CHECKS: Final[dict[int, tuple[str, Callable[[str], str]]]] = {
    10: ("ИНН", check_inn),
    12: ("ИНН", check_inn),
    13: ("ОГРН", check_ogrn),
    15: ("ОГРН", check_ogrn),
}
_SCIENTIFIC: Final = re.compile(r"([0-9])(?:[.,]([0-9]+))?[eEеЕ]\+?([0-9]{1,2})")
_MOST_ZEROS: Final = 5
"""A number that ends in more zeros was cut: the last five digits before the check digit count records from 1."""


def restored_identifier(cell: Any, length: int = 13) -> str:
    """The digits of an ОГРН (13, 15) or ИНН (10, 12) from a text, a number or «1.0952E+12».

    One lost leading zero of an ИНН comes back when the check digit proves it.
    Raises ValueError in Russian: digits are lost, too many, or the check digit does not agree.
    """
    name, check = _CHECKS[length]
    digits = _digits_of(cell, name, length)
    if name == "ИНН" and len(digits) == length - 1:
        digits = f"0{digits}"
    if len(digits) > length and cut_by_excel(digits):
        raise DamagedCell(
            f"Excel обрезал число до {EXCEL_DIGITS} цифр: введите {name} текстом из исходного документа."
        )
    if digits and len(digits) != length:
        raise DamagedCell(
            f"В {name} «{digits[:30]}» {len(digits)} цифр вместо {length}: сверьте его с выпиской."
        )
    return check(digits)


def cut_by_excel(digits: str) -> bool:
    """Whether a long number has only zeros where Excel keeps no digits."""
    return len(digits) > EXCEL_DIGITS and not digits[EXCEL_DIGITS:].strip("0")


def _digits_of(cell: Any, name: str, length: int) -> str:
    if isinstance(cell, bool):
        raise IdentifierError(f"{name} состоит только из цифр: уберите остальные знаки.")
    if isinstance(cell, int | float | Decimal):
        return _digits_of_number(Decimal(cell), name)
    text = "".join(tidied_text(cell).split()).strip("'`’\"")
    if scientific := _SCIENTIFIC.fullmatch(text):
        return _digits_of_scientific(scientific, name)
    if decimal := re.fullmatch(r"([0-9]+)[.,]0+", text):
        return _digits_of_number(Decimal(decimal[1]), name)
    return text


def _digits_of_number(number: Decimal, name: str) -> str:
    if not number.is_finite() or number < 0 or number != number.to_integral_value():
        raise IdentifierError(f"{name} состоит только из цифр: уберите остальные знаки.")
    digits = format(number.to_integral_value(), "f")
    if len(digits) - len(digits.rstrip("0")) > _MOST_ZEROS and len(digits) <= EXCEL_DIGITS:
        raise _lost(digits, name)
    return digits


def _digits_of_scientific(found: re.Match[str], name: str) -> str:
    """Digits that are not written are lost, but for a single zero at the end, which Excel never writes there."""
    written, length = found[1] + (found[2] or ""), int(found[3]) + 1
    if len(written) < length - 1:
        raise _lost(found[0], name)
    if written[length:].strip("0"):
        raise IdentifierError(f"{name} состоит только из цифр: уберите остальные знаки.")
    return written[:length].ljust(length, "0")


def _lost(written: str, name: str) -> DamagedCell:
    return DamagedCell(
        f"Excel потерял цифры: от {name} осталось «{written[:30]}», введите его текстом из исходного документа."
    )
