"""Files go out through the page of their record alone, to who sees the record, and run nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client

from grants.models import Support
from ngo_registry.models import Organization
from portal.models import Attachment, Municipality
from portal.workspace.views.files import POLICY
from tests.people import People, signed_in, visitor
from tests.workspace.attachments.files import PDF, docx, image, signature
from tests.workspace.attachments.test_storing import attached
from tests.workspace.history.makers import address


def page(made: Attachment, record: Any, ledger: str = "organizations", city: str = "kemerovo") -> str:
    return address("attachment", ledger, record.pk, made.pk, city=city)


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("given", "name", "media_type", "how"),
    [
        (PDF, "Акт № 1.pdf", "application/pdf", "inline"),
        (image("PNG"), "снимок.png", "image/png", "inline"),
        (image("JPEG"), "снимок.jpg", "image/jpeg", "inline"),
        (image("TIFF"), "снимок.tif", "image/tiff", "attachment"),
        (docx(), "письмо.docx", None, "attachment"),
        (signature(), "акт.pdf.sig", "application/pkcs7-signature", "attachment"),
    ],
)
def test_what_opens_in_a_tab_and_what_is_saved(
    people: People, records: Any, given: bytes, name: str, media_type: str | None, how: str
) -> None:
    organization = records[Organization]
    made = attached(organization, people, given, name)
    response = signed_in(people.auditor).get(page(made, organization))
    assert content(response) == given
    assert response["Content-Type"] == (media_type or made.media_type)
    assert response["Content-Disposition"] == f"{how}; filename*=utf-8''{quote(name)}"
    assert response["Content-Security-Policy"] == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    assert int(response["Content-Length"]) == len(given)
    saved = signed_in(people.auditor).get(page(made, organization) + "?download")
    assert saved["Content-Disposition"].startswith("attachment;")
    assert content(saved) == given


def test_the_policy_lets_a_file_do_nothing() -> None:
    rules = [rule.strip() for rule in POLICY.split(";")]
    assert "sandbox" in rules
    assert "default-src 'none'" in rules
    assert "script-src" not in POLICY
    assert "allow-scripts" not in POLICY


def test_an_unchanged_file_is_not_sent_again(people: People, records: Any) -> None:
    organization = records[Organization]
    made, client = attached(organization, people), signed_in(people.auditor)
    first = client.get(page(made, organization))
    assert first["ETag"] == f'"{made.sha256}"'
    assert content(first) == PDF
    second = client.get(page(made, organization), headers={"If-None-Match": first["ETag"]})
    assert (second.status_code, second.content) == (304, b"")
    assert (
        signed_in(people.stranger)
        .get(page(made, organization), headers={"If-None-Match": first["ETag"]})
        .status_code
        == 404
    )


def test_only_who_sees_the_record_sees_its_files(people: People, records: Any) -> None:
    organization = records[Organization]
    made = attached(organization, people)
    assert visitor().get(page(made, organization)).status_code == 302
    for person in (people.stranger, people.stranger_specialist):
        for city in ("kemerovo", "kogalym"):
            assert signed_in(person).get(page(made, organization, city=city)).status_code == 404
    for person in (people.superuser, people.administrator, people.specialist, people.auditor):
        response = signed_in(person).get(page(made, organization))
        assert content(response) == PDF


def test_a_file_has_the_address_of_its_own_record_only(people: People, records: Any) -> None:
    organization, support = records[Organization], records[Support]
    made, client = attached(organization, people), signed_in(people.coordinator)
    assert client.get(page(made, support, "support")).status_code == 404
    city = Municipality.objects.get(slug="kemerovo")
    assert client.get(page(made, city, "city")).status_code == 404
    assert client.get(address("attachment", "organizations", organization.pk, 10**25)).status_code == 404


def test_a_lost_file_is_not_found(people: People, records: Any, folder: Path) -> None:
    organization = records[Organization]
    made = attached(organization, people)
    made.file.storage.delete(made.file.name)
    assert signed_in(people.coordinator).get(page(made, organization)).status_code == 404


def test_the_storage_is_served_nowhere(people: People, records: Any) -> None:
    made = attached(records[Organization], people)
    for client in (Client(), signed_in(people.superuser)):
        for start in ("/media/", "/static/", "/static/../media/", "/"):
            assert client.get(start + made.file.name).status_code == 404, start
    served = [Path(settings.STATIC_ROOT), *map(Path, settings.STATICFILES_DIRS)]
    media = Path(settings.VAR, "media")
    assert not any(media.is_relative_to(place) or place.is_relative_to(media) for place in served)
