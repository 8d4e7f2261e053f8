import pytest
from django.db import models, transaction

from tests.people import People, make_people
from tests.records.samples import make_records


@pytest.fixture
def people(transactional_db: None) -> People:
    """Each change commits: within one transaction all history entries bear the same time."""
    return make_people()


@pytest.fixture
def records(people: People) -> dict[type[models.Model], models.Model]:
    with transaction.atomic():  # a record and its sets are entered at once
        return make_records(people.administrator.municipality)
