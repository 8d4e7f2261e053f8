import pytest

from portal.models import Municipality
from tests.people import People, make_people


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def city(people: People) -> Municipality:
    return people.administrator.municipality
