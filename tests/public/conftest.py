"""One site for all tests that only read it: loaded once for a process, and taken away with the process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.public.site import Names, make_site


@pytest.fixture(scope="module")
def site(  # a test that asks for it is marked with django_db, or no test database is made
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Names]:
    media = tmp_path_factory.mktemp("media")
    assert "test" in connection.settings_dict["NAME"]
    with override_settings(MEDIA_ROOT=media), django_db_blocker.unblock(), transaction.atomic():
        yield make_site()
        transaction.set_rollback(True)
