import pytest

from reports.facts import Facts, load_facts
from tests.people import make_city
from tests.reports.records import (
    declare,
    make_contest,
    make_indicator,
    make_organization,
    make_round,
    make_support,
    make_total,
)

pytestmark = pytest.mark.django_db


def test_years_and_cities_do_not_mix() -> None:
    city, other = make_city(), make_city("kogalym", "Когалым")
    make_support("now")
    make_support("before", year=2022)
    make_support("long-ago", year=2015)
    make_support("elsewhere", city=other)
    make_indicator("share", "1", "1", last_year="2")
    declare("table:contests/total/amount", "1 тыс", "rub", year=2022)
    facts = load_facts(city, 2023, {2022, 2023})
    before = facts.in_year(2022)
    assert isinstance(before, Facts)
    assert [row.code for row in facts.support] == ["now"]
    assert [row.code for row in before.support] == ["before"]
    assert (len(facts.indicator_values), len(before.indicator_values)) == (1, 1)
    assert (len(facts.declared), len(before.declared)) == (0, 1)
    assert (facts.in_year(2023), facts.in_year(2015)) == (facts, None)


def test_a_total_is_found_by_exactly_its_meaning() -> None:
    make_total("amount", "1 тыс", "rub", subject="contests.amount", breakdown={"source": "private"})
    make_total("fact", "1", "event")
    facts = load_facts(make_city(), 2023)
    assert facts.total("contests.amount") is None
    assert facts.total("contests.amount", source="private", level="federal") is None
    found = facts.total("contests.amount", source="private", level="")
    assert found is not None
    assert found.code == "amount"
    assert facts.total("fact") is None


def test_parts_are_left_to_their_aggregate() -> None:
    whole = make_support("whole")
    make_support("part", part_of=whole)
    facts = load_facts(make_city(), 2023)
    assert [row.code for row in facts.counted_support] == ["whole"]


def test_rows_that_name_each_other_are_one_object() -> None:
    fund = make_organization("fund", categories="tos", spheres="sport")
    make_support("money", organization=fund)
    make_round(make_contest("president"))
    facts = load_facts(make_city(), 2023)
    assert facts.support[0].organization is facts.city.organizations[0]
    assert facts.rounds[0].contest is facts.city.contests[0]
    assert facts.city.categories == {fund.pk: frozenset({"tos"})}
    assert facts.city.spheres == {fund.pk: frozenset({"sport"})}
