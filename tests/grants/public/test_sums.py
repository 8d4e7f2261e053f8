"""The sums that the database keeps are those of the records, whatever is done to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from grants.models import Support
from grants.sums.cells import Cell, cells_of, given_by
from grants.sums.kept import cells_of_city, refill
from grants.sums.records import counted
from portal.lib.quantities import total
from tests.people import make_city
from tests.reports.records import make_organization, make_programme, make_sphere, make_support, rub

pytestmark = pytest.mark.django_db


def kept() -> list[Cell]:
    return sorted(cells_of_city(make_city()), key=repr)


def counted_live() -> list[Cell]:
    return sorted(cells_of(counted(Support.objects.filter(municipality=make_city()))), key=repr)


def make_some() -> None:
    sphere, programme = make_sphere("sport"), make_programme("sport")
    for number in range(4):
        make_support(f"same-{number}", amount="1,5 тыс", sphere=sphere, programme=programme)
    make_support("named", amount="более 3 тыс", organization=make_organization("fund"))
    make_support("silent")
    make_support("room", kind="property", tenure="free_use", area="40,5")
    make_support("advice", kind="consulting", service_unit="consultation", services="более 200")
    make_support("part", amount="1 тыс", part_of=Support.objects.get(code="same-0"))
    make_support("elsewhere", city=make_city("kogalym", "Когалым"), amount="9 тыс")


CHANGES: tuple[Callable[[], object], ...] = (
    lambda: Support.objects.filter(code="same-1").update(amount_value=5, amount_step=1),
    lambda: Support.objects.filter(code__startswith="same").update(year=2020, programme=None),
    lambda: Support.objects.filter(code="part").update(part_of=None),
    lambda: Support.objects.filter(code="same-2").delete(),
    lambda: Support.objects.filter(code="silent").update(purpose="слова"),
    lambda: Support.objects.filter(code="room").update(municipality=make_city("kogalym", "Когалым")),
    lambda: connection.cursor().execute(
        "SELECT grants_support_sums_fold(ARRAY(SELECT id FROM portal_municipality))"
    ),
    refill,
)


@pytest.mark.parametrize("change", CHANGES)
def test_kept_sums_follow_every_change(change: Callable[[], object]) -> None:
    make_some()
    assert kept() == counted_live()
    change()
    assert kept() == counted_live()


def test_a_change_of_words_adds_no_line() -> None:
    make_some()

    def lines() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM grants_supportsum")
            return cursor.fetchone()[0]

    with connection.cursor() as cursor:
        cursor.execute("SELECT grants_support_sums_fold(ARRAY(SELECT id FROM portal_municipality))")
    before = lines()
    Support.objects.update(purpose="слова")
    assert lines() == before


def test_groups_add_up_as_records_one_by_one() -> None:
    """With the step, the qualifier and what rounding explains."""
    for number, amount in enumerate(("1,5 тыс", "1,7 тыс", "2,13 тыс", "более 3 тыс", "–", "1000,55")):
        make_support(f"s{number}", amount=amount)
    records = [support.amount for support in Support.objects.all()]
    assert given_by(kept()).money == total(records, "rub")
    assert total([rub("1 тыс"), rub("2 тыс")], "rub").uncertainty == 1000
