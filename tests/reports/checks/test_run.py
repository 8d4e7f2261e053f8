"""All checks together: gravest first, what is explained is left out, what breaks is heard."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reports import checks
from reports.built import Built
from reports.checks.base import Check, Finding, Severity
from reports.checks.run import run_checks
from reports.discovery import discover
from tests.reports.records import (
    built_with,
    declare,
    make_indicator,
    make_organization,
    make_programme,
    make_sphere,
    make_support,
    table_block,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A check that somebody added as a file, and that breaks."""
    lines = (
        "from reports.checks.base import check",
        "@check('broken', 'Новая проверка')",
        "def find(built): 1 / 0",
    )
    (tmp_path / "newcomer_that_breaks.py").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(checks, "__path__", [*checks.__path__, str(tmp_path)])
    discover.cache_clear()
    yield
    discover.cache_clear()


def test_a_clean_report_is_quiet() -> None:
    assert run_checks(built_with("<p>Всё хорошо.</p>")) == []


def test_the_gravest_stand_first() -> None:
    make_indicator("culture", "0,15", "0,13")
    found = run_checks(built_with("<p>{{ no.such }} от 31.02.2023</p>", table_block("indicators")))
    assert [each.finding.severity for each in found] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]


def test_what_another_finding_explains_is_left_out() -> None:
    fund = make_organization("fund")
    make_support("money", organization=fund, programme=make_programme("sport"), sphere=make_sphere("sport"))
    declare("table:support_by_sphere/sport/financial", "2", "organization")
    found = run_checks(built_with(table_block("financing_by_programme"), table_block("support_by_sphere")))
    assert [each.check.code for each in found] == ["same-thing"]


def test_a_finding_of_two_places_stays_while_one_of_them_is_unexplained() -> None:
    sphere = make_sphere("sport")
    make_support(
        "money", organization=make_organization("fund"), programme=make_programme("sport"), sphere=sphere
    )
    make_support(
        "room", organization=make_organization("club"), sphere=sphere, kind="property", tenure="free_use"
    )
    declare("table:support_by_sphere/sport/financial", "2", "organization")
    declare("table:support_by_sphere/sport/property", "2", "organization")
    found = run_checks(built_with(table_block("financing_by_programme"), table_block("support_by_sphere")))
    assert sorted(each.check.code for each in found) == ["declared-values", "same-thing"]


@pytest.mark.usefixtures("newcomer")
def test_a_check_that_breaks_is_heard_and_silences_no_other(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        found = run_checks(built_with("<p>{{ no.such }}</p>"))
    by_code = {each.check.code: each.finding for each in found}
    assert by_code.keys() == {"broken", "unresolved"}
    assert "«Новая проверка» не выполнена" in by_code["broken"].message
    assert by_code["broken"].severity is Severity.ERROR
    assert "ZeroDivisionError" in caplog.text


def test_every_finding_says_what_where_and_what_to_do() -> None:
    make_indicator("culture", "0,15", "0,13")
    built: Built = built_with(
        "<p>{{ no.such }} Показатели достигнуты 31.02.2023.</p>", table_block("indicators")
    )
    found: list[Finding] = [each.finding for each in run_checks(built)]
    assert len(found) == 4
    assert all(each.message and each.where and each.place and each.advice for each in found)


def test_codes_of_checks_stay() -> None:
    assert set(discover("reports.checks", Check)) >= {"declared-values", "same-thing", "sum-over-kinds"}
