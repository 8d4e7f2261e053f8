"""What Excel, and years of copying, do to a single cell, and how far it can be undone."""

import datetime
import math
import re
from decimal import Decimal
from typing import Any, Final

from portal.lib.dates import parse_date

_BOXES: Final = re.compile("[\u2500-\u259f]")
_LONE_DASH: Final = re.compile(r"(?<=[^\W\d_]|[\u2500-\u259f»\"]) +[√≈] +(?=[^\W\d_]|[\u2500-\u259f«\"])")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]")
_BY_POINT: Final = re.compile(r"(?<![\d.,])-?[0-9]{1,3}(?:[,'’][0-9]{3})+\.[0-9]{1,2}(?![\d.,])")
_BY_COMMA: Final = re.compile(r"(?<![\d.,])-?[0-9]{1,3}(?:[.'’][0-9]{3})+,[0-9]{1,2}(?![\d.,])")
_WHOLE: Final = re.compile(
    r"(?<![\d.,])-?[0-9]{1,3}(?:(?:,[0-9]{3}){2,}|(?:\.[0-9]{3}){2,}|(?:['’][0-9]{3})+)(?![\d.,])"
)
_KOPECKS: Final = re.compile(r"(?<=[0-9])(?:=(?=[0-9]{2}(?![0-9]))|-(?=00(?![0-9])))")
_MAX_DECIMALS: Final = 9
_YEARS: Final = range(1900, 2101)
_FIRST_SERIAL_WITH_LEAP_DAY: Final = 61
_SYSTEM_1904: Final = datetime.date(1904, 1, 1)


class DamagedCell(ValueError):
    """The cell's value cannot be known for certain; the message says why in one Russian sentence."""


def tidied_text(cell: Any) -> str:
    """A cell as clean text: single spaces, nothing invisible, «» and dashes back in place of the box characters
    «╚╩═√» that cp1251 punctuation becomes when it is read as KOI8-R. None gives ""; lines stay lines no more."""
    if cell is None:
        return ""
    text = str(cell)
    if not text.isascii():
        text = _INVISIBLE.sub("", _BOXES.sub(_from_koi8, _LONE_DASH.sub(" – ", text)))
    return " ".join(text.split())


def cleaned_number_text(cell: Any) -> str:
    """A sum or count as a text for `portal.lib.parse.parse_quantity`, which decides about what stays ambiguous.

    A number is written plainly with a decimal comma; in a text, spaces of all kinds, box characters, grouping
    by apostrophes, points or commas («1,397,200.00») and kopecks after «=» are mended where they mean one thing.
    Raises DamagedCell for a date, yes/no, an error of a formula.
    """
    if isinstance(cell, bool | datetime.date | datetime.time):
        raise DamagedCell("Здесь нужно число, а в ячейке дата или логическое значение: исправьте ячейку.")
    if isinstance(cell, int | float | Decimal):
        return _plainly(cell)
    text = tidied_text(cell)
    if text.startswith("#"):
        raise DamagedCell(f"В ячейке ошибка формулы «{text[:20]}»: исправьте её или впишите число.")
    text = _BY_POINT.sub(lambda found: re.sub("[,'’]", " ", found[0]).replace(".", ","), text)
    text = _BY_COMMA.sub(lambda found: re.sub("[.'’]", " ", found[0]), text)
    text = _WHOLE.sub(lambda found: re.sub("[.,'’]", " ", found[0]), text)
    return _KOPECKS.sub(",", text)


def day_of_cell(cell: Any, from_1904: bool = False) -> datetime.date:
    """The day of a cell in a column of dates: a date, Excel's serial number (45082), or a text.

    `from_1904` counts serial numbers as old Excel for Macintosh did. Raises ValueError in Russian.
    """
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    text = tidied_text(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _day_of_serial(float(cell), from_1904)
    return _day_of_serial(float(text), from_1904) if re.fullmatch("[0-9]{5}", text) else parse_date(text)


def _plainly(number: float | Decimal) -> str:
    if not math.isfinite(number):
        raise DamagedCell("В ячейке не число, а результат ошибочной формулы: впишите число.")
    exact = Decimal(format(number, ".15g")) if isinstance(number, float) else Decimal(number)
    if exact.as_tuple().exponent < -_MAX_DECIMALS:  # type: ignore[operator]
        exact = round(exact, _MAX_DECIMALS)
    text = format(exact, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _from_koi8(found: re.Match[str]) -> str:
    try:
        char = found[0].encode("koi8-r").decode("cp1251")
    except UnicodeError:
        return " "
    return char if not char.isalnum() else " "


def _day_of_serial(serial: float, from_1904: bool) -> datetime.date:
    """Excel of 1900 believes in a 29 February 1900, which is number 60."""
    days = math.floor(serial) if math.isfinite(serial) else 0
    if days in _YEARS:
        raise DamagedCell(f"{days} похоже на год, а нужен день: запишите дату в виде 05.06.2023.")
    if days == _FIRST_SERIAL_WITH_LEAP_DAY - 1 and not from_1904:
        days = 0
    start = _SYSTEM_1904 if from_1904 else datetime.date(1899, 12, 30 + (days < _FIRST_SERIAL_WITH_LEAP_DAY))
    last = (datetime.date(_YEARS[-1], 12, 31) - start).days
    if not 1 <= days <= last:
        raise DamagedCell(f"Число {serial:g} не похоже на дату: запишите её в виде 05.06.2023.")
    return start + datetime.timedelta(days)
