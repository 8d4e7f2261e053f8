from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grants.models import Support
from ngo_registry.models import Organization
from ngo_registry.search import SORTS, Selection, find
from tests.ngo_registry.search.asking import asked, pages
from tests.people import make_city
from tests.reports.records import make_organization, make_support

pytestmark = pytest.mark.django_db

NAMES = st.sampled_from(["Клуб", "клуб", "Ёж", "Еж", "Фонд «Клуб»", "Клубок", "Ель", "а" * 500])
DAYS = st.none() | st.sampled_from([datetime.date(1990, 1, 1), datetime.date(2020, 2, 29)])


@pytest.mark.parametrize("words", ["", "клуб"])
@pytest.mark.parametrize("sort", SORTS)
@given(rows=st.lists(st.tuples(NAMES, DAYS, st.booleans()), max_size=9), size=st.integers(1, 4))
@settings(max_examples=12, deadline=None)
def test_pages_cover_everything_once(sort: str, words: str, rows: list[tuple], size: int) -> None:
    Support.objects.all().delete()  # all examples run in one transaction
    Organization.objects.all().delete()
    for number, (name, day, is_supported) in enumerate(rows):
        organization = make_organization(f"o{number}", name=name, registered_on=day)
        if is_supported:
            make_support(f"s{number}", organization=organization, amount=str(number % 3))
    everything = list(find(make_city(), Selection(words, {}, sort)))
    found = list(pages(f"q={words}&sort={sort}", size))
    assert [row for each in found for row in each.rows] == everything
    assert [each.is_first for each in found] == [True, *[False] * (len(found) - 1)]
    assert {each.total for each in found} == {len(everything)}


@pytest.mark.parametrize("sort", SORTS)
def test_whatever_is_no_place_is_the_beginning(sort: str) -> None:
    for number in range(3):
        make_organization(f"o{number}", name="Клуб")
    first = asked(f"q=клуб&sort={sort}", size=1)
    spoilt = [
        first.after[:-1],
        first.after + "x",
        "1",
        "\0",
        "ы" * 9,
        "eyJ9",
        "a" * 10_000,
        first.after[::-1],
    ]
    for after in (*spoilt, asked("sort=name" if sort != "name" else "sort=support", size=1).after):
        found = asked(f"q=клуб&sort={sort}", after=after, size=1)
        assert (found.is_first, found.rows) == (True, first.rows)


def test_the_place_stays_when_its_row_is_gone() -> None:
    for number in range(3):
        make_organization(f"o{number}", name=f"Клуб {number}")
    first = asked(size=1)
    first.rows[0].delete()
    assert [each.code for each in asked(after=first.after).rows] == ["o1", "o2"]
