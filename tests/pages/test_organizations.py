"""The register: search, pages, and the selection as a file."""

import csv
import io
from urllib.parse import urlencode

import openpyxl
import pytest

from ngo_registry.models import Contact, FormerName, Organization
from ngo_registry.paging import SIZE
from ngo_registry.templatetags.search import marked
from tests.pages.reading import assert_same_cost, links_of, words_of
from tests.people import make_city, visitor
from tests.reports.records import make_legal_form, make_organization

pytestmark = pytest.mark.django_db
LIST = "/kemerovo/organizations/"


def found(words: str) -> list[str]:
    """Names of what is found, without the links that are no organisations."""
    page = visitor().get(LIST, {"q": words})
    return [
        name for name, href in links_of(page, LIST).items() if href.rstrip("/").rpartition("/")[2].isdecimal()
    ]


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


@pytest.mark.parametrize(
    "words", ["ы" * 10_000, "\0", "a\0b", "🦊🦊", "%", "_", "\\", "'; --", "%_\\'", " ", "а " * 50, "\ud800"]
)
@pytest.mark.parametrize("address", [LIST, "/kemerovo/organizations.csv"])
def test_odd_words_never_break_the_page(words: str, address: str) -> None:
    make_organization("one")
    query = urlencode({"q": words}, errors="surrogatepass")
    assert visitor().get(f"{address}?{query}").status_code in (200, 400)


def test_signs_of_a_pattern_are_ordinary_letters() -> None:
    make_organization("one", name="Фонд «100 % добра»")
    make_organization("two", name="Фонд «100 причин»")
    assert found("100 %") == ["Фонд «100\u00a0% добра»"]


def test_too_long_a_request_says_how_to_mend_it() -> None:
    make_city()
    page = visitor().get(LIST, {"q": "ы" * 201})
    assert page.status_code == 400
    assert "Сократите запрос: не больше 200 знаков." in words_of(page)


def test_nothing_found_says_what_to_try() -> None:
    make_city()
    page = visitor().get(LIST, {"q": "zzz"})
    assert "Ничего не нашлось" in words_of(page)
    assert links_of(page)["Показать весь реестр"] == LIST


def test_pages_walk_through_all_in_alphabetical_order_once() -> None:
    city = make_city()
    names = sorted(f"{letter}{number:02}" for letter in ("Е", "Ж", "Д") for number in range(40))
    spelled = {name: name.replace("Е", "Ё") if int(name[1:]) % 2 else name for name in names}
    Organization.objects.bulk_create(
        Organization(municipality=city, code=f"o{place}", name=name)
        for place, name in enumerate(spelled.values())
    )
    walked, address = [], LIST
    while address:
        page = visitor().get(address)
        walked += [organization.name for organization in page.context["page"].rows]
        address = next(
            (LIST + href for words, href in links_of(page, "?").items() if "Следующие" in words), ""
        )
    assert walked == list(spelled.values())
    assert len(walked) > 2 * SIZE


@pytest.mark.parametrize("after", ["", "x", "-1", "0", "9" * 30, "٣", "1;DROP", "\0"])
def test_nonsense_in_place_of_a_page_gives_the_first(after: str) -> None:
    make_organization("one")
    page = visitor().get(LIST, {"after": after})
    assert "1 организация" in words_of(page)


def test_each_row_tells_status_and_identifiers() -> None:
    make_organization("one", name="Хор", status="unregistered")
    make_organization("two", name="Фонд", ogrn="1157700014086", status="dissolved")
    words = words_of(visitor().get(LIST))
    assert "не зарегистрирована" in words
    assert "ОГРН 1157700014086" in words
    assert "ликвидирована" in words


def test_cost_does_not_grow_with_rows() -> None:
    make_organization("one", categories="sport", legal_form=make_legal_form("one"))

    def two_more() -> None:
        for code in ("two", "three"):
            make_organization(code, categories="sport tos", legal_form=make_legal_form(code))

    assert_same_cost(LIST, two_more)


def test_file_holds_just_this_selection_and_public_columns_only() -> None:
    fund = make_organization(
        "one", name="Фонд мира", head_name="Иванова А. А.", head_published_because="устав", note="заметка"
    )
    make_organization("two", name="=Фонд(1)", head_name="Петров П. П.")
    make_organization("three", name="Хор")
    for value, is_published in (("8 800 100-00-00", True), ("secret@example.ru", False)):
        Contact.objects.create(organization=fund, kind="phone", value=value, is_published=is_published)
    rows = table_of("csv", "фонд")
    assert [row["Полное название"] for row in rows] == ["'=Фонд(1)", "Фонд мира"]
    assert [row["Руководитель"] for row in rows] == ["", "Иванова А. А."]
    assert rows[1]["Контакты"] == "8 800 100-00-00"
    assert "Петров" not in str(rows)
    assert "заметка" not in str(rows)
    assert table_of("xlsx", "фонд") == rows


def table_of(ending: str, words: str) -> list[dict[str, str]]:
    content = visitor().get(f"/kemerovo/organizations.{ending}", {"q": words}).content
    if ending == "csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    heads, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()
    assert all(cell.data_type != "f" for row in rows for cell in row)
    return [
        {str(head.value): str(cell.value or "") for head, cell in zip(heads, row, strict=True)}
        for row in rows
    ]


def test_file_of_another_format_is_not_found() -> None:
    make_city()
    assert visitor().get("/kemerovo/organizations.exe").status_code == 404


def test_found_words_are_marked_and_nothing_else_becomes_markup() -> None:
    assert marked("Союз «Берёзка»", "березк") == "Союз «<mark>Берёзк</mark>а»"
    assert marked("<b>Фонд</b>", "фонд b") == "&lt;<mark>b</mark>&gt;<mark>Фонд</mark>&lt;/<mark>b</mark>&gt;"
    assert marked("Фонд", "") == "Фонд"
