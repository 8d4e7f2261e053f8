"""Shapes of answers that all apps use. Descriptions are read by people on the page of the API."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from ninja import Schema
from pydantic import Field

from portal.lib.numbers import format_quantity
from portal.lib.quantities import KOPECK, Quantity
from portal.lib.units import Kind, unit
from portal.models import LegalAct

REFUSALS = frozenset({400, 404, 422, 429})
"""With what a path may refuse, always in the shape `Refusal`."""


class Refusal(Schema):
    """Отказ: что не так и что сделать."""

    detail: str = Field(description="Русское предложение для человека.")


class Amount(Schema):
    """Число так, как его знает город: с единицей, точностью и оговоркой."""

    value: str | None = Field(
        description="Десятичная дробь через точку; рубли — с копейками. null, если числа нет (см. qualifier).",
        pattern=r"^\d+(\.\d+)?$",
        examples=["1397200.00"],
    )
    unit: str = Field(description="Код единицы: rub, organization, m2, …", examples=["rub"])
    qualifier: str = Field(
        description="exact — ровно, more — более, over — свыше, about — около, up_to — до, "
        "unknown — нет сведений, absent — не было.",
        examples=["exact"],
    )
    precision: str | None = Field(
        description="Последний известный разряд: 100 у суммы «1 397,2 тыс. рублей». null, если числа нет.",
        examples=["100.00"],
    )
    text: str = Field(description="Как число печатается по-русски.", examples=["1 397,2 тыс. рублей"])


class Named(Schema):
    """Запись справочника."""

    code: str
    name: str


class Act(Schema):
    """Правовой акт."""

    title: str = Field(description="Вид, дата и номер: «постановление от 21.12.2017 № 3260».")
    about: str = Field(description="Название акта.")
    number: str
    date: datetime.date | None
    url: str = Field(description="Где опубликован.")


class Page(Schema):
    """Страница списка."""

    total: int | None = Field(
        description="Сколько записей во всей выборке; null, если больше 10 000 и точный счёт дорог."
    )
    next: str | None = Field(description="Адрес следующей страницы; null на последней.")


def amount_of(quantity: Quantity) -> Amount:
    is_money = unit(quantity.unit).kind is Kind.MONEY
    has_value = quantity.value is not None
    return Amount(
        value=_written(quantity.value, is_money=is_money),
        unit=quantity.unit,
        qualifier=quantity.qualifier.value,
        precision=_written(quantity.step, is_money=is_money) if has_value else None,
        text=format_quantity(quantity),
    )


def named(record: Any) -> Named | None:
    """A record of a reference book, a programme, a department; None for none."""
    return Named(code=record.code, name=record.name) if record else None


def choice_of(record: Any, field: str) -> Named | None:
    """A value from a fixed list, with its Russian label; None for an empty one."""
    code = getattr(record, field)
    return Named(code=code, name=getattr(record, f"get_{field}_display")()) if code else None


def plain(record: Any, *names: str) -> dict[str, Any]:
    """Fields that are given as they stand."""
    return {name: getattr(record, name) for name in names}


def amounts(record: Any, *names: str) -> dict[str, Any]:
    return {name: amount_of(getattr(record, name)) for name in names}


def choices(record: Any, *names: str) -> dict[str, Any]:
    return {name: choice_of(record, name) for name in names}


def act_of(act: LegalAct | None) -> Act | None:
    if act is None:
        return None
    return Act(title=str(act), about=act.title, number=act.number, date=act.date, url=act.url)


def _written(value: Decimal | None, *, is_money: bool) -> str | None:
    if value is None:
        return None
    return f"{value.quantize(KOPECK):f}" if is_money else f"{value:f}"
