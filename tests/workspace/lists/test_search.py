"""The search over everything of the city."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client

from portal.models import User
from portal.workspace.listing import search
from tests.pages.reading import cost_of, links_of, words_of
from tests.people import People, make_city, signed_in
from tests.records.samples import make_records
from tests.reports.records import make_act, make_contest, make_organization, make_support
from tests.workspace.lists.pages import CITY

SEARCH = f"{CITY}search/"


def found(client: Client, words: str) -> dict[str, str]:
    """Words → address of the records found."""
    links = links_of(client.get(SEARCH, {"q": words}), CITY)
    return {text: href for text, href in links.items() if href.rstrip("/").rpartition("/")[2].isdecimal()}


def test_every_kind_of_record_is_found(client: Client) -> None:
    organization = make_organization("fund", name="Фонд «Берёзка»", ogrn="1157700014086", inn="7702389486")
    support = make_support("a", organization=organization, purpose="На берёзку")
    contest = make_contest("c", name="Берёзка года")
    assert found(client, "березка") == {"Фонд «Берёзка»": f"{CITY}organizations/{organization.pk}/"} | {
        name: href for name, href in found(client, "березка").items() if "organizations" not in href
    }
    assert f"{CITY}contests/{contest.pk}/" in found(client, "Берёзка").values()
    assert f"{CITY}support/{support.pk}/" in found(client, "берёзку").values()


@pytest.mark.parametrize(
    "words", ["1157700014086", "ОГРН 1157700014086", "7702389486", "ИНН: 7702389486", "11577"]
)
def test_numbers_of_organisations_are_found(client: Client, words: str) -> None:
    make_organization("fund", name="Фонд", ogrn="1157700014086", inn="7702389486")
    assert "Фонд" in found(client, words)


@pytest.mark.parametrize("words", ["1514", "№ 1514", "постановление № 1514", "от 05.06.2023 № 1514"])
def test_acts_are_found_by_their_number(client: Client, words: str) -> None:
    act = make_act("act", number="1514", date="2023-06-05")
    assert f"{CITY}acts/{act.pk}/" in found(client, words).values()


def test_a_group_shows_five_and_leads_to_all(client: Client) -> None:
    for number in range(7):
        make_organization(f"f{number}", name=f"Фонд {number}")
    assert len(found(client, "фонд")) == 5
    page = client.get(SEARCH, {"q": "фонд"})
    everything = links_of(page)["все 7"]
    assert words_of(client.get(everything)).count("Фонд ") >= 7


def test_only_the_own_city_and_what_one_may_see(people: People) -> None:
    make_organization("theirs", name="Чужой фонд", city=make_city("kogalym", "Когалым"))
    assert found(signed_in(people.superuser), "чужой") == {}
    assert signed_in(people.stranger).get(SEARCH, {"q": "фонд"}).status_code == 404
    nobody = User.objects.create_user("nobody", password="nobody")
    assert signed_in(nobody).get(SEARCH, {"q": "фонд"}).status_code == 403


@pytest.mark.parametrize(
    "words",
    [
        "ы" * 10_000,
        "\0",
        "a\0b",
        "🦊",
        "%",
        "_",
        "\\",
        "'; --",
        "а " * 50,
        "\ud800",
        "99.99.9999",
        "ОГРН",
        "№ №",
    ],
)
def test_odd_words_never_break_the_page(client: Client, words: str) -> None:
    make_records()
    query = urlencode({"q": words}, errors="surrogatepass")
    assert client.get(f"{SEARCH}?{query}").status_code == 200


def test_too_long_a_request_says_how_to_mend_it(client: Client) -> None:
    page = client.get(SEARCH, {"q": "ы" * 201})
    assert "Сократите запрос: не больше 200 знаков." in words_of(page)


def test_nothing_found_says_what_to_try(client: Client) -> None:
    assert "Ничего не нашлось" in words_of(client.get(SEARCH, {"q": "нет такого"}))
    assert "Ничего не нашлось" not in words_of(client.get(SEARCH))


def test_a_ledger_that_takes_too_long_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PATIENCE_MS", 1)
    monkeypatch.setattr(search, "search_of", lambda ledger: _slow)
    page = client.get(SEARCH, {"q": "фонд"})
    assert page.status_code == 200
    assert "Уточните запрос" in words_of(page)


def _slow(records: object, words: str) -> object:
    """As a search over millions of rows would be."""
    return records.extra(where=["(SELECT pg_sleep(0.2)) IS NOT NULL"])  # type: ignore[attr-defined]


def test_cost_does_not_grow_with_rows(client: Client) -> None:
    make_records(n=1)
    before = cost_of(f"{SEARCH}?q=1", client)
    make_records(n=2)
    make_records(n=3)
    assert cost_of(f"{SEARCH}?q=1", client) <= before + 3
