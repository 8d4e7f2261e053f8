import pytest

from reports.document import Basis
from reports.figures import FigureError
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
