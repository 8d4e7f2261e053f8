import pytest

from reports.document import Basis
from reports.figures import FigureError
from tests.reports.records import declare, make_contest, make_round, make_support, scope

pytestmark = pytest.mark.django_db
PLACE = "figure:contests.amount?source=federal_budget"
PARAMS = {"source": "federal_budget"}


@pytest.fixture(autouse=True)
def year() -> None:
    make_round(make_contest("president"), amount="370,7 тыс")


def test_a_declared_value_is_printed_and_the_computed_one_is_kept() -> None:
    declare(PLACE, "376,0 тыс", "rub")
    printed, computed = (
        scope().printed("contests.amount", PARAMS),
        scope().computed("contests.amount", PARAMS),
    )
    assert (printed.quantity.value, printed.basis, printed.place) == (376_000, Basis.DECLARED, PLACE)
    assert (computed.quantity.value, computed.basis) == (370_700, Basis.RECORDS)


def test_an_accepted_computed_value_is_printed() -> None:
    declare(PLACE, "376,0 тыс", "rub", resolution="accept_computed")
    assert scope().printed("contests.amount", PARAMS).quantity.value == 370_700


def test_what_was_declared_for_one_filter_leaves_the_others() -> None:
    declare(PLACE, "376,0 тыс", "rub")
    assert scope().printed("contests.amount", {}).quantity.value == 370_700


def test_a_declared_value_in_another_unit_is_refused() -> None:
    declare(PLACE, "5", "contest")
    with pytest.raises(FigureError, match="в единицах «конкурсов», а здесь считаются «рублей»"):
        scope().printed("contests.amount", PARAMS)


def test_words_are_no_number() -> None:
    with pytest.raises(FigureError, match=r"«act\.title» — слова, а не число"):
        scope().computed("act.title", {"code": "x"})


def test_a_table_is_resolved_once_and_another_year_has_its_own() -> None:
    make_support("before", year=2022, amount="1 тыс")
    both = scope(None, 2022)
    assert both.table("contests", {}) is both.table("contests", {"programme": ""})
    assert both.in_year(2023) is both
    assert both.in_year(2022).table("contests", {}) is not both.table("contests", {})
