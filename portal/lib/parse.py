"""Reads the numbers that officials type, and writes the one notation that reads back to the same quantity."""

import re
from decimal import Decimal
from typing import Final

from portal.lib import units
from portal.lib.numbers import DASH, decimals_for, format_number, natural_scale
from portal.lib.quantities import Qualifier, Quantity
from portal.lib.units import UNITS, Kind, scale_factor

MAX_LENGTH: Final = 80
MAX_DIGITS: Final = 18
"""Before the comma, in base units; with the decimals they stay within the 28 digits that Decimal computes."""

MAX_DECIMALS: Final = 9

_QUALIFIERS: Final = {
    "не более": Qualifier.UP_TO,
    "более чем": Qualifier.MORE,
    "более": Qualifier.MORE,
    "больше": Qualifier.MORE,
    "свыше": Qualifier.OVER,
    "около": Qualifier.ABOUT,
    "примерно": Qualifier.ABOUT,
    "до": Qualifier.UP_TO,
}
_DASHES: Final = frozenset("-‐‑‒–—−")
_ABSENT: Final = _DASHES | {"нет", "не было"}
_UNKNOWN: Final = frozenset({"нет сведений", "нет данных"})

_QUALIFIER: Final = "|".join(_QUALIFIERS)
_NUMBER: Final = re.compile(
    rf"(?:(?P<qualifier>{_QUALIFIER}) )?"
    r"(?P<minus>[-−–]?)(?P<whole>[0-9]{1,3}(?: [0-9]{3})+(?![0-9])|[0-9]+)"
    r"(?:(?P<point>[.,])(?P<gap> ?)(?P<fraction>[0-9]+))?"
    r" ?(?P<scale>(?:(?:тыс|млн|млрд)\.?|тысяч[аиу]?|(?:миллион|миллиард)(?:а|ов)?)(?![а-яё]))?"
    r" ?(?P<words>.*)",
    re.IGNORECASE,
)
_SCALE_STEMS: Final = (
    ("тыс", "тыс."),
    ("млн", "млн"),
    ("млрд", "млрд"),
    ("миллион", "млн"),
    ("миллиард", "млрд"),
)
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BETWEEN_PARTS: Final = re.compile(
    r"[\n;]+|(?<=[а-яё.])"
    + "".join(rf"(?<!\b{word})" for word in _QUALIFIERS)
    + rf"\s+(?=(?:(?:{_QUALIFIER})\s+)?[0-9])",
    re.IGNORECASE,
)


class QuantityError(ValueError):
    """The text is no number; the message says in one Russian sentence what to do."""


def parse_quantity(
    text: str,
    unit: str = "",
    *,
    blank: Qualifier | None = Qualifier.UNKNOWN,
    money: bool = False,
    scale: str = "руб.",
) -> Quantity:
    """The quantity that a cell or field holds; the step follows from the last digit typed.

    Without `unit` the words after the number decide («25 %»), `money` stands for the unit "rub". `blank` is
    what an empty text means (None refuses it), `scale` is what the column's heading counts in and holds
    for a text that names neither scale nor unit. Raises QuantityError.
    """
    expected = unit or ("rub" if money else "")
    cleaned = _clean(text)
    if not cleaned:
        return _blank(blank, expected)
    if cleaned.lower() in _ABSENT:
        return Quantity.absent(expected)
    if cleaned.lower() in _UNKNOWN:
        return Quantity.unknown(expected)
    match = _NUMBER.fullmatch(cleaned)
    if match is None:
        raise QuantityError(
            f"Не удалось понять «{_short(cleaned)}»: введите число, например «1 397,2 тыс.» или «более 800»."
        )
    return _from_match(match, expected, scale)


def parse_parts(text: str) -> tuple[Quantity, ...]:
    """A count split by kind of applicant: «3 объединения\\n36 физлиц». Raises QuantityError."""
    return tuple(parse_quantity(part) for part in _BETWEEN_PARTS.split(text.strip()))


def write_quantity(quantity: Quantity) -> str:
    """The canonical notation of cells and exports: «1397,2 тыс», «более 800», «–», nothing for a blank.

    The unit is not written, and the value is written to its step. `parse_quantity` with the same unit gives
    the same quantity back, unless it is a sum: a sum's own uncertainty has no notation.
    """
    if quantity.value is None:
        return DASH if quantity.qualifier is Qualifier.ABSENT else ""
    scale = natural_scale(quantity.step)
    number = format_number(quantity.value / scale_factor(scale), decimals_for(quantity.step, scale), False)
    qualifier = "" if quantity.qualifier is Qualifier.EXACT else quantity.qualifier.label
    suffix = "" if scale == "руб." else scale.rstrip(".")
    return " ".join(filter(None, (qualifier, "".join(number.split()), suffix)))


def _clean(text: str) -> str:
    if len(text) > MAX_LENGTH:
        raise QuantityError("Слишком длинный текст для числа: оставьте в поле только число.")
    return " ".join(_INVISIBLE.sub("", text).split())


def _blank(meaning: Qualifier | None, unit: str) -> Quantity:
    if meaning is None:
        raise QuantityError("Введите число, а если явления не было — прочерк.")
    return Quantity(None, unit, qualifier=meaning)


def _from_match(match: re.Match[str], expected: str, column_scale: str) -> Quantity:
    _refuse_ambiguous(match)
    whole, fraction = match["whole"].replace(" ", ""), match["fraction"] or ""
    factor = scale_factor(_scale_of(match, column_scale))
    _refuse_absurd(whole, fraction, factor)
    unit = _unit_of_words(match["words"], expected)
    if match["gap"] and not (match["scale"] or _is_measured(match["words"], unit)):
        raise QuantityError(f"В «{_short(match.string)}» больше одного числа: введите каждое отдельно.")
    sign = "-" if match["minus"] else ""
    qualifier = _QUALIFIERS[match["qualifier"].lower()] if match["qualifier"] else Qualifier.EXACT
    step = factor.scaleb(-len(fraction))
    value = Decimal(f"{sign}{whole}.{fraction or 0}") * factor
    # «9722,200 тыс» are 9 722 200 rubles: zeros after the comma that the scale has moved away are no digits.
    return Quantity(value.quantize(min(step, Decimal(1))), unit, step, qualifier)


def _is_measured(words: str, unit: str) -> bool:
    """«560, 4 руб.» is one number with a stray space; «5, 4» and «5, 4 заявки» may be two."""
    return bool(words) and units.unit(unit).kind not in {Kind.COUNT, Kind.PLAIN}


def _scale_of(match: re.Match[str], column_scale: str) -> str:
    if match["scale"]:
        written = match["scale"].lower()
        return next(scale for stem, scale in _SCALE_STEMS if written.startswith(stem))
    return "руб." if match["words"] else column_scale


def _refuse_ambiguous(match: re.Match[str]) -> None:
    """A point before three digits may group thousands («1.397»)."""
    typed = _short(match.string)
    if re.match(r"[.,'’] ?[0-9]", match["words"]):
        raise QuantityError(f"Непонятно, где в «{typed}» дробная часть: отделите её одной запятой.")
    if match["point"] == "." and len(match["fraction"]) == 3 and match["whole"] != "0":
        raise QuantityError(
            f"Непонятно, тысячи или доли отделяет точка в «{typed}»: отделите доли запятой, тысячи пробелом."
        )
    if re.search(r"(?:^| )[0-9]", match["words"]):
        raise QuantityError(f"В «{typed}» больше одного числа: введите каждое отдельно.")


def _refuse_absurd(whole: str, fraction: str, factor: Decimal) -> None:
    if len(whole) + factor.adjusted() > MAX_DIGITS or len(fraction) > MAX_DECIMALS:
        raise QuantityError("В числе слишком много цифр: проверьте, нет ли лишних.")


def _unit_of_words(words: str, expected: str) -> str:
    """The code of the unit that the words name. Raises QuantityError when it is none, or not the expected."""
    key = _spelling_key(words)
    if not key:
        return expected
    candidates = [units.unit(expected)] if expected else UNITS.values()
    for unit in candidates:
        if key in {_spelling_key(spelling) for spelling in unit.spellings}:
            return unit.code
    wanted = f" или с единицей «{units.unit(expected).many}»" if expected else ""
    raise QuantityError(f"Слова «{_short(words)}» здесь не подходят: введите число без них{wanted}.")


def _spelling_key(words: str) -> str:
    return re.sub(r"[\s.]", "", words).lower()


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
