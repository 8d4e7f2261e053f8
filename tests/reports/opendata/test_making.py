"""What has not changed stays the file that it is; what has changed becomes a new one, once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from ngo_registry.models import Organization
from reports.models import OpenFile
from reports.opendata import ordering
from reports.opendata.making import make
from reports.opendata.publisher import Publisher
from reports.tasks import make_open_data
from tests.people import make_city
from tests.reports.commands.calls import call
from tests.reports.opendata.reading import content_of, current, made, rows_of
from tests.reports.records import make_organization

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_records_make_no_new_file() -> None:
    make_organization("one")
    publisher = made()
    before = set(publisher.files.values_list("pk", "sha256"))
    assert settled(publisher), "nothing was written since"
    make_organization("other", city=make_city("kogalym", "Когалым"))
    assert make(publisher), "somebody wrote something"
    assert set(publisher.files.values_list("pk", "sha256")) == before


def settled(publisher: Publisher) -> bool:
    """Somebody may write for a moment in another database of the server: then the making looks again."""
    return any(not make(publisher) for _ in range(20))


def test_a_change_makes_a_new_file_beside_the_old_one() -> None:
    make_organization("one")
    publisher = made()
    first = current(publisher, "organizations")
    untouched = current(publisher, "support")
    make_organization("two")
    make(publisher)
    second = current(publisher, "organizations")
    assert second.name != first.name
    assert second.rows == 2
    first.refresh_from_db()
    assert not first.is_current
    assert content_of(first), "it stays under its name"
    assert current(publisher, "support") == untouched
    versions = content_of(current(publisher, "organizations", "meta")).decode()
    assert publisher.url(first.name) in versions
    assert publisher.url(second.name) in versions
    book = current(publisher, "organizations", "xlsx")
    assert book.name.removesuffix("xlsx") == second.name.removesuffix("csv")


def test_files_of_fixed_names_are_replaced_and_leave_nothing_behind() -> None:
    publisher = made()
    before = current(publisher, "organizations", "meta")
    make_organization("one")
    make(publisher)
    after = current(publisher, "organizations", "meta")
    assert after.name == before.name
    assert after.sha256 != before.sha256
    assert not before.file.storage.exists(before.file.name)


def test_a_city_that_gets_its_inn_gets_new_folders() -> None:
    city = make_city()
    publisher = made(city)
    old = current(publisher, "support").name
    city.administration_inn = "4205010101"
    city.save()
    make(Publisher(city))
    assert current(publisher, "support").name.startswith("4205010101-support/")
    assert publisher.files.filter(name=old, is_current=False).exists()


def in_thread(slug: str) -> bool:
    try:
        return make(Publisher(make_city(slug)))
    finally:
        connection.close()


def test_two_makings_at_once_make_each_file_once() -> None:
    make_organization("one")
    with ThreadPoolExecutor(2) as pool:
        done = sorted(pool.map(in_thread, ["kemerovo", "kemerovo"]))
    # The second one waited and found nothing to do, or looked and found the same bytes.
    assert done[-1] is True
    names = list(OpenFile.objects.values_list("name", flat=True))
    assert len(names) == len(set(names)) == 8 * 4 + 2
    assert set(OpenFile.objects.values_list("is_current", flat=True)) == {True}


def test_a_task_makes_the_files_and_is_queued_once() -> None:
    publisher = Publisher(make_city())
    assert ordering.order(publisher)
    assert ordering.order(publisher)
    assert ordering.order(Publisher(None))
    queued = DBTaskResult.objects.filter(task_path=ordering.TASK)
    assert sorted(each.args_kwargs["args"] for each in queued) == [["kemerovo"], ["opendata"]]
    for each in queued:
        make_open_data.call(*each.args_kwargs["args"])
    assert publisher.files.exists()
    assert Publisher(None).files.exists()


def order_in_thread(slug: str) -> bool:
    try:
        return ordering.order(Publisher(make_city(slug)))
    finally:
        connection.close()


def test_two_readers_at_once_order_once() -> None:
    make_city()
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(order_in_thread, ["kemerovo", "kemerovo"])) == [True, True]
    assert DBTaskResult.objects.filter(task_path=ordering.TASK).count() == 1


def test_what_has_just_failed_is_not_ordered_again_at_once() -> None:
    publisher = Publisher(make_city())
    ordering.order(publisher)
    (queued,) = DBTaskResult.objects.filter(task_path=ordering.TASK)
    queued.claim("worker")
    queued.set_failed(ValueError("нет места"))
    assert not ordering.order(publisher)
    assert DBTaskResult.objects.filter(task_path=ordering.TASK).count() == 1


def test_the_command_makes_all_cities_and_the_whole() -> None:
    make_organization("one")
    make_organization("two", city=make_city("kogalym", "Когалым"))
    called = call("opendata")
    assert called.code == 0
    assert [line.partition(":")[0] for line in called.output.splitlines()] == [
        *("Кемерово", "Когалым", "все города портала"),
    ]
    assert len(rows_of(Publisher(None), "organizations")) == 2
    assert call("opendata", "--city", "kogalym").output == "Когалым: без изменений\n"
    unknown = call("opendata", "--city", "nowhere")
    assert unknown.code == 1
    assert "Города «nowhere» нет" in unknown.errors


def test_a_removed_record_leaves_the_data() -> None:
    make_organization("one")
    publisher = made()
    Organization.objects.all().delete()
    make(publisher)
    assert rows_of(publisher, "organizations") == []
