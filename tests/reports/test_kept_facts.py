"""The facts of a year stay in memory until one of their records changes, and never longer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from reports.kept_facts import kept_facts
from reports.models import Block
from tests.people import make_city
from tests.reports.records import make_support, report_with

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = 2023
PATIENCE = 10  # seconds


@pytest.fixture(autouse=True)
def keeping(settings: Settings) -> None:
    settings.KEPT_FACTS = 2


@pytest.fixture
def somebody_writes() -> Iterator[None]:
    """Another connection is in the middle of a transaction."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")
    yield
    other.rollback()
    other.close()


def soon(is_so: Callable[[], bool]) -> bool:
    """Facts are kept only in a moment when nobody writes, in any database of the server: other tests do."""
    end = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    return time.monotonic() < end


def test_the_same_facts_are_given_again() -> None:
    city = make_city()
    assert soon(lambda: kept_facts(city, YEAR) is kept_facts(city, YEAR))


def test_more_years_serve_for_fewer() -> None:
    city, years = make_city(), count(1900)

    def are_same() -> bool:
        year = next(years)  # What an earlier attempt kept must not answer for this one.
        return kept_facts(city, year, {2021, 2022}) is kept_facts(city, year, {2022})

    assert soon(are_same)
    assert kept_facts(city, YEAR, {2020}) is not kept_facts(city, YEAR, {2021, 2022})


def test_a_changed_record_is_read_anew() -> None:
    city = make_city()
    before = kept_facts(city, YEAR)
    make_support("grant", amount="1 тыс", recipients="1")
    after = kept_facts(city, YEAR)
    assert (len(before.support), len(after.support)) == (0, 1)


def test_a_text_that_is_written_changes_no_facts() -> None:
    report = report_with("<p>Было</p>")

    def is_same_after_writing() -> bool:
        before = kept_facts(report.municipality, YEAR)
        Block.objects.update(text="<p>Стало</p>")
        return kept_facts(report.municipality, YEAR) is before

    assert soon(is_same_after_writing)


def test_what_was_rolled_back_was_never_there() -> None:
    city = make_city()
    with transaction.atomic():
        make_support("grant", amount="1 тыс", recipients="1")
        assert len(kept_facts(city, YEAR).support) == 1
        transaction.set_rollback(True)
    assert kept_facts(city, YEAR).support == ()


@pytest.mark.usefixtures("somebody_writes")
def test_nothing_is_kept_while_somebody_writes() -> None:
    city = make_city()
    assert kept_facts(city, YEAR) is not kept_facts(city, YEAR)


def test_only_so_many_are_kept() -> None:
    city = make_city()
    first = kept_facts(city, YEAR)
    for year in (2020, 2021):
        kept_facts(city, year)
    assert kept_facts(city, YEAR) is not first
