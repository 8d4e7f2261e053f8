"""Target indicators: plan and fact."""

from __future__ import annotations

from reports.document import Basis
from reports.errors import FigureError
from reports.figures.base import Found, by_code, figure
from reports.models import IndicatorValue
from reports.operands import Operand
from reports.scope import Scope


@figure("indicators.plan", "Плановое значение показателя", adds_years=False)
def plan(scope: Scope, *, code: str) -> Found:
    value = _value(scope, code)
    return Found(value.plan, Basis.PLAN, (value,), brought=(value.plan,))


@figure("indicators.plan_upper", "Верхняя граница планового промежутка", adds_years=False)
def plan_upper(scope: Scope, *, code: str) -> Found:
    """Of a target that is a range: «с 25 до 35» is said by both ends."""
    value = _value(scope, code)
    return Found(value.plan_upper, Basis.PLAN, (value,), brought=(value.plan_upper,))


@figure("indicators.fact", "Фактическое значение показателя", adds_years=False)
def fact(scope: Scope, *, code: str) -> Found:
    value = _value(scope, code)
    return Found(value.fact, Basis.PLAN, (value,), brought=(value.fact,), operands=divided(value))


def divided(value: IndicatorValue) -> tuple[Operand, ...]:
    """What the fact was divided from, where that is known."""
    about = value.indicator
    pairs = (
        (about.numerator_title or "Числитель", value.numerator),
        (about.denominator_title or "Знаменатель", value.denominator),
    )
    return tuple(Operand(title, quantity) for title, quantity in pairs if quantity.is_known)


def _value(scope: Scope, code: str) -> IndicatorValue:
    indicator = by_code(scope.facts.city.indicators, code, "Цель")
    for value in scope.facts.indicator_values:
        if value.indicator_id == indicator.pk:
            return value
    raise FigureError(f"У показателя «{code}» нет значений за {scope.facts.year} год.")
