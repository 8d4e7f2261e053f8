from pathlib import Path

import pytest
from django.db import models
from pytest_django import Settings

from tests.people import People, make_people
from tests.records.samples import make_records


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def records(people: People) -> dict[type[models.Model], models.Model]:
    return make_records(people.administrator.municipality)


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the storage keeps files."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path
