"""How large a file may be is the installation's to say."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from pytest_django import Settings

from portal.attachments.upload_limit import is_too_large
from portal.settings import MAX_FILE_MB, max_size
from portal.too_large import FORM


@pytest.mark.parametrize(("given", "size"), [(None, 20 << 20), ("1", 1 << 20), ("200", 200 << 20)])
def test_the_environment_sets_the_limit(
    monkeypatch: pytest.MonkeyPatch, given: str | None, size: int
) -> None:
    if given is None:
        monkeypatch.delenv("PORTAL_MAX_FILE_MB", raising=False)
    else:
        monkeypatch.setenv("PORTAL_MAX_FILE_MB", given)
    assert max_size("PORTAL_MAX_FILE_MB", 20, MAX_FILE_MB) == size


@pytest.mark.parametrize("wrong", ["0", "201", "-5", "20 MB", ""])
def test_a_wrong_limit_stops_the_start(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("PORTAL_MAX_FILE_MB", wrong)
    with pytest.raises(ImproperlyConfigured, match="PORTAL_MAX_FILE_MB"):
        max_size("PORTAL_MAX_FILE_MB", 20, MAX_FILE_MB)


@pytest.mark.parametrize(
    ("address", "length", "is_refused"),
    [
        ("/workspace/kemerovo/support/5/attachments/", 1 << 20, False),
        ("/workspace/kemerovo/support/5/attachments/", (1 << 20) + FORM + 1, True),
        ("/workspace/kemerovo/imports/new/", 1 << 30, False),
    ],
)
def test_the_limit_is_of_attachments_alone(
    settings: Settings, address: str, length: int, is_refused: bool
) -> None:
    settings.MAX_FILE_SIZE = 1 << 20
    request = RequestFactory().post(address, CONTENT_LENGTH=str(length))
    assert is_too_large(request) is is_refused
