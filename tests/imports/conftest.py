from pathlib import Path
from typing import Any

import pytest

from portal.models import User
from tests.people import make_city, make_department, make_person


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def coordinator(db: None) -> User:
    return make_person("coordinator", "coordinator", make_city())


@pytest.fixture
def specialist(db: None) -> User:
    city = make_city()
    return make_person("specialist", "specialist", city, make_department(city))
