"""Numbers of the register: in turn, without gaps, whoever enters at the same time."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from grants.models import RegisterEntry, Support
from grants.register.entering import NotEntered, enter, enter_all
from portal.models import User
from tests.grants.register.records import DECIDED, ENTERED, entry, fund, given, party
from tests.people import make_city, make_people
from tests.reports.records import make_support


def numbers() -> list[int]:
    return list(RegisterEntry.objects.order_by("number").values_list("number", flat=True))


@pytest.mark.django_db
def test_the_next_number_of_the_city() -> None:
    people = make_people()
    first = enter(given("a"), by=people.coordinator)
    assert (first.number, first.entered_on) == (1, timezone.localdate())
    assert enter(given("b"), by=people.administrator).number == 2
    city = people.stranger.municipality
    theirs = given("c", city=city, organization=fund("theirs", city=city))
    assert enter(theirs, by=people.stranger).number == 1


@pytest.mark.django_db
def test_many_are_entered_in_the_order_of_decisions_or_none() -> None:
    by = make_people().coordinator
    late, early = given("late"), given("early", decided_on=DECIDED - datetime.timedelta(30))
    made = enter_all([late, early], by=by, on=ENTERED)
    assert [(each.number, each.support.code) for each in made] == [(1, "early"), (2, "late")]
    assert {each.entered_on for each in made} == {ENTERED}
    with pytest.raises(NotEntered, match="партии"):
        enter_all([given("good"), given("bad", organization=party())], by=by)
    assert numbers() == [1, 2]
    assert enter_all([], by=by) == []


@pytest.mark.django_db
def test_who_may_enter() -> None:
    people, support = make_people(), given("a")
    for person in (people.specialist, people.auditor, people.stranger, people.stranger_specialist):
        with pytest.raises(PermissionDenied):
            enter(support, by=person)
    assert numbers() == []


@pytest.mark.django_db
def test_a_day_that_has_not_come_is_refused() -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(1)
    with pytest.raises(NotEntered, match="не наступила"):
        enter(given("a"), by=make_people().coordinator, on=tomorrow)


@pytest.mark.django_db
def test_a_day_before_the_decision_is_refused() -> None:
    with pytest.raises(NotEntered, match=r"не раньше решения: оно от 05\.06\.2023"):
        enter(given("a"), by=make_people().coordinator, on=DECIDED - datetime.timedelta(1))


@pytest.mark.django_db
def test_numbers_follow_the_days() -> None:
    by = make_people().coordinator
    entry(1, on=datetime.date(2024, 3, 1))
    with pytest.raises(NotEntered, match=r"№ 1, сделана 01.03.2024"):
        enter(given("b"), by=by, on=datetime.date(2024, 2, 29))
    assert enter(given("c"), by=by, on=datetime.date(2024, 3, 1)).number == 2


@pytest.mark.django_db
def test_what_is_entered_or_gone_is_refused_with_a_sentence() -> None:
    by, support = make_people().coordinator, given("a")
    enter(support, by=by)
    with pytest.raises(NotEntered, match="уже внесено в реестр, № 1"):
        enter(support, by=by)
    gone = make_support("gone", organization=fund())
    Support.objects.filter(pk=gone.pk).delete()
    with pytest.raises(NotEntered, match="уже нет"):
        enter(gone, by=by)
    assert numbers() == [1]


@pytest.mark.django_db
def test_the_deed_is_in_the_history() -> None:
    by = make_people().coordinator
    made = enter(given("a"), by=by)
    context = RegisterEntry.pgh_event_model.objects.get(pgh_obj_id=made.pk).pgh_context
    assert context.metadata["user"] == by.pk
    assert "реестр" in context.metadata["reason"]


@pytest.mark.django_db(transaction=True)
def test_people_who_enter_at_once_get_different_numbers_without_gaps() -> None:
    by = make_people().coordinator
    supports = [given(f"support-{number}") for number in range(12)]
    start = Barrier(4)

    def enter_some(place: int) -> list[int]:
        try:
            start.wait()
            return [enter(support, by=by).number for support in supports[place::4]]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        given_numbers = [number for some in pool.map(enter_some, range(4)) for number in some]
    assert sorted(given_numbers) == numbers() == list(range(1, 13))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_enter_the_same_one_is_told() -> None:
    by, support = make_people().coordinator, given("a")
    start = Barrier(2)

    def attempt(_: int) -> str:
        try:
            start.wait()
            return str(enter(support, by=User.objects.get(pk=by.pk)))
        except NotEntered as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(attempt, range(2)))
    assert "№ 1" in told
    assert any("уже внесено" in each for each in told)
    assert numbers() == [1]


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_rolled_back_leaves_no_gap() -> None:
    by = make_people().coordinator
    with transaction.atomic():
        enter(given("a"), by=by)
        transaction.set_rollback(True)
    assert enter(given("b"), by=by).number == 1


@pytest.mark.django_db
def test_the_cost_does_not_grow_with_the_number() -> None:
    by, made = make_people().coordinator, []
    for code, count in (("few", 2), ("many", 8)):
        supports = [given(f"{code}-{number}") for number in range(count)]
        with CaptureQueriesContext(connection) as queries:
            enter_all(supports, by=by)
        made.append(len(queries))
    assert made[0] == made[1]
    assert make_city().register_entries.count() == 10
