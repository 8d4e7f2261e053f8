"""The pages of open data."""

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from reports.opendata.dataset import datasets
from reports.opendata.making import make
from reports.opendata.publisher import Publisher
from tests.pages.reading import assert_same_cost, links_of, words_of
from tests.people import make_city
from tests.reports.opendata.reading import current, made
from tests.reports.records import make_organization, make_support

pytestmark = pytest.mark.django_db

CITY, WHOLE = "/kemerovo/opendata/", "/opendata/"


def test_a_city_s_page_describes_every_set_with_its_columns() -> None:
    make_organization("one")
    publisher = made()
    response = Client().get(CITY)
    words = words_of(response)
    for each in datasets():
        assert each.title in words
        for column in each.columns:
            assert f" {column.name} " in words
    file = current(publisher, "organizations")
    assert file.sha256 in words
    assert "1 строка" in words
    assert "Creative Commons" in words
    assert "Администрация города Кемерово" in words
    assert "ИНН администрации не указан" in words
    assert not response.cookies


def test_every_link_to_a_file_leads_to_it() -> None:
    make_support("one", organization=make_organization("one"), amount="5")
    made()
    links = [link for link in links_of(Client().get(CITY)).values() if link.startswith(CITY) and link != CITY]
    assert len(links) == 8 * 5 + 3
    for link in links:
        assert Client().head(link).status_code == 200, link


def test_where_nothing_is_made_it_is_ordered_once_and_said() -> None:
    make_city()
    for _ in range(2):
        words = words_of(Client().get(CITY))
        assert "Файлы готовятся." in words
        assert "CSV прямо из" in words
    assert DBTaskResult.objects.count() == 1


def test_a_made_city_orders_nothing() -> None:
    made()
    assert "Файлы готовятся" not in words_of(Client().get(CITY))
    assert not DBTaskResult.objects.exists()


def test_the_whole_portal_lists_its_cities() -> None:
    make_organization("one")
    made()
    make_city("kogalym", "Когалым")
    make(Publisher(None))
    response = Client().get(WHOLE)
    words = words_of(response)
    assert "Кемерово Регион 8 1" in words
    assert "Когалым Регион файлы ещё не" in words
    assert links_of(response)["Кемерово"] == CITY
    assert links_of(response)["list.csv"] == "/opendata/all/list.csv"


def test_a_portal_without_cities_says_so() -> None:
    assert "пока нет городов" in words_of(Client().get(WHOLE))


@pytest.mark.parametrize("address", [CITY, WHOLE])
def test_pages_cost_the_same_however_much_there_is(address: str) -> None:
    make_city()
    made()
    make(Publisher(None))

    def more() -> None:
        for n in range(3):
            make_organization(f"more-{n}")
            made(make_city(f"city-{n}", f"Город {n}"))
            made()
        make(Publisher(None))

    assert_same_cost(address, more)


@pytest.mark.parametrize(
    "address", ["/nowhere/opendata/", "/nowhere/opendata/list.csv", "/nowhere/opendata/live/support.csv"]
)
def test_a_city_that_there_is_not_has_no_data(address: str) -> None:
    assert Client().get(f"/nowhere/opendata/{address}").status_code == 404
