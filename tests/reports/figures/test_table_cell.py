import pytest

from reports.document import Basis
from reports.figures import FigureError, Found
from reports.scope import Scope
from tests.people import make_city
from tests.reports.records import (
    built_with,
    declare,
    make_contest,
    make_programme,
    make_round,
    make_support,
    scope,
    table_block,
)

pytestmark = pytest.mark.django_db
TOTAL = {"table": "contests", "row": "total", "column": "amount"}


def cell(scope: Scope, **params: str) -> Found:
    return scope.printed("table.cell", params)


def test_the_text_repeats_what_the_table_prints() -> None:
    make_round(make_contest("president"), amount="300,4 тыс")
    declare("table:contests/total/amount", "300,0 тыс", "rub")
    found = cell(scope(), **TOTAL)
    assert (found.quantity.value, found.basis) == (300_000, Basis.DECLARED)
    assert found.place == "table:contests/total/amount"


def test_a_table_with_a_parameter() -> None:
    make_support("a", programme=make_programme("sport"), amount="5 тыс")
    params = {"table": "programme_recipients", "programme": "sport", "row": "total", "column": "amount"}
    assert cell(scope(), **params).quantity.value == 5_000


def test_a_cell_of_another_year_does_not_print_what_was_declared_for_this_one() -> None:
    president = make_contest("president")
    make_round(president, amount="300 тыс")
    make_round(president, year=2022, amount="200 тыс")
    declare("table:contests/total/amount", "999 тыс", "rub")
    found = cell(scope(make_city(), 2022), **TOTAL, year="2022")
    assert (found.quantity.value, found.basis) == (200_000, Basis.SUM)
    assert found.place.endswith("&year=2022")


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        (TOTAL | {"table": "none"}, "Таблица «none»: такого кода нет. Есть: contests,"),
        (TOTAL | {"row": "none"}, "нет числа в строке «none», столбце «amount»"),
        (TOTAL | {"column": "number"}, "нет числа в строке «total», столбце «number»"),
        (
            TOTAL | {"table": "programme_recipients", "programme": "none"},
            "Программы с кодом «none» у города нет.",
        ),
        ({"table": "contests"}, "нужно условие «row»"),
    ],
)
def test_a_cell_that_there_is_not_is_refused(params: dict[str, str], sentence: str) -> None:
    make_round(make_contest("president"), amount="1 тыс")
    with pytest.raises(FigureError) as refused:
        cell(scope(), **params)
    assert sentence in str(refused.value)


def test_the_number_of_a_table_follows_its_place_and_a_table_that_is_not_there_has_none() -> None:
    text = "<p>{{ table.number table=contests }}, {{ table.number table=indicators }}</p>"
    built = built_with(table_block("support_by_sphere"), table_block("contests"), text)
    assert [problem.message for problem in built.problems] == ["Таблицы «indicators» в этом отчёте нет."]
    assert built.scope.numbers == {"table:support_by_sphere": 1, "table:contests": 2}
