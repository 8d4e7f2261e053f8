"""What the register takes: first what it must, then what it must not."""

import pytest

from grants.register.belonging import awaiting, belonging, undated, why_not
from tests.grants.register.records import entry, fund, given, party
from tests.people import make_city
from tests.reports.records import make_support

pytestmark = pytest.mark.django_db


def codes(found: object) -> set[str]:
    return {support.code for support in found}  # type: ignore[attr-defined]


def test_support_of_one_organisation_belongs_whatever_its_kind() -> None:
    given("money")
    given("room", kind="property", tenure="free_use", area="48,5")
    given("advice", kind="consulting", services="3", service_unit="consultation")
    given("later", decided_on=None)
    assert codes(belonging(make_city())) == {"money", "room", "advice", "later"}
    assert codes(awaiting(make_city())) == {"money", "room", "advice"}
    assert codes(undated(make_city())) == {"later"}


def test_groups_people_parties_and_what_was_not_given_do_not_belong() -> None:
    make_support("group", recipients_group="36 физлиц", recipient_kind="person")
    given("business", recipient_kind="business")
    given("party", organization=party())
    given("nothing", amount="–")
    assert codes(belonging(make_city())) == set()


def test_of_an_aggregate_the_parts_belong() -> None:
    whole = given("whole")
    given("part", part_of=whole)
    assert codes(belonging(make_city())) == {"part"}


def test_what_is_entered_waits_no_longer_and_other_cities_are_others() -> None:
    entry(1, given("entered"))
    given("elsewhere", city=make_city("kogalym"), organization=fund("theirs", city=make_city("kogalym")))
    assert codes(awaiting(make_city())) == set()
    assert codes(awaiting(make_city("kogalym"))) == {"elsewhere"}


def test_each_refusal_has_its_reason() -> None:
    told = [
        why_not(make_support("group")),
        why_not(given("party", organization=party())),
        why_not(given("nothing", amount="–")),
        why_not(given("later", decided_on=None)),
        why_not(given("good")),
    ]
    words = ("одна некоммерческая", "партии", "прочерк", "дату решения")
    assert all(word in sentence for word, sentence in zip(words, told, strict=False))
    assert told[-1] == ""
