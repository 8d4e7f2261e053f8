"""Years of a city and cities of a year side by side."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client

from portal.lib.numbers import MINUS
from portal.lib.quantities import Quantity
from reports import large_years
from reports.comparison.choice import MOST_SIDES
from reports.comparison.comparing import Compared, Value, compare_sides
from reports.comparison.drawing import change_words
from reports.comparison.measures import MEASURES
from reports.comparison.sides import Side
from tests.pages.reading import cost_of
from tests.people import make_city
from tests.reports.records import (
    declare,
    make_contest,
    make_organization,
    make_report,
    make_round,
    make_support,
    make_total,
)

pytestmark = pytest.mark.django_db


def plain(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


def cells(page: str, title: str) -> list[str]:
    """The values beside a figure's title, without marks."""
    row = re.search(rf'<th scope="row">{title}.*?</tr>', page)
    assert row, title
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", row[0])]


def test_two_years_of_a_city(client: Client) -> None:
    make_report(is_public=True)
    for year, amount in ((2022, "100 тыс"), (2023, "150 тыс")):
        make_support(f"s{year}", year=year, amount=amount, recipients="2")
    page = plain(client.get("/kemerovo/compare/"))
    assert cells(page, "Деньги организациям из бюджета города") == ["100,0", "150,0", "+50 %"]
    assert cells(page, "Получатели денег") == ["2", "2", "столько же"]


def test_a_number_leads_to_its_records_where_its_year_has_a_report(client: Client) -> None:
    make_report(is_public=True)
    for year in (2022, 2023):
        make_round(make_contest(f"c{year}"), year=year, winners="3", amount="1 млн")
    page = client.get("/kemerovo/compare/").content.decode()
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="([^"]+number/[^"]+)"', page)]
    assert links
    assert all("/2023/" in link for link in links)
    for link in links:
        assert client.get(link).status_code == 200


def test_without_a_report_a_number_leads_to_the_public_pages_of_its_records(client: Client) -> None:
    one = make_organization("one")
    make_round(make_contest("c"), winners="3", amount="1 млн")
    make_support("grant", amount="5 тыс", organization=one)
    make_support("room", kind="property", tenure="free_use", area="40", organization=one)
    page = client.get("/kemerovo/compare/").content.decode()
    links = {link.replace("&amp;", "&") for link in re.findall(r'<td[^>]*><a href="([^"]+)"', page)}
    assert links == {
        "/kemerovo/organizations/?status=active&status=unregistered",
        "/kemerovo/support/records/?year=2023&kind=financial",
        "/kemerovo/support/records/?year=2023&kind=property",
        "/kemerovo/contests/?year=2023",
        "/kemerovo/contests/?year=2023&level=federal",
    }
    for link in links:
        assert client.get(link).status_code == 200


def test_a_total_of_a_department_has_no_records_to_lead_to(client: Client) -> None:
    make_organization("one")
    make_total("all", "424", "organization", subject="organizations")
    page = client.get("/kemerovo/compare/").content.decode()
    assert "424" in page
    assert "?status=active" not in page


def test_the_register_speaks_only_for_the_newest_year(client: Client) -> None:
    make_organization("one")
    make_total("of-2021", "9", "organization", year=2021, subject="organizations")
    for year in (2021, 2022, 2023):
        make_support(f"s{year}", year=year, amount="1 тыс", recipients="1")
    page = plain(client.get("/kemerovo/compare/?years=2021&years=2022&years=2023"))
    assert cells(page, "Организации")[:3] == ["9", "нет сведений", "1"]


def test_cities_side_by_side(client: Client) -> None:
    kogalym = make_city("kogalym", "Когалым")
    make_report(is_public=True)
    make_report(city=kogalym, is_public=True)
    make_support("here", amount="10 тыс", recipients="1")
    make_support("there", city=kogalym, amount="25 тыс", recipients="4")
    page = plain(client.get("/compare/?year=2023&cities=kemerovo&cities=kogalym"))
    assert cells(page, "Деньги организациям из бюджета города") == ["10,0", "25,0"]
    added = plain(client.get("/compare/?year=2023&cities=kemerovo&add=когалым&chart=recipients"))
    assert cells(added, "Получатели денег") == ["1", "4"]
    assert '<option value="recipients" selected>' in added


def test_a_city_that_published_nothing_is_not_offered(client: Client) -> None:
    make_city("kogalym", "Когалым")
    make_report(is_public=True)
    page = client.get("/compare/?cities=kogalym").content.decode()
    assert "Когалым" not in page


@pytest.mark.parametrize("query", ["years=x&years=99999", "chart=nothing", "years=2023&years=2023", "a=%00"])
def test_any_query_is_answered(client: Client, query: str) -> None:
    make_support("s", amount="1 тыс", recipients="1")
    assert client.get(f"/kemerovo/compare/?{query}").status_code == 200
    assert client.get(f"/compare/?year={query}&{query}").status_code == 200


def test_nothing_to_compare_is_said(client: Client) -> None:
    make_city()
    assert "Сравнивать пока нечего" in plain(client.get("/kemerovo/compare/"))
    assert "Сравнивать пока нечего" in plain(client.get("/compare/"))


def test_cost_does_not_grow_with_cities_that_are_not_compared() -> None:
    make_report(is_public=True)
    before = cost_of("/compare/?cities=kemerovo")
    for number in range(MOST_SIDES + 3):
        make_report(city=make_city(f"city-{number}", f"Город {number}"), is_public=True)
    assert cost_of("/compare/?cities=kemerovo") == before


def test_six_cities_cost_as_many_queries_as_one(client: Client) -> None:
    for number in range(MOST_SIDES):
        city = make_city(f"city-{number}", f"Город {number}")
        make_report(city=city, is_public=True)
        make_support(f"s{number}", city=city, amount="10 тыс", recipients="1")
        make_round(make_contest(f"c{number}", municipality=city), applicants="5", winners="2", amount="1 млн")
        make_total(f"t{number}", "7", "organization", city=city, subject="organizations")
    one = cost_of("/compare/?cities=city-0")
    assert cost_of("/compare/?" + "&".join(f"cities=city-{number}" for number in range(MOST_SIDES))) == one


def test_years_cost_as_many_queries_as_one(client: Client) -> None:
    for year in (2021, 2022, 2023):
        make_support(f"s{year}", year=year, amount="10 тыс", recipients="1")
        make_round(make_contest(f"c{year}"), year=year, winners="2", amount="1 млн")
    one = cost_of("/kemerovo/compare/?years=2023")
    assert cost_of("/kemerovo/compare/?years=2021&years=2022&years=2023") == one


def test_of_many_cities_the_first_are_shown_and_the_person_is_told(client: Client) -> None:
    slugs = [f"city-{number:02}" for number in range(20)]
    for slug in slugs:
        city = make_city(slug, f"Город {slug[-2:]}")
        make_report(city=city, is_public=True)
        make_support(f"of-{slug}", city=city, amount="10 тыс", recipients="1")
    page = plain(client.get("/compare/", {"cities": slugs}))
    assert cells(page, "Получатели денег") == ["1"] * MOST_SIDES
    assert "Рядом помещаются 6 городов: показаны первые. Снимите отметки с лишних." in page
    added = plain(client.get("/compare/", {"cities": slugs[:MOST_SIDES], "add": "Город 15"}))
    assert "Рядом помещаются 6 городов: снимите отметку с одного из них." in added
    assert 'value="Город 15"' in added, "what was typed stays"
    assert "Рядом помещаются" not in plain(client.get("/compare/"))


def test_a_city_that_is_not_there_is_named_and_the_others_stay(client: Client) -> None:
    make_report(is_public=True)
    make_support("here", amount="10 тыс", recipients="1")
    page = plain(client.get("/compare/?cities=kemerovo&add=Атлантида"))
    assert "Города «Атлантида» среди опубликовавших отчёт нет: выберите из списка." in page
    assert cells(page, "Получатели денег") == ["1"]


def test_who_has_no_bar_is_named_under_the_chart(client: Client) -> None:
    kogalym = make_city("kogalym", "Когалым")
    for city in (make_city(), kogalym):
        make_report(city=city, is_public=True)
    make_support("here", amount="10 тыс", recipients="1")
    page = plain(client.get("/compare/?cities=kemerovo&cities=kogalym&chart=money"))
    assert "Нет сведений: Когалым." in page
    assert cells(page, "Деньги организациям из бюджета города") == ["10,0", "нет сведений"]


def test_nought_that_a_department_stated_is_not_a_blank(client: Client) -> None:
    for year, number in ((2021, "4"), (2023, "0")):
        make_total(f"t{year}", number, "organization", year=year, subject="organizations")
    make_total("other", "1", "event", year=2022)
    page = plain(client.get("/kemerovo/compare/?years=2021&years=2022&years=2023"))
    assert cells(page, "Организации") == ["4", "нет сведений", "0", MINUS + "100 %"]


def test_the_declared_number_stands_in_the_comparison_as_in_the_report(client: Client) -> None:
    make_report(is_public=True)
    make_round(make_contest("c"), winners="2", amount="1 млн")
    declare("figure:contests.winners", "3", "winner")
    assert cells(plain(client.get("/kemerovo/compare/")), "Победители конкурсов") == ["3"]


def test_sums_of_the_database_say_the_same_as_the_records(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kogalym = make_city("kogalym", "Когалым")
    for city in (make_city(), kogalym):
        make_report(city=city, is_public=True)
        one = make_organization(f"one-{city.slug}", city=city)
        make_support(f"a-{city.slug}", city=city, amount="10 тыс", organization=one)
        make_support(
            f"b-{city.slug}", city=city, kind="property", tenure="free_use", area="40", organization=one
        )
    titles = ("Деньги организациям", "Получатели денег", "Договоры о помещениях", "Площадь")
    address = "/compare/?cities=kemerovo&cities=kogalym"
    read = [cells(plain(client.get(address)), title) for title in titles]
    monkeypatch.setattr(large_years, "MOST_READ", 2)
    assert [cells(plain(client.get(address)), title) for title in titles] == read
    monkeypatch.setattr(large_years, "MOST_READ", 0)
    assert [cells(plain(client.get(address)), title) for title in titles] == read


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("100", "112", "+12\u00a0%"),
        ("100", "97", "\u22123\u00a0%"),
        ("5", "5", "столько же"),
        ("0", "5", ""),
        ("1000", "1004", "почти столько же"),
    ],
)
def test_change_is_told_from_the_first_to_the_last(first: str, last: str, words: str) -> None:
    side = Side(make_city(), 2023, "2023", None)
    values = tuple(Value(side, Quantity.of(Decimal(each)), "") for each in (first, last))
    assert change_words(Compared(MEASURES[0], values).change) == words


def test_measures_have_codes_of_their_own_and_figures_that_there_are() -> None:
    assert len({each.code for each in MEASURES}) == len(MEASURES)
    city = make_city()
    assert compare_sides([Side(city, 2023, "2023", None)]) == []
