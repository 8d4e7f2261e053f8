import pytest

from tests.reports.checks.told import spoken, values
from tests.reports.records import (
    make_award,
    make_contest,
    make_organization,
    make_round,
    make_share,
    make_support,
)

pytestmark = pytest.mark.django_db


def test_possible_contests_are_quiet() -> None:
    president = make_contest("president")
    held = make_round(president, applicants="20", winners="20", amount="500 тыс", requested="500 тыс")
    make_award("a", president, organization=make_organization("fund"), amount="500,0 тыс", round=held)
    make_round(make_contest("unknown"), winners="5")
    make_round(make_contest("more"), applicants="более 3", winners="5", amount="более 1 тыс")
    make_round(make_contest("none"), applicants="–", winners="–")
    make_round(make_contest("fewer"), applicants="9", winners="до 10")
    make_round(make_contest("nearly"), applicants="9", winners="около 10")
    make_support("money", amount="5 тыс", requested="7 тыс")
    for code in ("winners-and-applicants", "awards-within-round", "awarded-and-requested"):
        assert spoken(code) == []


def test_more_winners_than_applicants() -> None:
    make_round(make_contest("president"), applicants="4", winners="5")
    held = make_round(make_contest("shares"))
    make_share(held, "applicants", "association", "1")
    make_share(held, "winners", "association", "1")
    make_share(held, "winners", "person", "1")
    first, second = spoken("winners-and-applicants")
    assert values(first) == {"участников": "4 участника", "победителей": "5 победителей"}
    assert values(second)["победителей"] == "2 победителя"
    assert "Конкурс president" in first.message
    assert first.place.startswith("record:grants.contestround/")


def test_awards_dearer_than_the_whole_round() -> None:
    president, fund = make_contest("president"), make_organization("fund")
    held = make_round(president, amount="500,0 тыс")
    make_award("a", president, organization=fund, amount="300 тыс", round=held)
    make_award("b", president, organization=fund, amount="201,5 тыс", round=held)
    make_award("stranger", president, organization=fund, amount="900 тыс")
    (finding,) = spoken("awards-within-round")
    assert values(finding) == {"выделено": "500,0 тыс. рублей", "сумма названных грантов": "502 тыс. рублей"}


def test_what_rounding_explains_is_quiet() -> None:
    president, fund = make_contest("president"), make_organization("fund")
    held = make_round(president, amount="1,0 млн")
    make_award("a", president, organization=fund, amount="1040 тыс", round=held)
    assert spoken("awards-within-round") == []


def test_more_given_than_asked_for_in_support_rounds_and_awards() -> None:
    president = make_contest("president")
    make_support("money", amount="9 тыс", requested="7 тыс")
    make_round(president, amount="9 тыс", requested="7 тыс")
    make_award("a", president, persons="3", amount="9 тыс", requested="7 тыс")
    findings = spoken("awarded-and-requested")
    assert len({finding.place for finding in findings}) == len(findings) == 3
    assert values(findings[0]) == {"запрошено": "7 тыс. рублей", "выделено": "9 тыс. рублей"}
