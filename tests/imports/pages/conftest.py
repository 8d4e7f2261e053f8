from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.people import People, make_people


@pytest.fixture(autouse=True)
def stored_files(settings: Settings, tmp_path: Path) -> Path:
    """The folder of uploaded files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def people(db: None) -> People:
    return make_people()
