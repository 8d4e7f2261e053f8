import pytest

from tests.reports.checks.told import spoken, values
from tests.reports.records import declare, make_contest, make_round

pytestmark = pytest.mark.django_db
PLACE = "figure:contests.amount?source=federal_budget"
TEXT = "<p>{{ contests.amount source=federal_budget | млн рублей }}</p>"


@pytest.fixture(autouse=True)
def year() -> None:
    make_round(make_contest("president"), amount="370,7 млн")
    make_round(make_contest("potanin", name="Фонд Потанина", source="private"), amount="5,3 млн")


def test_the_sum_by_source_is_quiet() -> None:
    assert spoken("level-and-source", TEXT) == []


def test_a_declared_sum_by_source_is_quiet() -> None:
    declare(PLACE, "370,7 млн", "rub")
    assert spoken("level-and-source", TEXT) == []


def test_another_wrong_sum_is_not_the_matter_of_this_check() -> None:
    declare(PLACE, "500,0 млн", "rub")
    assert spoken("level-and-source", TEXT) == []


def test_the_sum_by_level_under_the_name_of_a_source() -> None:
    declare(PLACE, "376,0 млн", "rub")
    (finding,) = spoken("level-and-source", TEXT, TEXT)
    assert values(finding) == {
        "заявлено": "376,0 млн рублей",
        "по источнику средств": "370,7 млн рублей",
        "по уровню конкурсов": "376,0 млн рублей",
    }
    assert "Фонд Потанина" in finding.message
    assert finding.explains == {PLACE}


def test_a_sum_kept_with_a_reason_is_quiet() -> None:
    declare(PLACE, "376,0 млн", "rub", resolution="keep_declared", reason="Так в соглашении")
    assert spoken("level-and-source", TEXT) == []
