"""How one cell is read and written: each widget takes what a person typed, or a spreadsheet's own type."""

import datetime
import json
import re
import shlex
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from import_export.widgets import Widget

from portal.lib.dates import parse_date
from portal.lib.units import UNITS

YES = ("да", "yes", "true", "истина", "1", "+")
NO = ("нет", "no", "false", "ложь", "0", "-")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
EXCEL_DIGITS = 15  # more are noise of binary fractions


class CellError(ValueError):
    """A cell that cannot be read: which column, what stands there, what to do, in one Russian sentence."""

    def __init__(self, column: str, value: Any, problem: str) -> None:
        super().__init__(
            f"столбец «{column}», значение «{shortened(as_text(value))}»: {lower_first(problem)}"
        )


def as_text(value: Any) -> str:
    """A cell as a person would have typed it: XLSX and JSON have numbers, dates and truth values."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    if isinstance(value, float):
        plain = Decimal(format(value, f".{EXCEL_DIGITS}g"))
        return f"{plain:f}".replace(".", ",")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value).replace("\r\n", "\n").strip()


def shortened(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def lower_first(text: str) -> str:
    """The first letter in lower case, unless it begins an abbreviation («ОГРН состоит …») or a name («Excel»)."""
    return text if text[:1].isascii() or text[1:2].isupper() else text[:1].lower() + text[1:]


class Text(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = as_text(value)
        if CONTROL.search(text):
            raise ValueError("уберите невидимые управляющие знаки")
        return text

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | int:
        return "" if value is None else str(value)


class WholeNumber(Text):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        digits = "".join(super().clean(value).split())
        if not digits:
            return None
        if not re.fullmatch(r"-?[0-9]{1,9}", digits):
            raise ValueError("введите целое число цифрами")
        return int(digits)

    def render(self, value: int | None, obj: Any = None, **kwargs: Any) -> str | int:
        return "" if value is None else value


class YesNo(Text):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool | None:
        word = super().clean(value).lower()
        if word and word not in YES + NO:
            raise ValueError("введите «да» или «нет»")
        return word in YES if word else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else YES[0] if value else NO[0]


class Day(Text):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> datetime.date | None:
        text = super().clean(value)
        return parse_date(text) if text else None

    def render(self, value: datetime.date | None, obj: Any = None, **kwargs: Any) -> str:
        return value.isoformat() if value else ""


class Choice(Text):
    """One of the listed values, by its code or by its Russian label."""

    def __init__(self, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.choices = dict(choices)
        self.codes = {str(label).lower(): code for code, label in self.choices.items()}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = super().clean(value)
        if not text or text in self.choices:
            return text
        try:
            return self.codes[text.lower()]
        except KeyError:
            known = ", ".join(f"{code} ({label})" for code, label in self.choices.items())
            raise ValueError(f"выберите одно из: {known}") from None


class UnitCode(Choice):
    """What is counted, by code or by any of the words that stand after a number."""

    def __init__(self) -> None:
        super().__init__((code, unit.many) for code, unit in UNITS.items() if code)
        for code, unit in UNITS.items():
            self.codes |= {spelling.lower(): code for spelling in unit.spellings}


class Pairs(Text):
    """A flat dictionary of codes: ``category=disability source=federal_budget``."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> dict[str, str]:
        try:
            pairs = [word.split("=", 1) for word in shlex.split(super().clean(value))]
            return {key: meaning for key, meaning in pairs if key}
        except ValueError:
            raise ValueError("запишите в виде «ключ=значение ключ=значение»") from None

    def render(self, value: dict[str, Any] | None, obj: Any = None, **kwargs: Any) -> str:
        return shlex.join(f"{key}={meaning}" for key, meaning in (value or {}).items())


class Json(Text):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = super().clean(value)
        try:
            return json.loads(text) if text else None
        except ValueError:
            raise ValueError("запишите настройки в формате JSON") from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return json.dumps(value, ensure_ascii=False) if value else ""
