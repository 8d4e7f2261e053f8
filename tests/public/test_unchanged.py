"""A page that has not changed is told so; a page that may have changed never is."""

from __future__ import annotations

import datetime
import time
from decimal import Decimal

import pytest
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from ngo_registry.models import Organization
from reports.models import Report
from tests.people import make_city, make_person, signed_in, visitor
from tests.records.samples import ALL_MODELS, make_records
from tests.reports.records import make_organization

CITY = "/kemerovo/"
UNSETTLED = 'W/"page--'
PUBLIC = "public, no-cache"


def tagged(address: str = CITY) -> HttpResponse:
    """The page as given while nobody writes: a process of the portal itself may, for a moment."""
    for _ in range(200):
        page = visitor().get(address)
        if not page["ETag"].startswith(UNSETTLED):
            return page
        time.sleep(0.02)
    raise AssertionError(f"the records of {address} are never settled")


def made_of(tag: str) -> str:
    """The half that is compared before the page is made."""
    return tag.split("-")[1]


def again(tag: str, address: str = CITY, client: Client | None = None) -> HttpResponse:
    return (client or visitor()).get(address, headers={"if-none-match": tag})


@pytest.mark.django_db(transaction=True)
def test_an_unchanged_page_is_not_made_again() -> None:
    make_organization("one")
    page = tagged()
    told = again(page["ETag"])
    assert (told.status_code, told.content) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary"):
        assert told[name] == page[name]
    assert page["Cache-Control"] == PUBLIC
    assert {"Cookie", "HX-Request"} <= set(page["Vary"].split(", "))
    assert visitor().head(CITY, headers={"if-none-match": page["ETag"]}).status_code == 304


@pytest.mark.django_db(transaction=True)
def test_it_costs_one_query_or_two_where_somebody_wrote(django_assert_max_num_queries: object) -> None:
    """Anywhere on the server: other tests write to databases of their own."""
    make_city()
    tag = tagged()["ETag"]
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert again(tag).status_code == 304


@pytest.mark.django_db(transaction=True)
def test_a_write_of_any_record_makes_the_tag_old() -> None:
    records = make_records()
    for model in ALL_MODELS:
        tag = tagged()["ETag"]
        assert again(tag).status_code == 304
        _change(records[model])
        assert made_of(tagged()["ETag"]) != made_of(tag), model.__name__


def _change(record: models.Model) -> None:
    """Another value in the first field that may have any: words, a number, a day."""
    for field in record._meta.fields:
        if (value := _other(field, getattr(record, field.attname))) is not None:
            type(record)._default_manager.filter(pk=record.pk).update(**{field.name: value})
            return
    raise AssertionError(f"nothing to change in {record!r}")


def _other(field: models.Field, value: object) -> object:
    if field.choices or isinstance(field, models.SlugField) or field.primary_key or field.is_relation:
        return None
    if field.name == "password":  # no history keeps it, and no page shows it
        return None
    if isinstance(field, models.TextField | models.CharField) and (field.max_length or 100) >= 60:
        return "Иначе"
    if isinstance(value, datetime.date):
        return value + datetime.timedelta(days=1)
    return value + 1 if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


@pytest.mark.django_db(transaction=True)
def test_a_page_read_while_somebody_writes_is_not_known_by_its_records() -> None:
    """What is committed later bears smaller numbers than what was committed meanwhile."""
    city = make_city()
    before = tagged()["ETag"]
    writer = connection.copy()
    try:
        writer.set_autocommit(False)
        with writer.cursor() as cursor:
            cursor.execute("UPDATE portal_municipality SET region = 'Кузбасс' WHERE id = %s", [city.pk])
        make_organization("meanwhile")
        page = visitor().get(CITY)
        assert page["ETag"].startswith(UNSETTLED)
        assert page["Cache-Control"] == PUBLIC
        assert again(before).status_code == 200
        writer.commit()
    finally:
        writer.close()
    assert "Кузбасс" in tagged().content.decode()
    assert again(before).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_writer_who_has_not_committed_changes_nothing_yet() -> None:
    city = make_city()
    tag = tagged()["ETag"]
    writer = connection.copy()
    try:
        writer.set_autocommit(False)
        with writer.cursor() as cursor:
            cursor.execute("UPDATE portal_municipality SET region = 'Кузбасс' WHERE id = %s", [city.pk])
        assert again(tag).status_code == 304
        writer.commit()
    finally:
        writer.close()
    assert again(tag).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_who_is_signed_in_never_gets_the_copy_of_a_visitor() -> None:
    city = make_city()
    report = Report.objects.create(municipality=city, year=2023, form="form", title="Отчёт", is_public=False)
    tag = tagged("/kemerovo/reports/")["ETag"]
    client = signed_in(make_person("olga", "coordinator", city))
    page = again(tag, "/kemerovo/reports/", client)
    assert page.status_code == 200
    assert report.get_absolute_url() in page.content.decode()
    assert not page.has_header("ETag")
    assert page["Cache-Control"] == "private, no-cache"
    assert "Cookie" in page["Vary"]


@pytest.mark.django_db(transaction=True)
def test_a_page_is_known_by_all_that_was_asked_for() -> None:
    make_city(), make_city("kogalym", "Когалым")
    tag = tagged("/kemerovo/reports/")["ETag"]
    for address in ("/kogalym/reports/", "/kemerovo/reports/?year=2023"):
        assert made_of(again(tag, address)["ETag"]) != made_of(tag)
    piece = visitor().get("/kemerovo/reports/", headers={"if-none-match": tag, "hx-request": "true"})
    assert made_of(piece["ETag"]) != made_of(tag)


@pytest.mark.django_db(transaction=True)
def test_another_day_makes_the_tag_old(monkeypatch: pytest.MonkeyPatch) -> None:
    make_city()
    tag = tagged()["ETag"]
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert made_of(again(tag)["ETag"]) != made_of(tag)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "address", ["/nowhere/", "/kemerovo/organizations.exe", "/kemerovo", "/account/login/"]
)
def test_only_pages_that_are_there_for_everybody_are_tagged(address: str) -> None:
    make_city()
    tagged()  # nobody writes now
    page = visitor().get(address)
    assert not page.get("ETag", "").startswith('W/"page-')


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("held", ["*", "x", '"', "W/", 'W/"page-', 'W/"page-0"', "\0", "я" * 9000])
def test_other_tags_are_no_matter(held: str) -> None:
    make_city()
    assert again(held).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_an_organisation_that_has_gone_is_not_found_again() -> None:
    organization = make_organization("one")
    address = organization.get_absolute_url()
    tag = tagged(address)["ETag"]
    Organization.objects.all().delete()
    assert again(tag, address).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_a_page_that_another_write_has_not_touched_is_not_sent_again() -> None:
    make_city()
    tag = tagged()["ETag"]
    make_organization("elsewhere", city=make_city("kogalym", "Когалым"))
    told = again(tag)
    assert told.status_code == 304
    assert told["ETag"] != tag
    assert again(tagged()["ETag"]).status_code == 304
    assert again(tagged("/")["ETag"], "/").status_code == 304
