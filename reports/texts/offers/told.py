"""What departments report as totals, and target indicators."""

from __future__ import annotations

from collections.abc import Iterator

from reports.texts.offers.base import Draft, Ground, Subject


def offer_totals(ground: Ground) -> Iterator[Draft]:
    for total in ground.scope.facts.totals:
        if total.code and total.value.is_known:
            yield Draft(total.title, "reported", {"code": total.code})
        if total.code and total.as_of:
            yield Draft(f"{total.title}: на какую дату", "reported.date", {"code": total.code})


def offer_indicators(ground: Ground) -> Iterator[Draft]:
    for value in ground.scope.facts.indicator_values:
        asked = {"code": value.indicator.code}
        if value.fact.is_known:
            yield Draft(f"{value.indicator.title}: факт", "indicators.fact", asked)
        if value.plan.is_known:
            ends = ": план, от" if value.plan_upper.is_known else ": план"
            yield Draft(f"{value.indicator.title}{ends}", "indicators.plan", asked)
        if value.plan_upper.is_known:
            yield Draft(f"{value.indicator.title}: план, до", "indicators.plan_upper", asked)


TOTALS = Subject("totals", "Сводные сведения подразделений", 5, offer_totals)
INDICATORS = Subject("indicators", "Целевые показатели", 6, offer_indicators)
