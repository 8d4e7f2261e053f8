"""Comprehensive plans in a text."""

from __future__ import annotations

from reports.document import Inline, Text
from reports.errors import FigureError
from reports.figures.base import reference
from reports.scope import Scope


@reference("plan.years", "Годы комплексного плана")
def plan_years(scope: Scope, *, code: str = "") -> tuple[Inline, ...]:
    """Of the plan of this code, or of the only plan that covers the year."""
    year = scope.facts.year
    plans = [
        plan
        for plan in scope.facts.city.plans
        if (plan.code == code if code else plan.year_from <= year <= plan.year_to)
    ]
    if len(plans) != 1:
        raise FigureError("Укажите код комплексного плана: подходящий план не один или его нет.")
    return (Text(f"{plans[0].year_from}–{plans[0].year_to}"),)
