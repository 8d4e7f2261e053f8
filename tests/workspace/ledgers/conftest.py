import pytest
from django.db import models

from tests.people import People, make_people
from tests.records.samples import make_records


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def records(people: People) -> dict[type[models.Model], models.Model]:
    """One of every kind, in the city of the people."""
    return make_records(people.administrator.municipality)
