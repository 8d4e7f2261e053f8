from collections.abc import Mapping

import pytest
from django.core.cache import cache
from django.db import models

from ngo_registry.models import Organization
from portal.models import Municipality
from tests.api.asking import Records
from tests.people import make_city
from tests.records.samples import make_records
from tests.reports.records import make_award, make_contest, make_programme, make_support


@pytest.fixture(autouse=True)
def _nobody_counted(db: None) -> None:
    """The count of requests is in the database too; one test leaves nothing to the next."""
    cache.clear()


@pytest.fixture
def city(db: None) -> Municipality:
    return make_city()


@pytest.fixture
def records(city: Municipality) -> Mapping[type[models.Model], models.Model]:
    """Two of every kind, and what the samples lack: money known in thousands, and people who won."""
    make_records(city, 2)
    made: Records = make_records(city, 1)
    make_support(
        "lease",
        city=city,
        kind="property",
        tenure="free_use",
        organization=made[Organization],
        programme=make_programme("sport"),
    )
    make_support("thousands", city=city, amount="1397,2 тыс", recipients="более 5")
    make_award(
        "people", make_contest("of-people"), persons="3", amount="300000", project="Выставка Анны Ивановой"
    )
    return made
