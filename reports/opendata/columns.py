"""Columns of open data: declared once, they make the query, the passports, the package and the page.

Texts of people and of officials are given out as the file formats of the portal give them out: never a formula.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices

from portal.lib.quantities import Qualifier


class Type(StrEnum):
    """Names of types in Table Schema, with what stands for them in words."""

    words: str

    def __new__(cls, code: str, words: str) -> Type:
        member = str.__new__(cls, code)
        member._value_ = code
        member.words = words
        return member

    STRING = "string", "текст"
    INTEGER = "integer", "целое число"
    NUMBER = "number", "число"
    YEAR = "year", "год"
    DATE = "date", "дата"
    BOOLEAN = "boolean", "да или нет"


@dataclass(frozen=True, slots=True)
class Column:
    """``sql`` is an expression over the tables of the data set; an empty text becomes an empty cell.

    ``values`` are the codes that may stand here, with their meanings. In ``is_free`` texts numbers and addresses
    that tell of one person are hidden.
    """

    name: str
    title: str
    type: Type
    sql: str
    description: str = ""
    is_required: bool = False
    is_unique: bool = False
    is_free: bool = False
    pattern: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether what stands here was typed by somebody."""
        return self.type is Type.STRING and not self.values


def text(
    name: str, title: str, sql: str, description: str = "", *, required: bool = False, pattern: str = ""
) -> Column:
    return Column(name, title, Type.STRING, sql, description, is_required=required, pattern=pattern)


def free_text(name: str, title: str, sql: str, description: str = "") -> Column:
    return Column(name, title, Type.STRING, sql, description, is_free=True)


def day(name: str, title: str, sql: str, description: str = "", *, required: bool = False) -> Column:
    return Column(name, title, Type.DATE, sql, description, is_required=required)


def integer(name: str, title: str, sql: str, description: str = "", *, required: bool = False) -> Column:
    return Column(name, title, Type.INTEGER, sql, description, is_required=required)


def year(name: str, title: str, sql: str, description: str = "", *, required: bool = True) -> Column:
    return Column(name, title, Type.YEAR, sql, description, is_required=required)


def yes_or_no(name: str, title: str, sql: str, description: str = "") -> Column:
    return Column(name, title, Type.BOOLEAN, sql, description)


def choice(
    name: str, title: str, sql: str, choices: type[TextChoices], description: str = ""
) -> tuple[Column, Column]:
    """The code, and beside it what it means."""
    values = tuple((str(value), str(label)) for value, label in choices.choices)
    cases = " ".join(f"WHEN {quoted(value)} THEN {quoted(label)}" for value, label in values)
    labels = tuple((label, "") for _, label in values)
    return (
        Column(name, f"{title}, код", Type.STRING, sql, description, values=values),
        Column(f"{name}_name", title, Type.STRING, f"CASE {sql} {cases} END", description, values=labels),
    )


QUALIFIERS = tuple((each.value, each.label) for each in Qualifier)
NO_VALUE = "Пусто, где числа нет: «absent» — не было, «unknown» — нет сведений."


def quantity(name: str, title: str, sql: str, unit: str, *, is_money: bool = False) -> tuple[Column, ...]:
    """The number and what is known of it. ``sql`` is the start of its three columns: ``s.amount``."""
    named = f"{title}, {unit}" if unit else title
    number = Column(name, named, Type.NUMBER, f"trim_scale({sql}_value)", NO_VALUE)
    qualifier = Column(
        f"{name}_qualifier",
        f"{title}: уточнение",
        Type.STRING,
        f"{sql}_qualifier",
        "Что число говорит о настоящем: «более 800», «около 50».",
        is_required=True,
        values=QUALIFIERS,
    )
    if not is_money:
        return (number, qualifier)
    step = Column(
        f"{name}_step",
        f"{title}: точность, {unit}",
        Type.NUMBER,
        f"CASE WHEN {sql}_value IS NOT NULL THEN trim_scale({sql}_step) END",
        "Последний известный знак: 100, если сумма известна с точностью до сотен.",
    )
    return (number, qualifier, step)


def money(name: str, title: str, sql: str) -> tuple[Column, ...]:
    return quantity(name, title, sql, "руб.", is_money=True)


def act(alias: str) -> tuple[Column, ...]:
    """The legal act behind a record. ``alias`` is that of its table."""
    return (
        text("act_number", "Правовой акт: номер", f"{alias}.number"),
        day("act_date", "Правовой акт: дата", f"{alias}.date"),
        text("act_title", "Правовой акт: название", f"{alias}.title"),
        text("act_url", "Правовой акт: где опубликован", f"{alias}.url"),
    )


def joined(expression: str, tables: str, order: str) -> str:
    """SQL of several values in one cell, apart by «; »."""
    return f"(SELECT string_agg({expression}, '; ' ORDER BY {order}) FROM {tables})"


CITY = (
    text("city", "Муниципалитет, код", "m.slug", "Код из адреса на портале.", required=True),
    text("city_name", "Муниципалитет", "m.name", required=True),
)


def quoted(value: str) -> str:
    """A constant of our own for SQL; what people typed never comes here."""
    return "'" + value.replace("'", "''") + "'"


def flat(*parts: Column | Iterable[Column]) -> tuple[Column, ...]:
    """Columns and groups of columns in one row."""
    return tuple(
        column for part in parts for column in ((part,) if isinstance(part, Column) else tuple(part))
    )
