"""Target indicators with their plan and fact by year."""

from __future__ import annotations

from django.db.models import Prefetch
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from portal.api.cities import find_city
from portal.api.paging import Found, Place, page
from portal.api.parameters import City
from portal.api.shapes import REFUSALS, Amount, Named, Page, Refusal, amounts, named, plain
from reports.models import Indicator, IndicatorValue

router = Router(tags=["Показатели"])


class ValueOfYear(Schema):
    """План и факт одного года."""

    year: int
    plan: Amount
    plan_upper: Amount = Field(description="Верхняя граница, если план — промежуток.")
    fact: Amount
    numerator: Amount
    denominator: Amount
    explanation: str = Field(description="Почему факт отличается от плана.")


class IndicatorRow(Schema):
    """Целевой показатель; показатель-заголовок значений не имеет."""

    code: str
    title: str
    parent: str | None = Field(description="Код показателя, в который этот входит.")
    unit: str = Field(description="Код единицы.")
    unit_label: str = Field(description="Единица, как она печатается.")
    higher_is_better: bool
    numerator_title: str
    denominator_title: str
    department: Named | None
    values: list[ValueOfYear]


class Indicators(Page):
    items: list[IndicatorRow]


@router.get(
    "/cities/{city}/indicators", response={200: Indicators, REFUSALS: Refusal}, summary="Показатели по годам"
)
def indicators(request: HttpRequest, city: City, place: Query[Place]) -> Found:
    """В порядке плана, с планом и фактом всех лет."""
    values = Prefetch("values", IndicatorValue.objects.select_related("indicator").order_by("year"))
    found = Indicator.objects.filter(municipality=find_city(city)).select_related("parent", "department")
    return page(request, found.prefetch_related(values), ("position", "pk"), place, _row)


def _row(indicator: Indicator) -> IndicatorRow:
    return IndicatorRow(
        parent=indicator.parent.code if indicator.parent else None,
        department=named(indicator.department),
        values=[_value(each) for each in indicator.values.all()],
        **plain(indicator, "code", "title", "unit", "unit_label", "higher_is_better"),
        **plain(indicator, "numerator_title", "denominator_title"),
    )


def _value(value: IndicatorValue) -> ValueOfYear:
    return ValueOfYear(
        **plain(value, "year", "explanation"),
        **amounts(value, "plan", "plan_upper", "fact", "numerator", "denominator"),
    )
