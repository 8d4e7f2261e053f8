import pytest

from reports.checks.base import Severity
from reports.checks.run import run_checks
from tests.reports.checks.told import spoken, values
from tests.reports.records import (
    built_with,
    declare,
    make_contest,
    make_programme,
    make_round,
    make_support,
    table_block,
)

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


def test_the_total_of_a_cross_table_is_compared_with_its_printed_rows() -> None:
    declare("table:block?block=own/total/m1", "9001 тыс", "rub")
    declare("table:block?block=own/c1/m1", "1001 тыс", "rub")
    settings = {"dataset": "rounds", "rows": "contest", "measures": [{"measure": "amount"}]}
    (row,) = spoken("declared-values", {"type": "cross", "code": "own", "settings": settings})
    assert row.place == "table:block?block=own/c1/m1"
    assert values(row) == {"заявлено": "1 001,0", "вычислено": "1 000,0"}
    assert row.where == "таблица № 1, строка «Конкурс c1», столбец «Выделено, тыс. рублей»"


def test_no_check_stumbles_over_tables_made_of_settings() -> None:
    years = [{"year": 2022}, {"year": 2023}]
    built = built_with(
        {
            "type": "cross",
            "settings": {"dataset": "awards", "rows": "contest", "measures": [{"measure": "victories"}]},
        },
        {"type": "indicators_years", "settings": {"years": years}},
        {"type": "cross", "settings": {"dataset": "nothing"}},
        {"type": "table", "settings": {"table": "organizations_list", "group": "category"}},
    )
    assert not [each.finding.message for each in run_checks(built) if "не выполнена" in each.finding.message]
