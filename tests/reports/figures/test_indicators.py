import pytest

from reports.document import Basis
from reports.figures import FigureError
from reports.models import IndicatorValue
from reports.texts.offers.find import find_offers, ground_of
from tests.reports.records import make_indicator, scope

pytestmark = pytest.mark.django_db


def test_plan_and_fact_of_the_year_and_of_another() -> None:
    make_indicator("share", "1,70", "21,38", last_year="1,5")
    both = scope(None, 2022)
    plan = both.printed("indicators.plan", {"code": "share"})
    assert (str(plan.quantity.value), plan.basis) == ("1.7", Basis.PLAN)
    assert str(both.printed("indicators.fact", {"code": "share"}).quantity.value) == "21.38"
    assert str(both.printed("indicators.fact", {"code": "share", "year": "2022"}).quantity.value) == "1.5"


def test_an_indicator_without_values_and_an_unknown_one_are_refused() -> None:
    make_indicator("heading")
    with pytest.raises(FigureError, match="У показателя «heading» нет значений за 2023 год"):
        scope().printed("indicators.fact", {"code": "heading"})
    with pytest.raises(FigureError, match="с кодом «none» не найдена"):
        scope().printed("indicators.fact", {"code": "none"})


def test_a_target_that_is_a_range_is_said_by_both_ends() -> None:
    make_indicator("share", "25", "30")
    IndicatorValue.objects.update(plan_upper_value=35, plan_upper_step=1, plan_upper_qualifier="exact")
    ends = [
        scope().printed(f"indicators.{end}", {"code": "share"}).quantity for end in ("plan", "plan_upper")
    ]
    assert [str(each.value) for each in ends] == ["25", "35"]
    titles = [offer.title for offer in find_offers(ground_of(scope()), "план")]
    assert any(title.endswith(": план, до") for title in titles)
