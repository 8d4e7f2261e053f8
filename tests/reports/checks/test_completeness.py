import pytest

from reports.checks.base import Severity
from tests.reports.blocks.test_own_table import own
from tests.reports.checks.told import spoken, values
from tests.reports.records import add_section, make_plan, make_report, make_total

pytestmark = pytest.mark.django_db


def test_a_text_whose_tokens_resolve_is_quiet() -> None:
    make_total("events", "5", "event")
    text = "<p>Прошло {{ reported code=events | мероприятие }} (и {это} не вставка).</p>"
    for code in ("unresolved", "broken-tokens", "empty-sections"):
        assert spoken(code, text) == []


def test_an_unresolved_token_says_what_and_where() -> None:
    (finding,) = spoken("unresolved", "<p>Прошло {{ reported code=events }}.</p>")
    assert finding.message == "Сводная величина с кодом «events» не найдена среди записей города за этот год."
    assert finding.severity is Severity.ERROR
    assert values(finding) == {"вставка": "reported code=events"}
    assert finding.place == "section:only/3#reported code=events"
    assert "раздел «only»" in finding.where


def test_a_wrong_cell_leads_to_the_table_that_it_stands_in() -> None:
    table = own(["Труд", "{{ reported code=events }}"])
    (finding,) = spoken("unresolved", table)
    assert "таблица «Субсидия по целям»" in finding.where
    assert "Заполнить" in finding.advice


@pytest.mark.parametrize(
    "text",
    [
        "<p>Прошло {{ reported code=events.</p>",
        "<p>Прошло {{ repor<strong>ted</strong> }}.</p>",
        "<p>Прошло }}</p>",
    ],
)
def test_a_token_torn_apart_is_reported(text: str) -> None:
    (finding,) = spoken("broken-tokens", text)
    assert "вставка разорвана" in finding.message


def test_a_required_section_and_a_measure_want_a_text() -> None:
    report = make_report(form="kemerovo_plan", plan=make_plan(("first", "sport")))
    add_section(report, "preamble", {"type": "title"}, "")
    add_section(report, "sport", "", plan_item=report.plan.directions.get().items.get())
    add_section(report, "own", "")
    add_section(report, "conclusion", "<p>Выводы.</p>")
    findings = spoken("empty-sections", report=report)
    assert [finding.place for finding in findings] == ["section:preamble", "section:sport"]
    assert "мероприятие «Мера sport»" in findings[1].where


def test_sections_of_a_form_that_was_never_declared_are_free() -> None:
    report = make_report(form="free")
    add_section(report, "preamble", "")
    assert spoken("empty-sections", report=report) == []
