import pytest

from portal.lib.quantities import Qualifier
from reports.document import Basis
from reports.figures import FigureError, Found
from tests.people import make_city
from tests.reports.records import make_contest, make_round, make_share, make_total, scope

pytestmark = pytest.mark.django_db


def found(code: str, /, **params: str) -> Found:
    return scope().printed(f"contests.{code}", params)


def test_level_and_source_of_money_are_separate_filters() -> None:
    make_round(make_contest("president"), amount="300,5 тыс", applicants="20", winners="5")
    make_round(make_contest("potanin", source="private"), amount="5,5 тыс", applicants="1", winners="1")
    make_round(make_contest("veche", level="municipal", source="city_budget"), amount="10 тыс", winners="2")
    assert found("amount").quantity.value == 316_000
    assert found("amount", level="federal").quantity.value == 306_000
    assert found("amount", source="federal_budget").quantity.value == 300_500
    assert found("amount", level="federal", source="private").quantity.value == 5_500
    assert found("winners", level="federal").quantity.value == 6
    assert found("applicants").quantity.value == 21


def test_one_contest_and_one_of_its_holdings() -> None:
    president = make_contest("president")
    make_round(president, number=1, amount="1 тыс")
    make_round(president, number=2, amount="2 тыс")
    assert found("amount", contest="president").quantity.value == 3_000
    assert found("amount", contest="president", number="2").quantity.value == 2_000


def test_a_round_outside_the_table_is_found_by_name_alone() -> None:
    make_round(make_contest("next-year"), amount="7 тыс", in_report_table=False)
    make_round(make_contest("president"), amount="1 тыс")
    assert found("amount").quantity.value == 1_000
    assert found("amount", contest="next-year").quantity.value == 7_000


def test_shares_are_added_where_only_they_are_known() -> None:
    held = make_round(make_contest("president"), winners="2")
    make_share(held, "applicants", "association", "3")
    make_share(held, "applicants", "person", "36")
    make_share(held, "winners", "person", "100")
    assert found("applicants").quantity.value == 39
    assert found("winners").quantity.value == 2


def test_more_than_stays_more_than_in_a_sum_and_blanks_are_left_out() -> None:
    make_round(make_contest("a"), applicants="более 800")
    make_round(make_contest("b"), applicants="5")
    make_round(make_contest("c"), applicants="")
    quantity = found("applicants").quantity
    assert (quantity.value, quantity.qualifier, quantity.unit) == (805, Qualifier.MORE, "participant")


def test_a_total_feeds_the_figure_of_the_same_meaning_and_no_other() -> None:
    make_round(make_contest("president"), amount="1 тыс")
    make_total(
        "reported", "246,9 млн", "rub", subject="contests.amount", breakdown={"source": "federal_budget"}
    )
    by_source = found("amount", source="federal_budget")
    assert (by_source.quantity.value, by_source.basis) == (246_900_000, Basis.TOTAL)
    by_level = found("amount", level="federal")
    assert (by_level.quantity.value, by_level.basis) == (1_000, Basis.RECORDS)


def test_another_year_has_its_own_records_and_totals() -> None:
    president = make_contest("president")
    make_round(president, amount="1 тыс")
    make_round(president, year=2021, amount="21 тыс")
    make_total("old", "23,1 млн", "rub", subject="contests.amount", year=2022)
    both = scope(None, 2021, 2022)
    assert both.printed("contests.amount", {}).quantity.value == 1_000
    assert both.printed("contests.amount", {"year": "2021"}).quantity.value == 21_000
    assert both.printed("contests.amount", {"year": "2022"}).quantity.value == 23_100_000
    assert both.printed("contests.amount", {"year": "2022"}).place == "figure:contests.amount?year=2022"


def test_rounds_of_another_city_are_not_counted() -> None:
    make_round(make_contest("president"), amount="1 тыс")
    make_round(make_contest("other", municipality=make_city("kogalym", "Когалым")), amount="5 тыс")
    assert found("amount").quantity.value == 1_000


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"level": "cosmic"}, "Уровень: значения «cosmic» нет."),
        ({"source": "pocket"}, "Источник средств: значения «pocket» нет."),
        ({"contest": "none"}, "Запись конкурса с кодом «none» не найдена"),
        ({"programme": "sport"}, "не знает условия «programme»"),
    ],
)
def test_a_slip_of_the_pen_is_refused(params: dict[str, str], sentence: str) -> None:
    make_round(make_contest("president"), amount="1 тыс")
    with pytest.raises(FigureError) as refused:
        found("amount", **params)
    assert sentence in str(refused.value)
