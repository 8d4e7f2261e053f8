import datetime

import pytest

from reports.checks.base import Severity
from tests.reports.checks.told import spoken, values
from tests.reports.records import (
    add_section,
    make_act,
    make_contest,
    make_council,
    make_meeting,
    make_report,
    make_round,
    make_support,
)

pytestmark = pytest.mark.django_db


def test_dates_that_can_be_are_quiet() -> None:
    text = "<p>С 29.02.2020 по 31.12.2023, итоги подведены 15 марта 2024 года; см. 94.99.12 и № 12-34.</p>"
    assert spoken("impossible-dates", text) == []
    assert spoken("dates-outside-year", text) == []


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("10.06.203", "невозможный год"),
        ("31.02.2023", "в календаре нет"),
        ("12.13.2023", "невозможный месяц"),
        ("от 05.06.23", "год из двух цифр"),
    ],
)
def test_an_impossible_date_is_named_with_what_is_wrong(printed: str, why: str) -> None:
    (finding,) = spoken("impossible-dates", f"<p>Приказ {printed} действует.</p>")
    assert why in finding.message
    assert finding.severity is Severity.ERROR
    assert "раздел «only»" in finding.where
    assert finding.place.startswith("section:only/3#")


def test_an_impossible_date_of_an_act_is_found_in_the_text_that_prints_it() -> None:
    make_act("act", date_printed="10.06.203", number="5")
    (finding,) = spoken("impossible-dates", "<ul><li>приказ {{ act.reference code=act }}</li></ul>")
    assert values(finding) == {"напечатано": "10.06.203"}


def test_a_date_that_the_report_cannot_know() -> None:
    (finding,) = spoken("dates-outside-year", "<p>Центр открыт 23 июля 2024 года.</p>")
    assert values(finding) == {"напечатано": "23 июля 2024 года", "отчётный год": "2023"}
    assert finding.severity is Severity.WARNING


def test_plans_for_the_next_year_may_name_it() -> None:
    report = make_report()
    add_section(
        report, "tasks", "<p>Форум пройдёт 23 июля 2024 года.</p>", title="Какие задачи стоят в 2024 году"
    )
    assert spoken("dates-outside-year", report=report) == []


def test_dates_of_records_belong_to_their_year() -> None:
    make_support("right", decided_on=datetime.date(2023, 12, 31))
    assert spoken("record-dates") == []


def test_records_dated_outside_their_year() -> None:
    day = datetime.date(2022, 12, 31)
    make_support("money", decided_on=day)
    make_round(make_contest("president"), decided_on=day)
    make_meeting(make_council("youth"), 1, held_on=day)
    findings = spoken("record-dates")
    assert [values(finding) for finding in findings] == [{"год записи": "2023", "дата": "31.12.2022"}] * 3
    assert len({finding.place for finding in findings}) == 3
