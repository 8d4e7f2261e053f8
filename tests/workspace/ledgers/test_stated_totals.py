"""A grid's total is compared with what was declared for the report's own table."""

import pytest

from grants.models import Programme
from grants.support_grids import FINANCIAL
from portal.lib.parse import write_quantity
from portal.models import Municipality
from portal.workspace.stated_totals import stated
from reports.models import DeclaredValue
from tests.people import make_city
from tests.records.samples import rub

pytestmark = pytest.mark.django_db


@pytest.fixture
def city() -> Municipality:
    return make_city()


@pytest.fixture
def sport(city: Municipality) -> Programme:
    return Programme.objects.create(municipality=city, code="sport", name="Спорт")


def declare(city: Municipality, year: int, value: str, programme: str = "sport") -> None:
    place = f"table:programme_recipients?programme={programme}/total/amount"
    DeclaredValue.objects.create(municipality=city, year=year, place=place, value=rub(value))


def test_nothing_is_compared_where_nothing_was_declared(city: Municipality, sport: Programme) -> None:
    declare(city, 2022, "1 тыс")
    declare(city, 2023, "2 тыс", programme="culture")
    declare(make_city("kogalym", "Когалым"), 2023, "3 тыс")
    assert FINANCIAL.declared is not None
    assert FINANCIAL.declared(city, {"year": 2023, "programme": sport}) == {}
    assert FINANCIAL.declared(city, {"year": None, "programme": None}) == {}


def test_the_declared_total_of_the_programme_and_year(city: Municipality, sport: Programme) -> None:
    declare(city, 2023, "1397,2 тыс")
    assert FINANCIAL.declared is not None
    found = FINANCIAL.declared(city, {"year": 2023, "programme": sport})
    assert {name: write_quantity(value) for name, value in found.items()} == {"amount": "1397,2 тыс"}


def test_a_value_that_is_not_known_is_none(city: Municipality, sport: Programme) -> None:
    declare(city, 2023, "")
    assert FINANCIAL.declared is not None
    assert FINANCIAL.declared(city, {"year": 2023, "programme": sport}) == {}


def test_a_word_that_nobody_offers_gives_nothing(city: Municipality) -> None:
    assert stated("unheard")(city, {}) == {}
