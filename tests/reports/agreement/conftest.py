import pytest
from pytest_django import Settings

from tests.people import People, make_people
from tests.reports.agreement.world import World, make_world


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def world(people: People) -> World:
    return make_world(people)


@pytest.fixture
def tasks_at_once(settings: Settings) -> None:
    """Letters are sent by a worker; here within the request, as a worker would."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
