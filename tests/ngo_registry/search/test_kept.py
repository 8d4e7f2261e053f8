"""What the triggers keep is what counting gives, whoever writes and however."""

from __future__ import annotations

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from grants.models import Support
from ngo_registry.actions.merge import merge
from ngo_registry.models import Category, FormerName, Organization, OrganizationMark
from ngo_registry.search import rebuild
from portal.models import Municipality
from tests.ngo_registry.search.asking import asked, assert_all_is_kept, codes, counts
from tests.people import People, make_city, make_people
from tests.reports.records import make_category, make_legal_form, make_organization, make_sphere, make_support

pytestmark = pytest.mark.django_db


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_bulk_writes() -> None:
    city = make_city()
    Organization.objects.bulk_create(
        Organization(
            municipality=city, code=f"o{n}", name=f"Клуб {n}", inn="" if n % 2 else f"42050000{n:02}"
        )
        for n in range(40)
    )
    assert_all_is_kept()
    sport = make_category("sport")
    sport.organizations.set(Organization.objects.filter(code__startswith="o1"))
    Organization.objects.filter(code__startswith="o2").update(status="dissolved", name="Бывший клуб")
    FormerName.objects.bulk_create(
        FormerName(organization=each, name="Кружок") for each in Organization.objects.all()
    )
    assert_all_is_kept()
    found = asked("q=кружок")
    assert (found.total, counts(found, "category")) == (40, {"sport": 11, "-": 29})
    sport.organizations.clear()
    Organization.objects.filter(status="dissolved").delete()
    assert_all_is_kept()
    assert asked("q=бывший").total == 0


def test_raw_sql() -> None:
    make_organization("one", name="Клуб", categories="sport children")
    make_organization("two", name="Фонд", categories="sport")
    execute("UPDATE ngo_registry_organization SET name = 'Союз «' || name || '»'")
    execute(
        "DELETE FROM ngo_registry_organization_categories WHERE id IN "
        "(SELECT min(id) FROM ngo_registry_organization_categories)"
    )
    assert_all_is_kept()
    assert codes("q=союз+фонд") == ["two"]


def test_moving_what_tells_of_an_organization() -> None:
    one, two = make_organization("one", categories="sport"), make_organization("two", spheres="culture")
    name = one.former_names.create(name="Прежнее")
    mark = one.marks.create(register="sonko_city")
    record = make_support("s", organization=one, amount="10")
    FormerName.objects.filter(pk=name.pk).update(organization=two)
    OrganizationMark.objects.filter(pk=mark.pk).update(organization=two)
    Support.objects.filter(pk=record.pk).update(organization=two)
    Organization.categories.through.objects.update(organization=two)
    assert_all_is_kept()
    assert codes("q=прежнее&category=sport&mark=sonko_city&year=2023&sphere=culture") == ["two"]
    assert codes("year=-&mark=-&category=-") == ["one"]


def test_a_mark_that_has_ended_is_none() -> None:
    one = make_organization("one")
    mark = one.marks.create(register="sonko_city")
    assert codes("mark=sonko_city") == ["one"]
    mark.until = datetime.date(2024, 1, 1)
    mark.save()
    assert codes("mark=-") == ["one"]


def test_a_book_that_gives_another_code() -> None:
    make_organization("one", categories="sport", spheres="culture", legal_form=make_legal_form("100"))
    Category.objects.filter(code="sport").update(code="games")
    make_legal_form("100").__class__.objects.update(code="200")
    sphere = make_sphere("culture")
    sphere.code = "arts"
    sphere.save()
    assert_all_is_kept()
    assert codes("category=games&form=200&sphere=arts") == ["one"]


def test_another_city() -> None:
    one = make_organization("one", name="Клуб «Родник»")
    one.municipality = make_city("kogalym", "Когалым")
    one.save()
    assert_all_is_kept()
    assert asked("q=родник").total == 0
    assert asked("q=радник", city=one.municipality).corrected == "родник"


def test_support_is_summed_for_the_order() -> None:
    for code, amount in (("small", "5"), ("none", ""), ("large", "7")):
        make_support(code, organization=make_organization(code), amount=amount)
    make_support("more", organization=Organization.objects.get(code="small"), amount="6", year=2020)
    assert codes("sort=support") == ["small", "large", "none"]
    Support.objects.filter(code="more").delete()
    assert_all_is_kept()
    assert codes("sort=support") == ["large", "small", "none"]
    assert counts(asked(), "year") == {"2023": 3}


def test_merging() -> None:
    people: People = make_people()
    keep = make_organization("keep", name="Клуб «Родник»", categories="sport")
    drop = make_organization("drop", name="Кружок «Ручей»", categories="culture", inn="4205000016")
    drop.marks.create(register="sonko_city")
    make_support("s", organization=drop, amount="10")
    merge(keep=keep, drop=drop, choices=["inn"], by=people.coordinator)
    assert_all_is_kept()
    assert codes("q=ручей+4205000016&category=sport&mark=sonko_city&year=2023") == ["keep"]
    assert asked().total == 1


def test_compacting_keeps_the_counts() -> None:
    for number in range(5):
        make_organization(f"o{number}", categories="sport")
    before = asked()
    execute(f"SELECT ngo_registry_search_compact({make_city().pk})")
    assert asked() == before
    execute("SELECT 1")
    assert_all_is_kept()


def test_loads_past_the_triggers_are_rebuilt() -> None:
    one = make_organization("one", name="Клуб")
    execute("SET session_replication_role = replica")
    Organization.objects.filter(pk=one.pk).update(name="Фонд")
    execute("SET session_replication_role = DEFAULT")
    assert codes("q=фонд") == []
    rebuild()
    assert codes("q=фонд") == ["one"]
    assert asked("q=клуб").total == 0
    assert_all_is_kept()


class Writers(RuleBasedStateMachine):
    """Any order of changes, through the models."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.made = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def some(self, number: int) -> Organization | None:
        found = Organization.objects.order_by("pk")
        return found[number % len(found)] if found else None

    @rule(count=st.integers(1, 3), name=st.sampled_from(["Клуб", "Ёж «Мир»", "№ 5"]))
    def add(self, count: int, name: str) -> None:
        city = make_city(*(("kogalym", "Когалым") if count == 1 else ("kemerovo", "Кемерово")))
        Organization.objects.bulk_create(
            Organization(municipality=city, code=f"o{self.made + n}", name=name) for n in range(count)
        )
        self.made += count

    @rule(which=st.integers(0, 9), name=st.sampled_from(["Фонд", "Клуб Мир"]), status=st.booleans())
    def alter(self, which: int, name: str, status: bool) -> None:
        if one := self.some(which):
            one.name, one.status = name, "dissolved" if status else "active"
            one.save()

    @rule(which=st.integers(0, 9), codes=st.sets(st.sampled_from("abc")), spheres=st.booleans())
    def describe(self, which: int, codes: set[str], spheres: bool) -> None:
        if one := self.some(which):
            one.categories.set([make_category(code) for code in codes])
            one.spheres.set([make_sphere("x")] if spheres else [])

    @rule(
        which=st.integers(0, 9),
        is_known=st.booleans(),
        register=st.sampled_from(["sonko_city", "sonko_federal"]),
    )
    def mark(self, which: int, is_known: bool, register: str) -> None:
        if one := self.some(which):
            one.marks.update_or_create(
                register=register, defaults={"until": None if is_known else datetime.date(2020, 1, 1)}
            )

    @rule(which=st.integers(0, 9), year=st.integers(2020, 2022), amount=st.sampled_from(["", "5", "7,5"]))
    def support(self, which: int, year: int, amount: str) -> None:
        if one := self.some(which):
            make_support(
                f"s{Support.objects.count()}-{self.made}", organization=one, year=year, amount=amount
            )
            self.made += 1

    @rule(year=st.integers(2020, 2022))
    def take_support_back(self, year: int) -> None:
        Support.objects.filter(year=year).delete()

    @rule(which=st.integers(0, 9))
    def remove(self, which: int) -> None:
        if one := self.some(which):
            one.support.all().delete()
            one.delete()

    @rule()
    def compact(self) -> None:
        execute(f"SELECT ngo_registry_search_compact({make_city().pk})")

    @invariant()
    def all_is_kept(self) -> None:
        assert_all_is_kept()


@pytest.mark.slow
def test_any_order_of_changes() -> None:
    run_state_machine_as_test(
        Writers, settings=settings(max_examples=15, stateful_step_count=12, deadline=None)
    )


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_lose_nothing_and_never_lock_each_other_out() -> None:
    """Both write the same organisations, one by one and all together, and compact the counts meanwhile."""
    city = make_city()
    keys = [make_organization(f"o{n}", name=f"Клуб {n}").pk for n in range(6)]
    make_category("a"), make_category("b")
    with ThreadPoolExecutor(2) as pool:
        for writing in [pool.submit(write_much, city, code, keys) for code in "ab"]:
            writing.result()
    assert_all_is_kept()
    assert asked("q=новый").total == 30


def write_much(city: Municipality, code: str, keys: list[int]) -> None:
    try:
        for turn in range(15):
            with transaction.atomic():
                Category.objects.get(code=code).organizations.set(keys if turn % 2 else [])
            with transaction.atomic():
                Organization.objects.create(municipality=city, code=f"{code}{turn}", name=f"Новый {turn}")
                execute(f"SELECT ngo_registry_search_compact({city.pk})")
            with transaction.atomic():
                organization = Organization.objects.get(pk=keys[turn % 6])
                make_support(f"{code}{turn}", organization=organization, year=2020 + turn % 3, amount="1")
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_a_writer_sees_what_the_one_before_wrote() -> None:
    """Both change one organisation; the second waits, and loses nothing of the first."""
    one = make_organization("one", name="Клуб")
    make_category("sport"), make_sphere("culture")

    def second() -> None:
        one.spheres.add(make_sphere("culture"))
        connections.close_all()

    with transaction.atomic():
        one.categories.add(make_category("sport"))
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join()
    assert_all_is_kept()
    assert codes("category=sport&sphere=culture") == ["one"]


@pytest.mark.django_db(transaction=True)
def test_an_emptied_register_keeps_nothing() -> None:
    make_organization("one", name="Клуб", categories="sport")
    execute("TRUNCATE ngo_registry_organization CASCADE")
    assert_all_is_kept()
    assert (asked().total, asked("q=клуб").total) == (0, 0)
