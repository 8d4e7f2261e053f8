import pytest

from tests.reports.checks.told import spoken, values
from tests.reports.records import declare, make_programme, make_support, table_block

pytestmark = pytest.mark.django_db
MONEY = table_block("financing_by_programme")


@pytest.fixture(autouse=True)
def money_of_sport() -> None:
    make_support("sport-2023", programme=make_programme("sport"), amount="100,0 тыс", recipients="1")


@pytest.mark.parametrize(
    "place",
    [
        "table:financing_by_programme/sport/amount",
        "table:financing_by_programme/total/recipients",
        "table:contests/total/amount",
        "figure:contests.amount",
    ],
)
def test_cells_that_there_are_and_tables_of_other_reports_are_quiet(place: str) -> None:
    declare(place, "5", "organization" if place.endswith("recipients") else "rub")
    assert spoken("declared-nowhere", MONEY) == []


def test_accepting_the_computed_value_settles_it() -> None:
    declare("table:financing_by_programme/gone/amount", "5", "rub", resolution="accept_computed")
    assert spoken("declared-nowhere", MONEY) == []


@pytest.mark.parametrize("cell", ["gone/amount", "sport/area"])
def test_a_row_or_column_that_the_table_does_not_have(cell: str) -> None:
    declare(f"table:financing_by_programme/{cell}", "142,0 тыс", "rub")
    (finding,) = spoken("declared-nowhere", MONEY)
    assert values(finding)["место"] == f"table:financing_by_programme/{cell}"
    assert finding.where == "таблица № 1"
    assert finding.place.startswith("record:reports.declaredvalue/"), "there is no cell to lead to"
    assert "142,0" in finding.message
