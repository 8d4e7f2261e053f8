"""Over the demonstration the checks find the mistakes of the published documents, and nothing else.

The mistakes are those that live in records and texts: an impossible date, a sum over kinds called organisations,
a total that its terms do not give. Slips of numbering vanish, because the report numbers itself.
"""

from collections.abc import Mapping

import pytest

from reports.built import Built
from reports.checks.base import Severity
from reports.checks.run import Spoken, run_checks
from tests.reports.seeds import KEMEROVO, KHABAROVSK, KHANTY_MANSIYSK, KOGALYM, KOGALYM_2020

CONCLUSION = "показатели 2023 года по численности НКО, получивших такой доступ, достигнуты и даже превышены"

Told = tuple[str, Severity, str, tuple[str, ...]]
ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT

EXPECTED: Mapping[str, set[Told]] = {
    KEMEROVO: {
        ("declared-values", ERROR, "table:support_by_sphere/total/consulting", ("424", "434")),
        ("declared-values", HINT, "table:financing_by_programme/sport/amount", ("1 397,2", "1 397,3")),
        ("declared-values", HINT, "table:contests/total/amount", ("410 190,0", "410 190,4")),
        ("same-thing", ERROR, "table:support_by_sphere/total/financial", ("27", "24")),
        (
            *("level-and-source", ERROR, "section:outside-money/1#376,0 млн рублей"),
            ("376,0 млн рублей", "370,7 млн рублей", "376,0 млн рублей"),
        ),
        (
            "sum-over-kinds",
            WARNING,
            "section:consulting/1#475 некоммерческих организаций",
            ("475 некоммерческих организаций",),
        ),
        (
            "conclusion-against-plan",
            ERROR,
            "section:conclusion/1#" + CONCLUSION,
            ("план 0,15 %, факт 0,13 %", "план 0,15 %, факт 0,13 %"),
        ),
        ("below-plan", WARNING, "table:indicators/share-education/fact", ("0,15 %", "0,13 %")),
        ("below-plan", WARNING, "table:indicators/share-culture/fact", ("0,15 %", "0,13 %")),
        ("outliers", WARNING, "table:indicators/share-social/fact", ("1,70 %", "21,38 %")),
        ("outliers", WARNING, "table:indicators/share-tourism-youth/fact", ("0,15 %", "28,77 %")),
    },
    KHABAROVSK: {
        ("impossible-dates", ERROR, "section:achievements/2#10.06.203", ("10.06.203",)),
        (
            *("dates-outside-year", WARNING, "section:achievements/2#23 июля 2014 года"),
            ("23 июля 2014 года", "2013"),
        ),
    },
    KOGALYM_2020: {
        (
            "unregistered-form",
            WARNING,
            "record:ngo_registry.organization",
            ("Автономная некоммерческая организация",),
        )
    },
    KOGALYM: set(),
    KHANTY_MANSIYSK: set(),
}


def told(spoken: Spoken) -> Told:
    """Without the number that the database gave a record, and with plain spaces."""
    finding = spoken.finding
    place = finding.place.rpartition("/")[0] if finding.place.startswith("record:") else finding.place
    values = tuple(value.replace("\u00a0", " ") for _, value in finding.values)
    return spoken.check.code, finding.severity, place.replace("\u00a0", " "), values


@pytest.mark.parametrize("report", EXPECTED)
def test_each_mistake_of_the_document_is_found_and_nothing_else(
    report: str, demo_reports: Mapping[str, Built]
) -> None:
    found = [told(spoken) for spoken in run_checks(demo_reports[report])]
    assert sorted(found) == sorted(EXPECTED[report])


def test_every_report_of_the_demonstration_is_judged(demo_reports: Mapping[str, Built]) -> None:
    assert demo_reports.keys() == EXPECTED.keys()


def messages(report: Built, code: str) -> list[str]:
    found = [spoken.finding for spoken in run_checks(report) if spoken.check.code == code]
    return [f"{finding.message} {finding.where}".replace("\u00a0", " ") for finding in found]


def test_the_rows_behind_27_and_24_are_named(demo_reports: Mapping[str, Built]) -> None:
    (message,) = messages(demo_reports[KEMEROVO], "same-thing")
    for words in (
        *("таблица № 1, строка «Всего»", "таблица № 2, строка «Итого», столбец «Финансовая»"),
        "«Культура, спорт, молодежь, туризм» — заявлено 16 организаций, по записям 18 организаций",
        "«Предпринимательство» — заявлено 1 организация, по записям 2 организации",
    ):
        assert words in message


def test_the_total_repeated_in_two_tables_is_told_once_with_both_places(
    demo_reports: Mapping[str, Built],
) -> None:
    rounding = [words for words in messages(demo_reports[KEMEROVO], "declared-values") if "1 397,2" in words]
    assert len(rounding) == 1
    assert "таблица № 1" in rounding[0]
    assert "таблица № 5, строка «Итого»" in rounding[0]


def test_the_private_money_inside_the_federal_sum_is_named(demo_reports: Mapping[str, Built]) -> None:
    (message,) = messages(demo_reports[KEMEROVO], "level-and-source")
    assert "Благотворительный фонд В. Потанина — 5 340,6 тыс. рублей, частные средства" in message


def test_the_sum_over_kinds_says_that_one_term_counts_people(demo_reports: Mapping[str, Built]) -> None:
    (message,) = messages(demo_reports[KEMEROVO], "sum-over-kinds")
    assert "считаются и физические лица: 265" in message


def test_outliers_say_how_many_times(demo_reports: Mapping[str, Built]) -> None:
    social, tourism = messages(demo_reports[KEMEROVO], "outliers")
    assert "больше в 12,6 раза" in social
    assert "больше в 191,8 раза" in tourism
