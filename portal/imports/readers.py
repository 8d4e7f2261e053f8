"""From a cell of a file to what database columns will hold, and from there to what people read.

A reader takes one kind of column. What it reads is a tuple of texts, one for each of its `slots`; None stands
where the cell says nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import connection, models
from import_export.widgets import Widget

from portal.imports.reading import (
    cleaned_number_text,
    day_of_cell,
    mojibake,
    restored_identifier,
    tidied_text,
)
from portal.lib.dates import format_date
from portal.lib.parse import parse_quantity, write_quantity
from portal.lib.quantities import Qualifier, Quantity
from portal.models.quantity_field import PARTS, QUALIFIERS, QuantityField
from portal.records.cells import CONTROL, as_text
from portal.records.lookup import plain_name

Parts = tuple[str | None, ...]
PLAIN_TEXT = re.compile(r"[\x20-\x7eА-Яа-яЁё«»№–—]*")
NOTHING = frozenset({"", "-", "–", "—", "нет"})
INN_WEIGHTS = (2, 4, 10, 3, 5, 9, 4, 6, 8)
CERTAIN_ADDRESS = re.compile(r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,6}/?")
"""An address that Django's rule, which takes ten times as long, certainly allows; others are left to it."""

LONGEST_HOST = 60
CAPITAL_INSIDE = re.compile("[а-яё][А-ЯЁ]")


@dataclass(frozen=True)
class Slot:
    """A column of the table (or, of a many-to-many field, its name) and the type of its text in SQL."""

    column: str
    sql_type: str


def slot_of(field: models.Field) -> Slot:
    """Lengths are judged before: a cast to varchar(80) would cut silently."""
    sql_type = field.db_type(connection)
    return Slot(field.column, "text" if sql_type.startswith("varchar") else sql_type)


class Reader:
    """Reads cells of one column. ``read`` raises ValueError with what to do, in Russian."""

    slots: tuple[Slot, ...]

    def read(self, cell: Any) -> Parts:
        raise NotImplementedError

    def shown(self, parts: Sequence[Any]) -> str:
        """What people read: of texts of the slots, or of a record's own values."""
        return "" if parts[0] is None else str(parts[0])

    def prepare(self, cells: Sequence[Any]) -> None:
        """Called with the cells of the next rows, for readers that look them up together."""

    @property
    def nothing(self) -> Parts:
        return (None,) * len(self.slots)


class FieldReader(Reader):
    def __init__(self, field: models.Field) -> None:
        self.field, self.slots = field, (slot_of(field),)


class TextReader(FieldReader):
    def __init__(self, field: models.Field) -> None:
        super().__init__(field)
        self.limit, self.is_address = field.max_length, isinstance(field, models.URLField)
        self.rules = [quick(rule) for rule in field.validators if not isinstance(rule, MaxLengthValidator)]

    def read(self, cell: Any) -> Parts:
        text = clean_text(cell)
        if not text:
            return (None,)
        if self.is_address and "://" not in text:
            text = f"https://{text}"
        if self.limit and len(text) > self.limit:
            raise ValueError(f"слишком длинно ({len(text)} знаков): сократите до {self.limit}")
        if self.is_address and len(text) <= LONGEST_HOST and CERTAIN_ADDRESS.fullmatch(text):
            return (text,)
        for rule in self.rules:
            try:
                rule(text)
            except ValidationError as error:
                raise ValueError(" ".join(error.messages)) from error
        return (text,)


def quick(rule: Any) -> Any:
    """The same rule with its pattern compiled: Django's lazy one costs more than the match."""
    if isinstance(rule, RegexValidator):
        rule = copy(rule)
        rule.regex = re.compile(rule.regex.pattern, rule.regex.flags)
    return rule


class IdentifierReader(FieldReader):
    """ОГРН and ИНН, also as Excel has damaged them; those without fault, nearly all, are seen at a glance."""

    def __init__(self, field: models.Field, digits: int) -> None:
        super().__init__(field)
        self.digits = digits

    def read(self, cell: Any) -> Parts:
        if type(cell) is str and len(cell) == self.digits and proves_itself(cell):
            return (cell,)
        if cell is None or tidied_text(cell) in NOTHING:
            return (None,)
        return (restored_identifier(cell, self.digits),)


def proves_itself(digits: str) -> bool:
    """Whether an ОГРН of 13 or an ИНН of 10 digits ends in its check digit, and begins as `portal.lib.identifiers`
    allows; whatever is not certain here is judged there."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    if len(digits) == 13:
        return digits[0] in "15" and int(digits[:12]) % 11 % 10 == int(digits[12])
    weighted = sum(weight * int(digit) for weight, digit in zip(INN_WEIGHTS, digits, strict=False))
    return len(digits) == 10 and weighted % 11 % 10 == int(digits[9])


class DayReader(FieldReader):
    def read(self, cell: Any) -> Parts:
        if cell is None or (isinstance(cell, str) and tidied_text(cell) in NOTHING):
            return (None,)
        return (day_of_cell(cell).isoformat(),)

    def shown(self, parts: Sequence[Any]) -> str:
        day = parts[0]
        if isinstance(day, str):
            day = datetime.date.fromisoformat(day)
        return format_date(day) if day else ""


class WidgetReader(FieldReader):
    """Whole numbers and units, as the tables of the admin read them."""

    def __init__(self, field: models.Field, widget: Widget) -> None:
        super().__init__(field)
        self.widget = widget

    def read(self, cell: Any) -> Parts:
        value = self.widget.clean(tidied_text(cell) if isinstance(cell, str) else cell)
        return (None,) if value in (None, "") else (str(value),)


class YesNoReader(WidgetReader):
    def read(self, cell: Any) -> Parts:
        value = self.widget.clean(tidied_text(cell) if isinstance(cell, str) else cell)
        return (None,) if value is None else ("true" if value else "false",)

    def shown(self, parts: Sequence[Any]) -> str:
        return {None: "", True: "да", "true": "да"}.get(parts[0], "нет")


class ChoiceReader(FieldReader):
    """By the Russian label, alone or with words behind it («финансовая поддержка»), or by the code."""

    def __init__(self, field: models.Field) -> None:
        super().__init__(field)
        self.labels = {code: str(label) for code, label in field.choices if code}
        self.codes = {plain_name(label): code for code, label in self.labels.items()}

    def read(self, cell: Any) -> Parts:
        text = clean_text(cell)
        if not text or text in self.labels:
            return (text or None,)
        plain = plain_name(text)
        for label, code in self.codes.items():
            if plain == label or plain.startswith(f"{label} "):
                return (code,)
        raise ValueError(f"выберите одно из: {', '.join(self.labels.values())}")

    def shown(self, parts: Sequence[Any]) -> str:
        return self.labels.get(parts[0] or "", "")


class QuantityReader(Reader):
    """A sum or count; ``scale`` is what the heading of the column counts in («тыс. руб.»)."""

    def __init__(self, model: type[models.Model], quantity: QuantityField, scale: str = "руб.") -> None:
        self.unit, self.scale = quantity.unit, scale
        fields = [model._meta.get_field(f"{quantity.name}_{part}") for part in PARTS]
        self.slots = tuple(map(slot_of, fields))
        self.places = fields[0].decimal_places

    def read(self, cell: Any) -> Parts:
        text = "" if cell is None else cleaned_number_text(cell)
        if not text:
            return (None, None, None)
        quantity = parse_quantity(text, self.unit, scale=self.scale)
        if quantity.qualifier is Qualifier.UNKNOWN:
            return (None, None, None)
        value = quantity.value
        if value is None:
            return (None, "1", quantity.qualifier.value)
        if value < 0:
            raise ValueError("число не бывает отрицательным")
        if value != round(value, self.places):
            raise ValueError(f"знаков после запятой не больше {self.places}")
        return (f"{value:f}", f"{quantity.step:f}", quantity.qualifier.value)

    def shown(self, parts: Sequence[Any]) -> str:
        value, step, qualifier = parts
        if qualifier in (None, Qualifier.UNKNOWN.value):
            return ""
        known = None if value is None else plain_decimal(value)
        return write_quantity(
            Quantity(known, self.unit, step=plain_decimal(step), qualifier=QUALIFIERS[qualifier])
        )


def plain_decimal(value: Any) -> Decimal:
    plain = Decimal(value).normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain


def clean_text(cell: Any) -> str:
    """A cell as text. Raises ValueError for what is no longer readable."""
    if not isinstance(cell, str):
        return as_text(cell)
    if PLAIN_TEXT.fullmatch(cell) and "  " not in cell and "????" not in cell:
        text = cell.strip()
        suspect = CAPITAL_INSIDE.search(text) is not None
    else:
        text, suspect = tidied_text(cell), True
        if CONTROL.search(text):
            raise ValueError("уберите невидимые управляющие знаки")
    if suspect and mojibake(text):
        raise ValueError("вместо русских букв непонятные знаки: возьмите текст из исходного файла")
    return text
