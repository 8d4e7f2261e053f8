"""Detached signatures put to the files of an edition, through the pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from portal.attachments.signatures import MAX_SIZE
from reports.models import Report
from tests.pages.reading import words_of
from tests.people import People, make_people, signed_in, visitor
from tests.reports.editions.made import files_in, make_edition
from tests.reports.records import report_with
from tests.workspace.attachments.files import PDF, signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> People:
    return make_people()


@pytest.fixture
def client(people: People) -> Client:
    return signed_in(people.coordinator)


@pytest.fixture
def report() -> Report:
    return report_with("<p>Рассказ.</p>")


def register(report: Report) -> str:
    return f"/workspace/kemerovo/reports/{report.pk}/editions/"


def sign(
    client: Client, report: Report, content: bytes, name: str = "отчёт.sig", kind: str = "pdf"
) -> HttpResponse:
    return client.post(
        f"{register(report)}1/attachments/",
        {"signed": kind, "file": SimpleUploadedFile(name, content)},
    )


def test_a_signature_is_kept_beside_its_file(client: Client, report: Report, people: People) -> None:
    edition = make_edition(report)
    assert sign(client, report, signature(), "Отчёт 2023.pdf.sig").status_code == 302
    kept = edition.signatures.get()
    assert (kept.name, kept.signed.kind, kept.added_by) == ("Отчёт 2023.pdf.sig", "pdf", people.coordinator)
    assert kept.size == len(signature())
    assert "Отчёт 2023.pdf.sig" in words_of(client.get(register(report)))


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", "pdf", "Это не отсоединённая подпись"),
        (PDF, "pdf", "Это не отсоединённая подпись"),
        (signature() + b"\0" * MAX_SIZE, "pdf", "Файл больше 1 МБ"),
        (signature(), "page", "Выберите, какой файл подписан"),
        (signature(), "docm", "Выберите, какой файл подписан"),
    ],
)
def test_what_is_no_signature_of_a_file_is_refused(
    content: bytes, kind: str, words: str, client: Client, report: Report, storage: Path
) -> None:
    edition = make_edition(report)
    before = files_in(storage)
    refused = sign(client, report, content, kind=kind)
    assert refused.status_code == 422
    assert words in words_of(refused)
    assert not edition.signatures.exists()
    assert files_in(storage) == before


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/отчёт.sig", "отчёт.sig"),
        ("C:\\Документы\\отчёт.p7s", "отчёт.p7s"),
        ("отчёт.exe", "отчёт.sig"),
        ("<script>.sig", "_script_.sig"),
    ],
)
def test_a_signature_bears_a_name_that_harms_nobody(
    sent: str, kept: str, client: Client, report: Report
) -> None:
    edition = make_edition(report)
    assert sign(client, report, signature(), sent).status_code == 302
    assert edition.signatures.get().name == kept


def test_several_people_sign_several_files(client: Client, report: Report, people: People) -> None:
    """Each signature says what it was put to, and that the portal has not judged it."""
    edition = make_edition(report)
    both = {"pdf": signature(), "json": signature(310)}
    for kind, content in both.items():
        assert sign(client, report, content, f"{kind}.sig", kind).status_code == 302
    assert sign(client, report, signature(320), "второй.sig").status_code == 302
    for page in (client.get(register(report)), visitor().get("/kemerovo/reports/2023/free/")):
        words = words_of(page).lower()
        assert "pdf.sig" in words
        assert "json.sig" in words
        assert "второй.sig" in words
        assert "к файлу pdf" in words
        assert "не проверяет" in words.replace("\u00a0", " ")
    for signed in edition.signatures.all():
        link = f"/kemerovo/reports/2023/free/editions/1/signatures/{signed.pk}/"
        assert hashlib.sha256(visitor().get(link).content).hexdigest() == signed.sha256


def test_the_same_signature_is_kept_once(client: Client, report: Report) -> None:
    edition = make_edition(report)
    assert sign(client, report, signature()).status_code == 302
    refused = sign(client, report, signature())
    assert "уже приложена" in words_of(refused)
    assert edition.signatures.count() == 1


def test_a_form_without_a_file_is_answered_in_words(client: Client, report: Report) -> None:
    make_edition(report)
    refused = client.post(f"{register(report)}1/attachments/", {"signed": "pdf"})
    assert "Выберите файл подписи" in words_of(refused)
