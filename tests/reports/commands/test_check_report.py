import json

import pytest

from reports.actions import resolve
from reports.builder import build
from reports.resolving import judged
from tests.people import make_people
from tests.reports.commands.calls import call
from tests.reports.records import make_indicator, report_with, table_block

pytestmark = pytest.mark.django_db


def test_a_clean_report_has_no_findings() -> None:
    report_with("<p>Год прошёл хорошо.</p>")
    called = call("check_report", "kemerovo", 2023)
    assert (called.code, called.output, called.errors) == (0, "Замечаний нет.\n", "")


def test_warnings_alone_do_not_fail_the_command() -> None:
    make_indicator("culture", "0,15", "0,13")
    report_with(table_block("indicators"))
    called = call("check_report", "kemerovo", 2023)
    assert called.code == 0
    assert "ПРЕДУПРЕЖДЕНИЕ  Показатель «Доля culture» не достиг плана" in called.output
    assert "    где: таблица показателей, строка «Доля culture»" in called.output
    assert "    что делать: Запишите пояснение" in called.output
    assert called.output.endswith("Замечаний: 1.\n")


def test_an_error_fails_the_command() -> None:
    report_with("<p>{{ no.such }}</p>")
    called = call("check_report", "kemerovo", 2023)
    assert called.code == 1
    assert called.output.startswith("ОШИБКА  Показателя «no.such» нет")


def test_an_error_that_was_explained_does_not_fail_the_command() -> None:
    report = report_with("<p>См. таблицу № 9.</p>")
    assert call("check_report", "kemerovo", 2023).code == 1
    (error,) = judged(build(report))
    resolve.explain(report, error, reason="Таблица прежнего отчёта", by=make_people().coordinator)
    called = call("check_report", "kemerovo", 2023)
    assert called.code == 0
    assert "    пояснено: Таблица прежнего отчёта\n" in called.output
    (told,) = json.loads(call("check_report", "kemerovo", 2023, "--format", "json").output)
    assert told["explained"] == "Таблица прежнего отчёта"


def test_findings_as_json() -> None:
    report_with("<p>{{ no.such }}</p>")
    called = call("check_report", "kemerovo", 2023, "--format", "json")
    (finding,) = json.loads(called.output)
    assert called.code == 1
    assert finding["check"] == "unresolved"
    assert finding["severity"] == "error"
    assert finding["place"] == "section:only/3#no.such"
    assert finding["values"] == {"вставка": "no.such"}


def test_no_findings_as_json_are_an_empty_list() -> None:
    report_with("<p>Год прошёл хорошо.</p>")
    assert json.loads(call("check_report", "kemerovo", 2023, "--format", "json").output) == []


def test_bad_input_gives_one_sentence() -> None:
    report_with("<p>Год прошёл хорошо.</p>")
    called = call("check_report", "omsk", 2023)
    assert (called.code, called.output) == (1, "")
    assert called.errors == "CommandError: Города «omsk» на портале нет. Есть: kemerovo.\n"
    assert call("check_report", "kemerovo", 2023, "--format", "xml").code == 2
