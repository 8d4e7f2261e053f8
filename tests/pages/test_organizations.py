"""The public register: words, facets with counts, links of a selection, pages, what is refused."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.http import HttpResponse

from ngo_registry.models import Contact, FormerName, Organization, OrganizationMark
from ngo_registry.templatetags.search import marked
from tests.pages.reading import assert_same_cost, element_of, links_of, words_of
from tests.people import make_city, visitor
from tests.reports.records import make_legal_form, make_organization, make_support

pytestmark = pytest.mark.django_db
LIST = "/kemerovo/organizations/"


def asked(**query: object) -> HttpResponse:
    return visitor().get(LIST, query)


def names(page: HttpResponse) -> list[str]:
    """Names of what is found, in order."""
    (found,) = (each for each in element_of(page).iter() if each.get("id") == "found")
    return ["".join(each.itertext()) for each in found.iter("h2")]


def found(words: str) -> list[str]:
    return names(asked(q=words))


def facet(page: HttpResponse, title: str) -> dict[str, str]:
    """Label → count of one facet's boxes, as they stand on the page."""
    for field in element_of(page).iter("fieldset"):
        if "".join(next(field.iter("legend")).itertext()) == title:
            labels = [
                ["".join(each.itertext()) for each in label.iter("span")] for label in field.iter("label")
            ]
            return dict(labels)
    return {}


def test_any_word_of_a_present_or_former_name_finds() -> None:
    veterans = make_organization("veterans", name="Совет ветеранов «Берёзка»")
    make_organization("sport", name="Федерация футбола")
    make_organization("elsewhere", name="Совет ветеранов Когалыма", city=make_city("kogalym", "Когалым"))
    FormerName.objects.create(organization=veterans, name="Союз инвалидов")
    for words in ("ветеран", "БЕРЕЗКА", "берёзка совет", "инвалидов", "союз ветеранов"):
        assert found(words) == ["Совет ветеранов «Берёзка»"], words
    assert found("ветераны мира") == []


def test_numbers_find_by_their_beginning() -> None:
    make_organization("one", name="Фонд", ogrn="1157700014086", inn="7702389486")
    assert found("11577") == found("7702389486") == ["Фонд"]


def test_words_that_were_mended_are_told() -> None:
    make_organization("one", name="Совет ветеранов")
    page = asked(q="dtnthfyjd")
    assert names(page) == ["Совет ветеранов"]
    assert "Точно по запросу «dtnthfyjd» ничего нет, показываем по запросу «ветеранов»" in words_of(page)
    assert "Точно по запросу" not in words_of(asked(q="ветеранов"))


def test_facets_are_labelled_boxes_with_counts() -> None:
    make_organization("one", categories="tos", status="unregistered")
    make_organization("two", categories="tos sport")
    make_organization("three")
    page = asked()
    assert facet(page, "Категория") == {"Категория tos": "2", "Категория sport": "1", "не указано": "1"}
    assert facet(page, "Статус") == {"действует": "2", "не зарегистрирована": "1"}
    read = element_of(page)
    boxes = {each for each in read.iter("input") if each.get("type") == "checkbox"}
    assert len(boxes) > 4
    assert boxes <= {box for label in read.iter("label") for box in label.iter("input")}
    assert {box.get("form") for box in boxes} == {"register"}


def test_values_of_a_facet_widen_and_facets_narrow() -> None:
    make_organization("one", name="Первая", categories="tos", status="unregistered")
    make_organization("two", name="Вторая", categories="sport")
    make_organization("three", name="Третья")
    assert names(asked(category=["tos", "-"])) == ["Первая", "Третья"]
    assert names(asked(category=["tos", "-"], status="active")) == ["Третья"]


def test_support_of_a_year_and_marks_are_facets() -> None:
    one = make_organization("one", name="Первая")
    make_organization("two", name="Вторая")
    make_support("grant", organization=one, year=2022, amount="5")
    OrganizationMark.objects.create(organization=one, register="sonko_city")
    assert names(asked(year="2022")) == names(asked(mark="sonko_city")) == ["Первая"]
    assert names(asked(year="-")) == names(asked(mark="-")) == ["Вторая"]


def test_what_is_chosen_can_be_taken_away_one_by_one() -> None:
    make_organization("one", categories="tos")
    page = asked(q="фонд", category=["tos", "-"], status="active", sort="name")
    links = {words: href for words, href in links_of(page, LIST).items() if words.startswith("Убрать")}
    assert sorted(links) == [
        "Убрать: Категория tos ×",
        "Убрать: Категория: не указано ×",
        "Убрать: действует ×",
    ]
    left = parse_qs(urlsplit(links["Убрать: Категория tos ×"]).query)
    assert (left["q"], left["category"], left["status"]) == (["фонд"], ["-"], ["active"])
    all_away = parse_qs(urlsplit(links_of(page, LIST)["Сбросить всё"]).query)
    assert "category" not in all_away
    assert all_away["q"] == ["фонд"]


def test_the_address_is_the_state_and_its_canonical_has_no_page() -> None:
    for place in range(60):
        make_organization(f"o{place:02}")
    page = asked(status="active")
    nxt = links_of(page, "?")["Следующая страница"]
    second = visitor().get(LIST + nxt)
    (canonical,) = (each for each in element_of(second).iter("link") if each.get("rel") == "canonical")
    assert canonical.get("href") == f"http://testserver{LIST}?status=active"
    assert links_of(second, LIST)["ссылка"] == f"{LIST}?status=active"
    assert links_of(second, LIST)["К\u00a0началу списка"] == f"{LIST}?status=active"
    assert links_of(second, "/kemerovo/organizations.")["CSV"] == "/kemerovo/organizations.csv?status=active"


def test_the_order_is_chosen_by_links() -> None:
    for code, amount in (("a", "5"), ("b", "500"), ("c", "50")):
        make_support(code, organization=make_organization(code, name=code.upper()), amount=amount)
    page = asked()
    assert names(page) == ["A", "B", "C"]
    assert names(visitor().get(links_of(page, LIST)["по сумме поддержки"])) == ["B", "C", "A"]
    assert "сначала подходящие" not in words_of(page), "without words there is nothing to be like"
    assert "сначала подходящие" in words_of(asked(q="a"))


@pytest.mark.parametrize(
    "words", ["ы" * 10_000, "\0", "a\0b", "🦊🦊", "%", "_", "\\", "'; --", "%_\\'", " ", "а " * 50, "\ud800"]
)
@pytest.mark.parametrize("address", [LIST, "/kemerovo/organizations.csv"])
def test_odd_words_never_break_the_page(words: str, address: str) -> None:
    make_organization("one")
    query = urlencode({"q": words}, errors="surrogatepass")
    assert visitor().get(f"{address}?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    "value", ["", "\0", "🦊", "' OR 1=1 --", "<script>", "x" * 5_000, "-1", "9" * 40, "\udcff"]
)
@pytest.mark.parametrize(
    "name", ["status", "form", "category", "sphere", "activity", "mark", "year", "sort", "after"]
)
def test_odd_facets_never_break_the_page(name: str, value: str) -> None:
    make_organization("one")
    for address in (LIST, "/kemerovo/organizations.json"):
        page = visitor().get(f"{address}?{urlencode({name: value}, errors='surrogatepass')}")
        assert page.status_code in (200, 400)
        assert b"<script>" not in b"".join(page)


@pytest.mark.parametrize("number", [51, 10_000])
def test_too_many_facets_are_refused(number: int) -> None:
    make_city()
    query = urlencode([("category", str(place)) for place in range(number)])
    assert visitor().get(f"{LIST}?{query}").status_code == 400
    assert visitor().get(f"/kemerovo/organizations.csv?{query}").status_code == 400


def test_signs_of_a_pattern_are_ordinary_letters() -> None:
    make_organization("one", name="Фонд «100 % добра»")
    make_organization("two", name="Фонд «100 причин»")
    assert found("100 добра") == ["Фонд «100\u00a0% добра»"]
    assert "Фонд «100 причин»" not in found("%добра")


def test_too_long_a_request_says_how_to_mend_it_and_loses_nothing() -> None:
    make_city()
    page = asked(q="ы" * 201, category=["tos", "-"])
    assert page.status_code == 400
    assert "не больше 200 знаков" in words_of(page)
    fields = [(each.get("name"), each.get("value")) for each in element_of(page).iter("input")]
    assert ("q", "ы" * 201) in fields
    assert [value for name, value in fields if name == "category"] == ["tos", "-"]
    (field,) = (each for each in element_of(page).iter("input") if each.get("name") == "q")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "told"


def test_nothing_found_says_what_to_try() -> None:
    make_city()
    page = asked(q="zzz")
    assert "Ничего не нашлось" in words_of(page)
    assert "Уточнить" not in words_of(page), "there is nothing to choose from"
    assert links_of(page)["Показать весь реестр"] == LIST
    assert "уберите одно из них" in words_of(asked(category="tos"))


def test_an_empty_register_says_who_fills_it() -> None:
    make_city()
    assert "В реестре пока нет организаций" in words_of(asked())


def test_pages_walk_through_all_in_alphabetical_order_once() -> None:
    city = make_city()
    spelled = [f"{letter}{number:02}" for letter in "ДЕЖ" for number in range(40)]
    spelled = [name.replace("Е", "Ё") if int(name[1:]) % 2 else name for name in spelled]
    Organization.objects.bulk_create(
        Organization(municipality=city, code=f"o{place}", name=name) for place, name in enumerate(spelled)
    )
    walked, address = [], LIST
    while address:
        page = visitor().get(address)
        walked += names(page)
        onward = links_of(page, "?").get("Следующая страница", "")
        address = LIST + onward if onward else ""
    assert walked == spelled


@pytest.mark.parametrize("after", ["", "x", "-1", "0", "9" * 30, "٣", "1;DROP", "\0", "x" * 100_000])
def test_nonsense_in_place_of_a_page_never_breaks_it(after: str) -> None:
    make_organization("one")
    page = asked(after=after)
    assert page.status_code in (200, 400)
    assert page.status_code == 400 or "1 организация" in words_of(page)


def test_each_row_tells_status_and_identifiers() -> None:
    make_organization("one", name="Хор", status="unregistered")
    make_organization("two", name="Фонд", ogrn="1157700014086", status="dissolved")
    words = words_of(asked())
    assert "не зарегистрирована" in words
    assert "ОГРН 1157700014086" in words
    assert "ликвидирована" in words


def test_private_facts_are_neither_shown_nor_searched() -> None:
    fund = make_organization("one", head_name="Петров П. П.", note="заметка")
    Contact.objects.create(organization=fund, kind="email", value="secret@example.ru")
    words = words_of(asked())
    assert not [secret for secret in ("Петров", "заметка", "secret") if secret in words]
    assert found("Петров") == found("secret@example.ru") == found("заметка") == []


def test_cost_does_not_grow_with_rows() -> None:
    make_organization("one", categories="sport", legal_form=make_legal_form("one"))

    def two_more() -> None:
        for code in ("two", "three"):
            fund = make_organization(code, categories="sport tos", legal_form=make_legal_form(code))
            FormerName.objects.create(organization=fund, name="Прежнее")
            OrganizationMark.objects.create(organization=fund, register="sonko_city")

    assert_same_cost(LIST, two_more)


def test_a_visitor_gets_no_cookie() -> None:
    make_organization("one")
    assert not asked(q="фонд").cookies


def test_found_words_are_marked_and_nothing_else_becomes_markup() -> None:
    assert marked("Союз «Берёзка»", "березк") == "Союз «<mark>Берёзк</mark>а»"
    assert marked("<b>Фонд</b>", "фонд b") == "&lt;<mark>b</mark>&gt;<mark>Фонд</mark>&lt;/<mark>b</mark>&gt;"
    assert marked("Фонд", "") == "Фонд"
