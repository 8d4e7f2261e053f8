"""Publishing: what is frozen, what stops it, and that nothing is left of what failed."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pypdf
import pytest
from django.db import DatabaseError, connection, transaction
from pghistory.models import Events

from grants.models import ReportedTotal
from portal.models import User
from reports.actions.publish import publish
from reports.actions.sign_edition import sign_edition
from reports.actions.withdraw import withdraw
from reports.editions.digests import edition_digest
from reports.editions.keeping import keep
from reports.editions.kinds import DOCUMENT, OUTLINE, OWN, PAGE, formats
from reports.editions.queries import file_of_edition
from reports.editions.readiness import readiness_of
from reports.editions.reading import document_of, outline_of, page_of, read, read_kind
from reports.editions.refusals import NotPublished, ReportChanged
from reports.models import DecisionKind, Edition, EditionFile, FindingDecision, Report, SectionState
from tests.people import make_people
from tests.reports.editions.made import files_in, make_edition
from tests.reports.records import make_total, report_with
from tests.workspace.attachments.files import signature

pytestmark = pytest.mark.django_db
PRINTED = "<p>Прошло {{ reported code=events | мероприятие }}</p>"
LATER = "<p>Семинар прошёл 23 июля 2024 года.</p>"


@pytest.fixture
def coordinator() -> User:
    return make_people().coordinator


@pytest.fixture
def total() -> ReportedTotal:
    return make_total("events", "5", "event")


@pytest.fixture
def report(total: ReportedTotal) -> Report:
    return accepted(report_with(PRINTED))


def accepted(report: Report) -> Report:
    report.sections.update(state=SectionState.ACCEPTED)
    return report


def correct(total: ReportedTotal, value: int) -> None:
    total.value_value = value
    total.save()


def explain_all(report: Report, by: User) -> None:
    for each in readiness_of(report).stopping:
        FindingDecision.objects.create(
            report=report,
            check_code=each.spoken.check.code,
            digest=each.digest,
            place=each.spoken.finding.place,
            message=each.spoken.finding.message,
            kind=DecisionKind.EXPLAINED,
            reason="Так было",
            decided_by=by,
        )


def test_every_format_and_what_the_portal_reads_are_frozen(report: Report, coordinator: User) -> None:
    edition = publish(report, by=coordinator)
    assert (edition.number, edition.reason, edition.published_by) == (1, "", coordinator)
    files = {file.kind: file for file in edition.files.all()}
    assert {DOCUMENT, PAGE, OUTLINE, *(each.code for each in formats())} <= files.keys()
    assert files.keys() - {each.code for each in formats()} <= OWN
    for file in files.values():
        content = read(file)
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file.size, file.sha256)
    assert edition.sha256 == edition_digest((file.kind, file.sha256) for file in files.values())


def test_all_files_say_the_same(report: Report, coordinator: User) -> None:
    edition = publish(report, by=coordinator)
    pdf = pypdf.PdfReader(io.BytesIO(read_kind(edition, "pdf")))
    assert "Прошло 5 мероприятий" in pdf.pages[0].extract_text().replace("\u00a0", " ")
    assert "5\u00a0мероприятий" in page_of(edition)
    assert json.loads(read_kind(edition, "json")) == document_of(edition)
    assert f"edition={edition.number}" in page_of(edition), "numbers lead to what was behind them then"


def test_an_edition_says_what_made_it(report: Report, coordinator: User) -> None:
    versions = publish(report, by=coordinator).versions
    assert versions["portal"]
    assert versions["form"]["code"] == "free"
    assert versions["renderers"].keys() == {each.code for each in formats()}
    assert versions["libraries"]["weasyprint"]


def test_the_outline_is_frozen_with_the_page() -> None:
    report = report_with(PRINTED)
    make_total("events", "5", "event")
    report.sections.update(title="Мероприятия", state=SectionState.ACCEPTED)
    assert [entry.title for entry in outline_of(make_edition(report))] == ["Мероприятия"]


def test_a_published_page_stays_when_records_change(report: Report, total: ReportedTotal) -> None:
    edition = make_edition(report)
    before = page_of(edition)
    correct(total, 6)
    assert page_of(Edition.objects.get()) == before


def test_a_correction_needs_a_reason_and_keeps_it(
    report: Report, total: ReportedTotal, coordinator: User
) -> None:
    make_edition(report)
    correct(total, 6)
    with pytest.raises(NotPublished, match="Напишите, что исправлено") as refused:
        publish(report, by=coordinator, reason="  ")
    assert refused.value.field == "reason"
    edition = publish(report, by=coordinator, reason=" Исправлен счёт ")
    assert (edition.number, edition.reason) == (2, "Исправлен счёт")


def test_publishing_the_same_again_is_refused_unless_it_was_withdrawn(
    report: Report, coordinator: User
) -> None:
    first = make_edition(report)
    with pytest.raises(NotPublished, match="не отличается от редакции 1"):
        publish(report, by=coordinator, reason="Ещё раз")
    withdraw(first, by=coordinator, reason="По ошибке")
    assert publish(report, by=coordinator, reason="Отозвана была зря").number == 2


def test_an_error_stops_publication(coordinator: User, storage: Path) -> None:
    report = accepted(report_with("<p>{{ no.such.figure }}</p>"))
    with pytest.raises(NotPublished, match="Сначала исправьте ошибки"):
        publish(report, by=coordinator)
    assert not Edition.objects.exists()
    assert files_in(storage) == []


def test_a_warning_stops_publication_until_it_is_explained(coordinator: User) -> None:
    report = accepted(report_with(LATER))
    with pytest.raises(NotPublished, match="поясните предупреждения"):
        publish(report, by=coordinator)
    explain_all(report, coordinator)
    assert publish(report, by=coordinator).number == 1


def test_sections_that_nobody_accepted_are_confirmed(report: Report, coordinator: User) -> None:
    report.sections.update(state=SectionState.SUBMITTED)
    with pytest.raises(NotPublished, match="Не все разделы приняты") as refused:
        publish(report, by=coordinator)
    assert refused.value.field == "confirmed"
    assert publish(report, by=coordinator, confirmed=True).number == 1


def test_what_the_person_has_not_seen_is_not_published(
    report: Report, total: ReportedTotal, coordinator: User
) -> None:
    seen = readiness_of(report).seen
    correct(total, 6)
    with pytest.raises(ReportChanged, match="Пока вы смотрели, отчёт изменился"):
        publish(report, by=coordinator, seen=seen)
    assert publish(report, by=coordinator, seen=readiness_of(report).seen).number == 1


def test_an_empty_report_is_not_published(coordinator: User) -> None:
    with pytest.raises(NotPublished, match="ещё ничего нет"):
        publish(accepted(report_with()), by=coordinator)


def test_a_number_taken_meanwhile_leaves_neither_rows_nor_files(report: Report, storage: Path) -> None:
    ready = readiness_of(report, freezes=True)
    make_edition(report)
    before = files_in(storage)
    with pytest.raises(NotPublished, match="Пока редакция готовилась"):
        keep(ready.built.report, ready.number, ready.files, by=None)
    assert files_in(storage) == before
    assert EditionFile.objects.filter(edition__number=1).count() == len(before)


def test_a_file_that_cannot_be_made_takes_the_others_away(report: Report, storage: Path) -> None:
    ready = readiness_of(report, freezes=True)

    def breaking() -> object:
        yield from ready.files
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        keep(ready.built.report, ready.number, breaking(), by=None)  # type: ignore[arg-type]
    assert files_in(storage) == []
    assert not Edition.objects.exists()


def test_the_history_names_who_published_and_why(
    report: Report, total: ReportedTotal, coordinator: User
) -> None:
    make_edition(report)
    correct(total, 6)
    edition = publish(report, by=coordinator, reason="Исправлен счёт")
    (event,) = Events.objects.tracks(edition)
    assert event.pgh_context["user"] == coordinator.pk
    assert event.pgh_context["reason"] == "Исправлен счёт"


@pytest.mark.parametrize("table", ["reports_edition", "reports_editionfile", "reports_editionsignature"])
@pytest.mark.parametrize("change", ["UPDATE {} SET sha256 = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_change_what_was_published(
    table: str, change: str, report: Report, coordinator: User
) -> None:
    file = file_of_edition(make_edition(report), "pdf")
    assert file is not None
    sign_edition(file, io.BytesIO(signature()), "отчёт.sig", by=coordinator)
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))
