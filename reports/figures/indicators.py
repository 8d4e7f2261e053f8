"""Target indicators: plan and fact."""

from __future__ import annotations

from reports.document import Basis
from reports.errors import FigureError
from reports.figures.base import Found, by_code, figure
from reports.models import IndicatorValue
from reports.scope import Scope


@figure("indicators.plan", "Плановое значение показателя", adds_years=False)
def plan(scope: Scope, *, code: str) -> Found:
    value = _value(scope, code)
    return Found(value.plan, Basis.PLAN, (value,))


@figure("indicators.plan_upper", "Верхняя граница планового промежутка", adds_years=False)
def plan_upper(scope: Scope, *, code: str) -> Found:
    """Of a target that is a range: «с 25 до 35» is said by both ends."""
    value = _value(scope, code)
    return Found(value.plan_upper, Basis.PLAN, (value,))


@figure("indicators.fact", "Фактическое значение показателя", adds_years=False)
def fact(scope: Scope, *, code: str) -> Found:
    value = _value(scope, code)
    return Found(value.fact, Basis.PLAN, (value,))


def _value(scope: Scope, code: str) -> IndicatorValue:
    indicator = by_code(scope.facts.city.indicators, code, "Цель")
    for value in scope.facts.indicator_values:
        if value.indicator_id == indicator.pk:
            return value
    raise FigureError(f"У показателя «{code}» нет значений за {scope.facts.year} год.")
