import pytest

from reports.builder import build
from reports.checks.base import Severity
from reports.checks.run import run_checks
from tests.reports.checks.told import spoken, values
from tests.reports.records import make_contest, make_round, make_total, report_with, table_block

pytestmark = pytest.mark.django_db
CODE = "typed-numbers"


@pytest.mark.parametrize(
    "text",
    [
        "В 2023 году прошло {{ reported code=events | праздник }}.",
        "Закон № 7-ФЗ от 12.01.1996, ст. 31.2.",
        "Городу {{ written | 400 лет }}.",
        "<ol><li>Раз</li><li>Два</li></ol>",
    ],
)
def test_figures_names_and_dates_are_no_typed_numbers(text: str) -> None:
    make_total("events", "5", "event")
    assert spoken(CODE, f"<p>{text}</p>", table_block("contests")) == []


def test_a_number_that_no_figure_gives_is_doubtful() -> None:
    (finding,) = spoken(CODE, "<p>В городе прошло 17 праздников.</p>")
    assert finding.severity is Severity.WARNING
    assert "Число 17 набрано от руки, и ни один показатель его не даёт." in finding.message
    assert values(finding)["где"] == "…В городе прошло 17 праздников.…"
    assert finding.place.startswith("section:only/3#")


def test_a_number_that_a_figure_gives_is_to_be_bound() -> None:
    make_total("events", "17", "event", title="Праздники")
    (finding,) = spoken(CODE, "<p>В городе прошло 17 праздников.</p>")
    assert finding.severity is Severity.HINT
    assert "столько же даёт показатель «Праздники»" in finding.message


def test_money_is_known_in_thousands_too() -> None:
    make_round(make_contest("veche"), amount="1397,2 тыс")
    (finding,) = spoken(CODE, "<p>Выделено 1 397,2 тыс. рублей.</p>")
    assert finding.severity is Severity.HINT


def test_each_number_is_told_where_it_stands() -> None:
    found = spoken(CODE, "<p>Было 17 встреч.</p><p>Стало 18 встреч.</p><ul><li>19 новых</li></ul>")
    assert [values(each)["набрано"] for each in found] == ["17", "18", "19"]
    assert len({each.place for each in found}) == 3


def test_the_report_is_read_once_whatever_was_typed() -> None:
    typed = " ".join(f"Было {count} встреч." for count in range(20, 60))
    report = report_with(f"<p>{typed}</p>")
    assert len([each for each in run_checks(build(report)) if each.check.code == CODE]) == 40
