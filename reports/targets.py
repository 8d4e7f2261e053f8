"""A target that is a range: how it is said, read and held against a fact."""

from __future__ import annotations

import re

from portal.lib.numbers import NBSP, format_quantity
from portal.lib.parse import parse_quantity, write_quantity
from portal.lib.quantities import LOWER_BOUNDS, Qualifier, Quantity
from reports.models import IndicatorValue

_NUMBER = r"[0-9][0-9\s]*(?:[.,][0-9]+)?\s*%?"
_FROM_TO = re.compile(rf"(?:от|с)\s+(?P<lower>{_NUMBER})\s+до\s+(?P<upper>.+)", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?P<lower>{_NUMBER})\s*[-‐‑‒–—−]\s*(?P<upper>[0-9].*)")


class RangeError(ValueError):
    """The text is no range; the message says in one Russian sentence what to do."""


def parse_plan(text: str, unit: str) -> tuple[Quantity, Quantity]:
    """«с 25 до 35», «от 25 до 35», «25–35» or one number → its ends; the upper one is unknown where there is none.

    Raises ValueError with one sentence for the person.
    """
    cleaned = " ".join(text.split())
    match = _FROM_TO.fullmatch(cleaned) or _BETWEEN.fullmatch(cleaned)
    if match is None:
        return parse_quantity(text, unit), Quantity.unknown(unit)
    lower, upper = (parse_quantity(match[name], unit) for name in ("lower", "upper"))
    if upper.value is None or upper.qualifier is not Qualifier.EXACT or lower.number >= upper.number:
        raise RangeError("В промежутке сначала пишут меньшее число: с 25 до 35.")
    return lower, upper


def write_plan(plan: Quantity, upper: Quantity) -> str:
    """The notation that `parse_plan` reads back."""
    if not upper.is_known:
        return write_quantity(plan)
    return f"с {write_quantity(plan)} до {write_quantity(upper)}"


def plan_words(value: IndicatorValue) -> str:
    """«36,67 %», «с 25 до 35 %»."""
    if not value.plan_upper.is_known:
        return format_quantity(value.plan)
    lower = format_quantity(value.plan, with_unit=False)
    return f"с{NBSP}{lower} до{NBSP}{format_quantity(value.plan_upper)}"


def misses_plan(value: IndicatorValue) -> bool:
    """Whether the fact is worse than every number of the plan.

    «Более 20» may well be the 25 of the plan, so it is not held against it; nor is «до 30» where less is better.
    """
    plan, upper, fact = value.plan, value.plan_upper, value.fact
    if not (plan.is_known and fact.is_known):
        return False
    if value.indicator.higher_is_better:
        return fact.number < plan.number and fact.qualifier not in LOWER_BOUNDS
    most = upper if upper.is_known else plan
    return fact.number > most.number and fact.qualifier is not Qualifier.UP_TO


def nearest_end(value: IndicatorValue) -> Quantity:
    """What a fact outside the plan is measured by; the fact itself where it lies inside."""
    plan, upper, fact = value.plan, value.plan_upper, value.fact
    if not (upper.is_known and plan.is_known and fact.is_known):
        return plan
    return plan if fact.number < plan.number else upper if fact.number > upper.number else fact
