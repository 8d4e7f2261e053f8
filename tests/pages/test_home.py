"""The first page: each city with what it has."""

import pytest

from tests.pages.reading import assert_same_cost, links_of, words_of
from tests.people import make_city, visitor
from tests.reports.records import make_organization, make_report

pytestmark = pytest.mark.django_db


def test_names_each_city_with_its_organisations_and_public_reports() -> None:
    kogalym = make_city("kogalym", "Когалым")
    make_city()
    make_organization("one", city=kogalym)
    make_report(city=kogalym, form="kogalym_support", is_public=True)
    make_report(city=kogalym, form="public_dialogue", is_public=False)
    page = visitor().get("/")
    assert "Когалым Регион 1 организация" in words_of(page)
    assert "Кемерово Регион 0 организаций Отчёты ещё не опубликованы" in words_of(page)
    assert list(links_of(page, "/kogalym/reports/").values()) == ["/kogalym/reports/2023/kogalym_support/"]


def test_portal_without_cities_says_who_adds_them() -> None:
    assert "Город добавляет администратор" in words_of(visitor().get("/"))


def test_cost_does_not_grow_with_cities() -> None:
    make_report(city=make_city(), is_public=True)

    def two_more() -> None:
        for slug in ("kogalym", "khabarovsk"):
            make_report(city=make_city(slug, slug), is_public=True)

    assert_same_cost("/", two_more)
