"""Pages by key: every row once and in order, whatever stands in the columns."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grants.models import Support
from ngo_registry.models import Organization
from portal.models import Municipality
from portal.workspace.listing.keyset import bounded_count, cursor, in_order, page_of, spelled, terms_of
from tests.people import make_city

pytestmark = pytest.mark.django_db

ORDERS = [
    ("name", "id"),
    ("-name", "-id"),
    ("registered_on", "-pk"),
    ("-registered_on", "name", "pk"),
    ("legal_form", "-pk"),
    ("-status", "registered_on"),
    ("-pk",),
    (),
]
rows = st.lists(
    st.tuples(
        st.sampled_from(["Ёлка", "елка", "Ель", "Ж", "", "ELKA"]),
        st.sampled_from([None, datetime.date(2020, 1, 1), datetime.date(2021, 1, 1)]),
        st.sampled_from(["active", "dissolved"]),
    ),
    max_size=14,
)


def walked(order: tuple[str, ...], size: int) -> list[int]:
    """The keys of all rows, page by page."""
    keys: list[int] = []
    after = ""
    while True:
        page = page_of(Organization.objects.all(), order, after, size)
        assert page.position == len(keys)
        keys += [row.pk for row in page.rows]
        after = page.after
        if not after:
            return keys


@pytest.mark.parametrize("order", ORDERS, ids=str)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(rows=rows, size=st.integers(1, 5))
def test_pages_give_each_row_once_in_order(
    order: tuple[str, ...], rows: list[tuple[str, datetime.date | None, str]], size: int
) -> None:
    city = make_city()
    Organization.objects.filter(municipality=city).delete()
    Organization.objects.bulk_create(
        Organization(municipality=city, code=f"o{n}", name=name, registered_on=day, status=status)
        for n, (name, day, status) in enumerate(rows)
    )
    whole = [row.pk for row in in_order(Organization.objects.all(), terms_of(Organization, order))]
    assert walked(order, size) == whole
    assert len(whole) == len(rows)


def make_three(city: Municipality) -> list[Organization]:
    return [Organization.objects.create(municipality=city, code=name, name=name) for name in ("a", "b", "c")]


def test_blanks_stand_last_both_ways() -> None:
    city = make_city()
    first, blank, last = make_three(city)
    for record, year in ((first, 2001), (last, 2002)):
        Organization.objects.filter(pk=record.pk).update(registered_on=datetime.date(year, 1, 1))
    for order, expected in (
        (("registered_on",), [first, last, blank]),
        (("-registered_on",), [last, first, blank]),
    ):
        assert page_of(Organization.objects.all(), order).rows == expected


def test_names_stand_as_in_the_russian_alphabet() -> None:
    city = make_city()
    for name in ("Ель", "ёж", "Дом"):
        Organization.objects.create(
            municipality=city, code=str(len(name)) + name[0].encode().hex(), name=name
        )
    assert [row.name for row in page_of(Organization.objects.all(), ("name",)).rows] == ["Дом", "ёж", "Ель"]


def test_a_page_leads_on_after_its_last_row_was_deleted() -> None:
    make_three(make_city())
    page = page_of(Organization.objects.all(), ("name",), size=1)
    page.rows[0].delete()
    assert [row.name for row in page_of(Organization.objects.all(), ("name",), page.after).rows] == ["b", "c"]


def after_first(order: tuple[str, ...]) -> str:
    return page_of(Organization.objects.all(), order, size=1).after


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda good: "",
        lambda good: "\0",
        lambda good: "x" * 5000,
        lambda good: ":",
        lambda good: "٣:🦊",
        lambda good: good[:-1],
        lambda good: f"a{good}",
        lambda good: after_first(("-name",)),
        lambda good: after_first(("-registered_on",)),
    ],
)
def test_what_is_no_cursor_of_this_order_is_the_beginning(spoilt: Callable[[str], str]) -> None:
    make_three(make_city())
    page = page_of(Organization.objects.all(), ("name",), spoilt(after_first(("name",))))
    assert page.position == 0
    assert [row.name for row in page.rows] == ["a", "b", "c"]


def test_counting_stops_at_the_bound() -> None:
    make_three(make_city())
    records = Organization.objects.all()
    assert [bounded_count(records, limit) for limit in (1, 2, 3, 9)] == [2, 3, 3, 3]


@pytest.mark.parametrize(
    ("model", "order", "index"),
    [
        (Organization, ("name", "id"), "organization_by_name"),
        (Support, ("-year", "-id"), "support_newest_first"),
    ],
)
def test_every_page_enters_the_index_at_its_place(
    model: type[Organization | Support], order: tuple[str, ...], index: str
) -> None:
    city = make_city()
    fill(city, model)
    records = model.objects.filter(municipality=city)
    middle = in_order(records, terms_of(model, order))[1500]
    with CaptureQueriesContext(connection) as queries:
        page = page_of(records, order, cursor(middle, order, 1501))
    assert len(page.rows) == 50
    plan = explained(queries[0]["sql"])
    assert f"using {index}" in plan.lower()
    assert "Sort" not in plan
    assert "Rows Removed by Filter" not in plan


def fill(city: Municipality, model: type[Organization | Support]) -> None:
    """Enough rows of a few years for PostgreSQL to think of an index."""
    own = {"name": "Фонд"} if model is Organization else {"kind": "consulting", "recipients_group": "НКО"}
    years = (lambda n: {}) if model is Organization else (lambda n: {"year": 2020 + n % 3})
    model.objects.bulk_create(model(municipality=city, code=f"c{n}", **own, **years(n)) for n in range(3000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def explained(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF) {sql}")
        return "\n".join(line for (line,) in cursor.fetchall())


def test_the_order_is_that_of_the_index() -> None:
    """The expression is written twice, here and in the register's model, which the portal does not import."""
    (indexed,) = [index for index in Organization._meta.indexes if index.name == "organization_by_name"]
    assert indexed.expressions[1] == spelled(F("name"))
