import pytest
from django.test import Client

from tests.people import People, make_people, signed_in


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def client(people: People) -> Client:
    """The coordinator's."""
    return signed_in(people.coordinator)
