"""manage.py verify_editions: what was published is proved to be what is stored."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.actions.sign_edition import sign_edition
from reports.actions.withdraw import withdraw
from reports.editions.queries import file_of_edition
from reports.models import Edition
from tests.people import make_city, make_people
from tests.reports.editions.made import make_edition
from tests.reports.records import report_with
from tests.workspace.attachments.files import signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make_edition(report_with("<p>Рассказ.</p>"))


def verify(**options: str) -> tuple[int, str, str]:
    """Exit code, what was printed, what was complained of."""
    out, complaints = io.StringIO(), io.StringIO()
    try:
        call_command("verify_editions", stdout=out, stderr=complaints, **options)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue(), complaints.getvalue()
    return 0, out.getvalue(), complaints.getvalue()


def path_of(edition: Edition, kind: str) -> Path:
    file = file_of_edition(edition, kind)
    assert file is not None
    return Path(file.file.path)


def without_triggers(sql: str, *values: object) -> None:
    """As somebody who has the database in his hands could do, and nobody through the portal."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_whole_editions_are_counted(edition: Edition) -> None:
    file = file_of_edition(edition, "pdf")
    assert file is not None
    sign_edition(file, io.BytesIO(signature()), "отчёт.sig", by=make_people().coordinator)
    count = edition.files.count() + 1
    assert verify() == (0, f"1 редакция, {count} файлов: всё на месте\n", "")


def test_without_editions_there_is_nothing_wrong() -> None:
    assert verify()[:2] == (0, "0 редакций, 0 файлов: всё на месте\n")


def test_a_changed_byte_is_found(edition: Edition) -> None:
    path = path_of(edition, "pdf")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    code, out, complaints = verify()
    assert code == 1
    assert complaints.count("\n") == 1
    assert "редакция 1, pdf: отпечаток SHA-256 другой" in complaints
    assert out.endswith("1 несовпадение\n")


def test_a_cut_file_tells_its_size_as_well(edition: Edition) -> None:
    path = path_of(edition, "pdf")
    path.write_bytes(path.read_bytes()[:-1])
    assert "записано 16 байт, в хранилище 15" in verify()[2]


def test_a_missing_file_is_named_and_the_others_are_still_read(edition: Edition) -> None:
    path_of(edition, "page").unlink()
    path_of(edition, "pdf").write_bytes(b"other")
    code, _, complaints = verify()
    assert code == 1
    assert "page: файла" in complaints
    assert "pdf: отпечаток" in complaints


@pytest.mark.parametrize(
    ("sql", "complaint"),
    [
        ("UPDATE reports_editionfile SET size = size + 1 WHERE kind = 'pdf'", "записано 17 байт"),
        ("UPDATE reports_editionfile SET sha256 = repeat('0', 64) WHERE kind = 'pdf'", "отпечаток редакции"),
        ("UPDATE reports_edition SET sha256 = repeat('0', 64)", "отпечаток редакции не сходится"),
        ("DELETE FROM reports_editionfile WHERE kind = 'json'", "отпечаток редакции не сходится"),
    ],
)
def test_a_row_changed_past_the_triggers_is_found(sql: str, complaint: str, edition: Edition) -> None:
    without_triggers(sql)
    code, _, complaints = verify()
    assert code == 1
    assert complaint in complaints


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE reports_edition SET title = title || '.'", "заголовок"),
        ("UPDATE reports_edition SET reason = 'x'", "что исправлено"),
        (
            "UPDATE reports_edition SET published_at = published_at + interval '1 second'",
            "когда опубликована",
        ),
        ("UPDATE reports_edition SET published_by_id = NULL", "кто опубликовал"),
        ("UPDATE reports_edition SET versions = '{}'", "чем сделана"),
        ("UPDATE reports_editionfile SET media_type = 'text/html' WHERE kind = 'pdf'", "строки файлов pdf"),
    ],
)
def test_the_row_is_proved_as_well(sql: str, named: str) -> None:
    make_edition(report_with("<p>Рассказ.</p>"), by=make_people().coordinator)
    without_triggers(sql)
    code, _, complaints = verify()
    assert code == 1
    assert complaints.count("\n") == 1
    assert f"редакция 1: в базе данных не то, что было при публикации: {named}" in complaints


def test_an_edition_that_is_gone_from_the_database_is_named(edition: Edition) -> None:
    without_triggers("DELETE FROM reports_editionfile")
    without_triggers("DELETE FROM reports_edition")
    code, _, complaints = verify()
    assert code == 1
    assert "редакция 1: опубликована" in complaints
    make_city("kogalym", "Когалым")
    assert verify(city="kogalym")[0] == 0


def test_an_edition_that_is_gone_together_with_its_report_is_named(edition: Edition) -> None:
    make_city("kogalym", "Когалым")
    for table in (
        "reports_editionfile",
        "reports_edition",
        "reports_block",
        "reports_section",
        "reports_report",
    ):
        without_triggers(f"DELETE FROM {table}")
    assert verify()[0] == 1
    assert verify(city="kemerovo")[0] == 1
    assert verify(city="kogalym")[0] == 0
    assert f"Отчёт «{edition.title}», которого тоже нет, редакция 1: опубликована" in verify()[2]


def test_a_withdrawal_that_was_taken_back_is_named(edition: Edition) -> None:
    withdraw(edition, by=make_people().coordinator, reason="Личные данные")
    assert verify()[0] == 0
    without_triggers("UPDATE reports_edition SET withdrawn_at = NULL")
    code, _, complaints = verify()
    assert code == 1
    assert complaints.count("\n") == 1
    assert "редакция 1: отозвана" in complaints


def test_many_editions_cost_as_many_queries_as_one(edition: Edition) -> None:
    with CaptureQueriesContext(connection) as one:
        verify()
    for _ in range(5):
        make_edition(edition.report, reason="Ещё раз")
    with CaptureQueriesContext(connection) as many:
        verify()
    assert len(many) == len(one)


def test_one_city_alone_is_verified(edition: Edition) -> None:
    path_of(edition, "pdf").unlink()
    make_city("kogalym", "Когалым")
    assert verify(city="kogalym")[0] == 0
    assert verify(city="kemerovo")[0] == 1
    with pytest.raises(CommandError, match="Города «atlantis» нет"):
        verify(city="atlantis")
