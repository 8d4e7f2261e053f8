import datetime

import pytest

from reports.document import Basis, Text
from reports.figures import FigureError
from reports.figures.base import find_declared
from tests.reports.records import make_total, scope

pytestmark = pytest.mark.django_db


def test_a_total_is_called_by_its_code_whatever_its_subject() -> None:
    make_total("events", "более 400", "event")
    make_total("leases", "12", "contract", subject="property.contracts")
    found = scope().printed("reported", {"code": "events"})
    assert (found.quantity.value, found.quantity.unit, found.basis) == (400, "event", Basis.TOTAL)
    assert scope().printed("reported", {"code": "leases"}).quantity.value == 12


def test_the_same_code_in_another_year_is_another_total() -> None:
    make_total("events", "5", "event")
    make_total("events", "4", "event", year=2022)
    assert scope(None, 2022).printed("reported", {"code": "events", "year": "2022"}).quantity.value == 4


def test_an_unknown_code_and_a_missing_code_are_refused() -> None:
    with pytest.raises(FigureError, match="Сводная величина с кодом «none» не найдена"):
        scope().printed("reported", {"code": "none"})
    with pytest.raises(FigureError, match="нужно условие «code»"):
        scope().printed("reported", {})


def test_the_day_that_a_total_is_true_for() -> None:
    make_total("providers", "123", "organization", as_of=datetime.date(2024, 1, 1))
    make_total("events", "5", "event")
    date = find_declared("reported.date")
    assert date.find(scope(), {"code": "providers"}) == (Text("01.01.2024"),)
    with pytest.raises(FigureError, match="У сводной величины «events» не указана дата"):
        date.find(scope(), {"code": "events"})
