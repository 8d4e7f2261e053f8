"""Files are added, taken off, brought back and moved; nothing is ever half-written."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError
from django.test import Client
from pytest_django import Settings

from grants.models import Support
from ngo_registry.models import Organization
from portal.attachments.queries import attachments_of, removed_attachments_of
from portal.attachments.refusals import Refused
from portal.attachments.storing import MAX_FILES, attach, move_attachments, remove
from portal.models import Attachment
from tests.people import People, signed_in, visitor
from tests.workspace.attachments.files import PDF, docx, image, signature
from tests.workspace.history.makers import address
from tests.workspace.history.test_delete import take_out_of_register


def send(client: Client, organization: Organization, content: bytes, name: str, **data: str) -> Any:
    page = address("attach", "organizations", organization.pk)
    return client.post(page, {"file": SimpleUploadedFile(name, content), **data})


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def attached(record: Any, people: People, content: bytes = PDF, name: str = "акт.pdf") -> Attachment:
    return attach(record, BytesIO(content), name, city=record.municipality, by=people.coordinator)


def test_a_scan_is_attached_with_its_name_and_who_and_when(
    people: People, records: Any, folder: Path
) -> None:
    organization = records[Organization]
    client = signed_in(people.specialist)
    sent = send(client, organization, image("JPEG"), "Скан «14».png", title="Соглашение № 14")
    assert sent.status_code == 302
    made = attachments_of(organization).get()
    assert (made.name, made.title, made.media_type) == ("Скан «14».jpg", "Соглашение № 14", "image/jpeg")
    assert (made.uploaded_by, made.municipality) == (people.specialist, organization.municipality)
    assert [path.read_bytes() for path in kept(folder)] == [image("JPEG")]
    stored = Path(made.file.name)
    assert (stored.suffix, len(stored.name)) == ("", 48)
    shown = client.get(address("record", "organizations", organization.pk)).text
    assert "Соглашение №\xa014" in shown
    assert "specialist" in shown


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"<svg/>", "схема.svg", "разметкой"),
        (b"<html><script>alert(1)</script>", "акт.pdf", "разметкой"),
        (b"MZ\0\0", "акт.pdf", "программа"),
        (b"", "акт.pdf", "Файл пуст"),
        (docx()[:-30], "акт.docx", "повреждён"),
    ],
)
def test_what_is_refused_is_told_at_the_field_and_leaves_nothing(
    people: People, records: Any, folder: Path, content: bytes, name: str, told: str
) -> None:
    response = send(signed_in(people.coordinator), records[Organization], content, name, title="Моё слово")
    assert response.status_code == 422
    assert told in response.text
    assert 'value="Моё слово"' in response.text
    assert not kept(folder)
    assert not Attachment.objects.exists()


def test_without_a_file_the_page_asks_for_it(people: People, records: Any) -> None:
    page = address("attach", "organizations", records[Organization].pk)
    response = signed_in(people.coordinator).post(page, {"title": "Акт"})
    assert "Выберите файл." in response.text
    long = signed_in(people.coordinator).post(
        page, {"title": "Акт" * 100, "file": SimpleUploadedFile("а", PDF)}
    )
    assert long.status_code == 422
    assert "200" in long.text
    zero = signed_in(people.coordinator).post(page, {"title": "А\0кт", "file": SimpleUploadedFile("а", PDF)})
    assert zero.status_code == 422


def test_too_large_a_file_is_refused_and_not_written(
    people: People, records: Any, folder: Path, settings: Settings
) -> None:
    settings.MAX_FILE_SIZE = 1 << 20
    client, organization = signed_in(people.coordinator), records[Organization]
    for size in ((1 << 20) + 1, 3 << 20):
        response = send(client, organization, PDF + b" " * (size - len(PDF)), "акт.pdf")
        assert response.status_code == 422
        assert response.context["attach_errors"] == [
            "Файл больше 1 МБ: отсканируйте с меньшим разрешением или разделите на части."
        ]
    assert not kept(folder)
    inside = PDF.replace(b"trailer", b" " * ((1 << 20) - len(PDF)) + b"trailer")
    assert send(client, organization, inside, "акт.pdf").status_code == 302


def test_the_same_file_twice_is_told(people: People, records: Any, folder: Path) -> None:
    organization, client = records[Organization], signed_in(people.coordinator)
    send(client, organization, PDF, "акт.pdf", title="Акт")
    again = send(client, organization, PDF, "другое имя.pdf")
    assert again.status_code == 422
    assert "уже приложен" in again.text
    assert "«Акт»" in again.text
    assert len(kept(folder)) == 1
    attached(records[Support], people)
    assert len(kept(folder)) == 2


def test_a_record_has_so_many_files_and_no_more(people: People, records: Any, folder: Path) -> None:
    for number in range(MAX_FILES):
        attached(records[Organization], people, signature(number))
    with pytest.raises(Refused, match="уже приложено 50 файлов"):
        attached(records[Organization], people)
    assert len(kept(folder)) == MAX_FILES


def test_a_row_that_fails_takes_its_file_along(people: People, records: Any, folder: Path) -> None:
    organization = records[Organization]
    with pytest.raises(DataError):
        attach(
            organization,
            BytesIO(PDF),
            "акт.pdf",
            title="я" * 201,
            city=organization.municipality,
            by=people.coordinator,
        )
    assert not kept(folder)
    assert not Attachment.objects.exists()


def test_a_file_taken_off_can_come_back_and_the_history_knows_who(
    people: People, records: Any, folder: Path
) -> None:
    organization = records[Organization]
    made, client = attached(organization, people), signed_in(people.specialist)
    key, when = made.pk, made.uploaded_at
    assert client.post(address("detach", "organizations", organization.pk, key)).status_code == 302
    assert not attachments_of(organization).exists()
    assert removed_attachments_of(organization).get().pgh_context.metadata["user"] == people.specialist.pk
    assert client.get(address("attachment", "organizations", organization.pk, key)).status_code == 404
    assert "акт.pdf" in client.get(address("attach", "organizations", organization.pk)).text
    assert client.post(address("reattach", "organizations", organization.pk, key)).status_code == 302
    back = attachments_of(organization).get()
    assert (back.pk, back.uploaded_by, back.uploaded_at) == (key, people.coordinator, when)
    assert [path.read_bytes() for path in kept(folder)] == [PDF]
    assert not removed_attachments_of(organization).exists()


def test_who_may_add_and_take_off(people: People, records: Any) -> None:
    support = records[Support]
    made = attached(support, people)
    for person, status in ((people.auditor, 403), (people.specialist, 403), (people.stranger, 404)):
        client = signed_in(person)
        for name, keys in (("attach", ()), ("detach", (made.pk,)), ("reattach", (made.pk,))):
            assert client.post(address(name, "support", support.pk, *keys)).status_code == status
    assert visitor().post(address("attach", "support", support.pk)).status_code == 302
    assert attachments_of(support).count() == 1
    page = signed_in(people.auditor).get(address("attach", "support", support.pk)).text
    assert "Приложить" not in page
    assert "Убрать" not in page
    assert (
        signed_in(people.coordinator).get(address("detach", "support", support.pk, made.pk)).status_code
        == 405
    )


def test_files_of_a_deleted_record_wait_for_it(people: People, records: Any) -> None:
    support, client = records[Support], signed_in(people.coordinator)
    take_out_of_register()
    made = attached(support, people)
    page = address("delete", "support", support.pk)
    assert "1\xa0приложенный файл сохранится" in client.get(page).text
    client.post(page, {"version": client.get(page).context["version"]})
    assert client.get(address("attachment", "support", support.pk, made.pk)).status_code == 404
    client.post(address("put-back", "support", support.pk))
    assert (
        b"".join(client.get(address("attachment", "support", support.pk, made.pk)).streaming_content) == PDF
    )


def test_merged_records_share_their_files(people: People, records: Any) -> None:
    support, group = records[Support], records[Support].part_of
    made = attached(support, people)
    assert move_attachments(support, group) == 1
    assert list(attachments_of(group)) == [made]
    assert not attachments_of(support).exists()
    events = signed_in(people.coordinator).get(address("history", "support", group.pk)).context["events"]
    assert ("вложение", "", "акт.pdf") in [
        (d.label, d.before, d.after) for e in events for d in e.differences
    ]


def test_the_name_of_a_removed_file_is_its_title(people: People, records: Any) -> None:
    organization = records[Organization]
    made = attached(organization, people, name="C:\\Сканы\\Акт 1.pdf")
    remove(made, by=people.coordinator, reason="Не тот")
    events = (
        signed_in(people.auditor).get(address("history", "organizations", organization.pk)).context["events"]
    )
    told = {(each.label, each.before, each.after) for event in events for each in event.differences}
    assert ("вложение", "Акт 1.pdf", "убрано") in told
    page = signed_in(people.auditor).get(address("attach", "organizations", organization.pk))
    assert [each["name"] for each in page.context["removed"]] == ["Акт 1.pdf"]
