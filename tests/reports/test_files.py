"""Files are made once and kept until what they are made of changes."""

from pathlib import Path

import pypdf
import pytest
from pytest_django import Settings

from reports.discovery import UnknownCode
from reports.files import content_key, file_of
from reports.models import RenderedFile, Report
from tests.reports.records import built_with, make_total, report_with

PRINTED = "<p>Прошло {{ reported code=events | мероприятие }}</p>"


@pytest.fixture(autouse=True)
def storage(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def files(storage: Path) -> list[Path]:
    return sorted(path for path in storage.rglob("*") if path.is_file())


def made(report: Report) -> tuple[bytes, list[str]]:
    """The file, and the steps that were told while it was made: none when it was kept."""
    told: list[str] = []
    return file_of(report, "pdf", told.append), told


@pytest.mark.django_db(transaction=True)
def test_a_pdf_is_made_once_and_again_only_when_something_it_prints_has_changed(storage: Path) -> None:
    total = make_total("events", "5", "event")
    report = report_with(PRINTED)

    first, told = made(report)
    assert told
    assert len(files(storage)) == 1
    assert made(report) == (first, [])

    make_total("other", "7", "event")
    assert made(report) == (first, []), "a record that the report does not print"

    total.value_value = 6
    total.save()
    changed, told = made(report)
    assert told
    assert changed != first
    assert len(files(storage)) == 1, "the old file is gone"

    (kept,) = files(storage)
    kept.unlink()
    again, told = made(report)
    assert told
    assert again == changed
    assert len(files(storage)) == 1, "a vanished file is made anew"
    assert made(report) == (changed, [])
    assert RenderedFile.objects.count() == 1
    assert pypdf.PdfReader(files(storage)[0]).pages


@pytest.mark.django_db
def test_quick_formats_are_made_anew_and_leave_no_files(storage: Path) -> None:
    make_total("events", "5", "event")
    report = report_with(PRINTED)
    assert file_of(report, "json").startswith(b"{")
    assert file_of(report, "html").startswith(b"<!doctype html>")
    assert files(storage) == []
    assert not RenderedFile.objects.exists()


@pytest.mark.django_db
def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UnknownCode, match="Формат файла «odt»"):
        file_of(report_with(PRINTED), "odt")


@pytest.mark.django_db
def test_the_key_changes_with_what_is_printed_and_with_nothing_else() -> None:
    total = make_total("events", "5", "event")
    key = content_key(built_with(PRINTED, form="same").document)
    assert content_key(built_with(PRINTED, form="again").document) == key
    total.value_value = 6
    total.save()
    assert content_key(built_with(PRINTED, form="other").document) != key
    bold = PRINTED.replace("Прошло", "<strong>Прошло</strong>")
    assert content_key(built_with(bold, form="bold").document) != key


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["pdfa", "docx", "xlsx"])
def test_formats_that_hold_data_change_also_with_what_no_page_shows(code: str) -> None:
    """How a number is known is not printed, but it stands in the data."""
    total = make_total("events", "5", "event")
    before = built_with(PRINTED, form="same").document
    total.note = "уточнено"
    total.save()
    assert content_key(built_with(PRINTED, form="other").document, code) != content_key(before, code)
    assert content_key(before, code) == content_key(before, code)
    assert content_key(before, code) != content_key(before, "pdf")
