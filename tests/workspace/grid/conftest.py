from __future__ import annotations

import pytest

from grants.models import Programme
from ngo_registry.models import Organization
from portal.workspace.grid.sheet import Sheet
from tests.people import People, make_people
from tests.reports.records import make_organization, make_programme
from tests.workspace.grid.sheets import sheet_of


@pytest.fixture
def people(db: None) -> People:
    return make_people()


@pytest.fixture
def sport(people: People) -> Programme:
    return make_programme("sport")


@pytest.fixture
def sheet(people: People, sport: Programme) -> Sheet:
    """Money of the programme «sport» in 2023 at the coordinator's desk."""
    return sheet_of(people.coordinator, programme=sport)


@pytest.fixture
def veterans(people: People) -> Organization:
    return make_organization("veterans", name="Совет ветеранов «Ёлка»", ogrn="1027700132195")
