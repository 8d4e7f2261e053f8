import pytest

from reports.checks.base import Severity
from tests.reports.checks.told import spoken, values
from tests.reports.records import declare, make_contest, make_programme, make_round, make_support, table_block

pytestmark = pytest.mark.django_db
CELL = "table:contests/total/amount"
FIGURE = "figure:contests.amount?source=federal_budget"
TEXT = "<p>{{ contests.amount source=federal_budget | млн рублей }}</p>"


@pytest.fixture(autouse=True)
def year() -> None:
    for n in range(9):
        make_round(make_contest(f"c{n}"), amount="1000,0 тыс")


def test_a_value_that_agrees_is_quiet() -> None:
    declare(CELL, "9000,0 тыс", "rub")
    declare(FIGURE, "9,0 млн", "rub")
    assert spoken("declared-values", table_block("contests"), TEXT) == []


def test_nine_terms_may_be_450_roubles_away_from_their_total() -> None:
    declare(CELL, "9000,4 тыс", "rub")
    (finding,) = spoken("declared-values", table_block("contests"))
    assert finding.severity is Severity.HINT
    assert finding.message.endswith("в пределах округления.")
    assert values(finding) == {"заявлено": "9 000,4", "вычислено": "9 000,0"}
    assert (
        finding.where
        == "таблица № 1, строка «Итого по всем конкурсам», столбец «Выделено грантов, тыс. рублей»"
    )
    assert finding.place == CELL


def test_beyond_rounding_it_is_a_contradiction() -> None:
    declare(CELL, "9000,6 тыс", "rub")
    (finding,) = spoken("declared-values", table_block("contests"))
    assert finding.severity is Severity.ERROR
    assert finding.message.endswith("противоречие.")


@pytest.mark.parametrize("resolution", ["accept_computed", "keep_declared"])
def test_what_was_decided_is_quiet(resolution: str) -> None:
    declare(CELL, "1 тыс", "rub", resolution=resolution, reason="По приказу")
    declare(FIGURE, "1 тыс", "rub", resolution=resolution, reason="По приказу")
    assert spoken("declared-values", table_block("contests"), TEXT) == []


def test_a_figure_is_judged_where_a_text_prints_it_and_once() -> None:
    declare(FIGURE, "10,0 млн", "rub")
    (finding,) = spoken("declared-values", TEXT, TEXT)
    assert finding.place == FIGURE
    assert finding.where == "текст, раздел «only»"
    assert values(finding) == {"заявлено": "10,0 млн рублей", "вычислено": "9,0 млн рублей"}


def test_the_same_value_declared_in_two_places_is_one_finding() -> None:
    sport = make_programme("sport")
    make_support("money", programme=sport, amount="5,0 тыс")
    declare("table:financing_by_programme/sport/amount", "7,0 тыс", "rub")
    declare("table:programme_recipients?programme=sport/total/amount", "7,0 тыс", "rub")
    tables = table_block("financing_by_programme"), table_block("programme_recipients", programme="sport")
    (finding,) = spoken("declared-values", *tables)
    assert "таблица № 1" in finding.where
    assert "таблица № 2" in finding.where
    assert finding.also_at == ("table:programme_recipients?programme=sport/total/amount",)
