"""Lists: what is found, how it is ordered, who may see it, what it costs."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ngo_registry.models import FormerName, Organization
from portal.workspace.registry import ledgers
from tests.pages.reading import cost_of, links_of, words_of
from tests.people import People, make_city, make_department, signed_in, visitor
from tests.records.samples import make_records
from tests.reports.records import make_legal_form, make_organization, make_programme, make_support
from tests.workspace.lists.pages import CITY, names_at, names_of

ODD = [
    "ы" * 10_000,
    "\0",
    "🦊",
    "%",
    "_",
    "\\",
    "'; --",
    " ",
    "-",
    "-1",
    "null",
    "9" * 40,
    "1e400",
    "NaN",
    "٣",
    "0",
]


@pytest.mark.parametrize("code", ledgers())
def test_every_ledger_has_a_list_with_its_records(code: str, people: People) -> None:
    records = make_records()
    client = signed_in(people.superuser)
    page = client.get(f"{CITY}{code}/")
    assert ledgers()[code].title in words_of(page)
    assert f"{CITY}{code}/{records[ledgers()[code].model].pk}/" in links_of(page, CITY).values()


@pytest.mark.parametrize("code", ledgers())
def test_every_empty_list_says_so(code: str, people: People) -> None:
    page = signed_in(people.superuser).get(f"{CITY}{code}/", {"q": "нет такого слова"})
    assert "Ничего не нашлось" in words_of(page)


def test_a_list_shows_its_own_city_only(people: People) -> None:
    make_organization("ours", name="Наш фонд")
    make_organization("theirs", name="Чужой фонд", city=make_city("kogalym", "Когалым"))
    assert names_at(signed_in(people.superuser), "organizations/") == ["Наш фонд"]


def test_strangers_are_refused(people: People) -> None:
    for address in ("organizations/", "organizations.csv", "search/?q=a"):
        assert signed_in(people.stranger).get(f"{CITY}{address}").status_code == 404
        assert visitor().get(f"{CITY}{address}").status_code == 302


@pytest.mark.parametrize("address", ["nonsense/", "nonsense.csv", "organizations.exe", "organizations.docx"])
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"{CITY}{address}").status_code == 404


def test_a_list_is_only_read(client: Client) -> None:
    assert client.post(f"{CITY}organizations/").status_code == 405


def test_who_may_not_add_sees_no_way_to(people: People) -> None:
    for person, may in ((people.coordinator, True), (people.auditor, False)):
        links = links_of(signed_in(person).get(f"{CITY}organizations/"))
        assert ("Новая организация" in links) is may
        assert ("Из файла" in links) is may


def test_filters_narrow_and_chips_take_them_back(client: Client) -> None:
    fund = make_legal_form("fund")
    make_organization("a", name="А", legal_form=fund, categories="sport")
    make_organization("b", name="Б", status="dissolved", legal_form=fund)
    make_organization("c", name="В")
    assert names_at(client, "organizations/", legal_form=fund.pk) == ["А", "Б"]
    assert names_at(client, "organizations/", legal_form="-") == ["В"]
    assert names_at(client, "organizations/", categories="-") == ["Б", "В"]
    page = client.get(
        f"{CITY}organizations/", {"legal_form": fund.pk, "status": "dissolved", "sort": "-name"}
    )
    assert names_of(page) == ["Б"]
    chips = {words: href for words, href in links_of(page, "?").items() if words.startswith("Убрать")}
    assert set(chips.values()) == {"?status=dissolved&sort=-name", f"?legal_form={fund.pk}&sort=-name"}
    assert "Убрать фильтр Статус: ликвидирована ×" in chips


def test_choices_are_of_the_own_city(client: Client) -> None:
    make_programme("ours")
    make_programme("theirs", city=make_city("kogalym", "Когалым"))
    words = words_of(client.get(f"{CITY}support/"))
    assert "Программа ours" in words
    assert "Программа theirs" not in words


def test_the_own_department_is_offered_not_forced(people: People) -> None:
    make_support("ours", department=make_department(people.specialist.municipality), recipients_group="Наши")
    make_support("theirs", recipients_group="Не наши")
    client = signed_in(people.specialist)
    page = client.get(f"{CITY}support/")
    assert len(names_of(page)) == 2
    own = links_of(page, "?")["Моё подразделение"]
    assert names_of(client.get(f"{CITY}support/{own}")) == ["Наши"]
    assert "Все подразделения" in words_of(client.get(f"{CITY}support/{own}"))


@pytest.mark.parametrize("name", ["q", "after", "sort", "year", "kind", "programme", "department", "sphere"])
@pytest.mark.parametrize("odd", ODD)
def test_nonsense_in_the_address_gives_a_page(client: Client, name: str, odd: str) -> None:
    assert client.get(f"{CITY}support/", {name: odd}).status_code == 200
    assert client.get(f"{CITY}support.csv", {name: odd}).status_code == 200


def test_a_value_that_cannot_be_is_told_and_does_not_filter(client: Client) -> None:
    make_organization("a", name="А")
    page = client.get(f"{CITY}organizations/", {"status": "nonsense", "q": "ы" * 300})
    assert names_of(page) == ["А"]
    assert "Сократите запрос: не больше 200 знаков." in words_of(page)
    assert "nonsense" in words_of(page)


def test_words_search_as_in_the_register(client: Client) -> None:
    berezka = make_organization("a", name="Совет «Берёзка»", ogrn="1157700014086")
    make_organization("b", name="Хор")
    FormerName.objects.create(organization=berezka, name="Союз инвалидов")
    for words in ("БЕРЕЗКА", "берёзка совет", "инвалидов", "1157700014086"):
        assert names_at(client, "organizations/", q=words) == ["Совет «Берёзка»"]


def test_a_heading_sorts_and_says_so(client: Client) -> None:
    for name in ("Б", "А", "В"):
        make_organization(name.encode().hex(), name=name)
    page = client.get(f"{CITY}organizations/")
    assert names_of(page) == ["А", "Б", "В"]
    assert 'aria-sort="ascending"' in page.content.decode()
    clicked = client.get(f"{CITY}organizations/{links_of(page, '?')['Название']}")
    assert names_of(clicked) == ["В", "Б", "А"]
    assert 'aria-sort="descending"' in clicked.content.decode()


def test_a_column_that_cannot_be_sorted_by_is_no_order(client: Client) -> None:
    make_records()
    for asked in ("note", "-categories", "pk", "municipality__slug", "?"):
        assert (
            'aria-sort="ascending"' in client.get(f"{CITY}organizations/", {"sort": asked}).content.decode()
        )


def test_pages_lead_through_the_whole_list_and_back(client: Client) -> None:
    city = make_city()
    Organization.objects.bulk_create(
        Organization(municipality=city, code=f"c{n}", name=f"Фонд {n:03}") for n in range(120)
    )
    page, seen = client.get(f"{CITY}organizations/"), []
    assert "Следующие 50" in links_of(page)
    while True:
        seen += names_of(page)
        onward = [href for words, href in links_of(page, "?").items() if words.startswith("Следующие")]
        if not onward:
            break
        page = client.get(f"{CITY}organizations/{onward[0]}")
    assert seen == [f"Фонд {n:03}" for n in range(120)]
    assert "показаны 101–120" in words_of(page)
    start = links_of(page, "?")["К\xa0началу"]
    assert names_of(client.get(f"{CITY}organizations/{start}"))[0] == "Фонд 000"


def test_years_cut_a_list(client: Client) -> None:
    for year in (2021, 2023):
        make_support(f"of-{year}", year=year, recipients_group=f"НКО {year}")
    page = client.get(f"{CITY}support/", {"kind": "financial"})
    years = links_of(page, "?")
    assert [words for words in years if words.isdecimal()] == ["2023", "2022", "2021"]
    assert names_of(client.get(f"{CITY}support/{years['2021']}")) == ["НКО 2021"]
    assert "kind=financial" in years["2021"]
    assert names_at(client, "support/", year=2022) == []


def test_a_list_of_one_year_is_not_cut(client: Client) -> None:
    make_support("only")
    assert "Все годы" not in words_of(client.get(f"{CITY}support/"))


def test_money_stands_in_roubles_under_a_heading_that_says_so(client: Client) -> None:
    make_support("a", amount="1397,2 тыс")
    make_support("b", amount="более 800")
    words = words_of(client.get(f"{CITY}support/"))
    assert "Сумма, руб." in words
    assert "1 397 200" in words
    assert "более 800" in words


def test_filtering_renews_only_what_is_found(client: Client) -> None:
    make_organization("a", name="А")
    piece = client.get(f"{CITY}organizations/", {"q": "А", "status": ""}, headers={"HX-Request": "true"})
    assert piece.content.decode().lstrip().startswith("<section")
    assert piece["HX-Push-Url"] == f"{CITY}organizations/?q=%D0%90"
    assert "HX-Request" in piece["Vary"]
    restored = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get(f"{CITY}organizations/", headers=restored).content.decode()


@pytest.mark.parametrize(
    "code", ["organizations", "support", "awards", "rounds", "indicator-values", "acts", "people"]
)
@pytest.mark.parametrize("kind", ["/", ".csv", ".xlsx"])
def test_cost_does_not_grow_with_rows(client: Client, code: str, kind: str) -> None:
    make_records(n=1)
    client.get(f"{CITY}{code}/")  # the first request of a session costs some more
    before = _cost(client, f"{CITY}{code}{kind}")
    make_records(n=2)
    make_records(n=3)
    assert _cost(client, f"{CITY}{code}{kind}") == before


def _cost(client: Client, address: str) -> int:
    if address.endswith("/"):
        return cost_of(address, client)
    with CaptureQueriesContext(connection) as queries:
        assert b"".join(client.get(address).streaming_content)
    return len(queries)
