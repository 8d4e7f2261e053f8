from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from ngo_registry.models import Category
from ngo_registry.search import FACETS, Selection, SelectionError, find, rebuild
from tests.ngo_registry.search.asking import asked, assert_all_is_kept, codes, counts
from tests.people import make_city
from tests.reports.records import make_legal_form, make_organization, make_support

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> None:
    """Two clubs, one of which has everything, and a fund of which nothing is known."""
    from ngo_registry.models import ActivityKind

    rich = make_organization(
        "rich",
        name="Клуб «Богатый»",
        categories="veterans children",
        spheres="sport",
        legal_form=make_legal_form("71400"),
        registered_on=datetime.date(2010, 5, 1),
    )
    rich.activity_kinds.add(ActivityKind.objects.create(code="help", name="Помощь"))
    rich.marks.create(register="sonko_city")
    rich.marks.create(register="sonko_federal", until=datetime.date(2020, 1, 1))
    make_support("one", organization=rich, year=2022, amount="100")
    make_support("two", organization=rich, year=2023, amount="50,5")
    make_organization("half", name="Клуб «Бедный»", status="dissolved", categories="children")
    make_organization("none", name="Фонд «Неизвестный»", status="unregistered")


EXPECTED = {
    "status": {"active": 1, "unregistered": 1, "dissolved": 1},
    "form": {"71400": 1, "-": 2},
    "category": {"children": 2, "veterans": 1, "-": 1},
    "sphere": {"sport": 1, "-": 2},
    "activity": {"help": 1, "-": 2},
    "mark": {"sonko_city": 1, "-": 2},
    "year": {"2023": 1, "2022": 1, "-": 2},
}


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("query", ["", "q=«клуб"])
def test_every_facet_counts_what_is_found(three: None, facet: str, query: str) -> None:
    """«Клуб» is borne by two of the three; words of one sign short of a word are none."""
    if not query:
        assert counts(asked(), facet) == EXPECTED[facet]
        return
    found = counts(asked(query), facet)
    assert sum(found.values()) >= 2
    assert all(count <= EXPECTED[facet][value] for value, count in found.items())


@pytest.mark.parametrize("facet", FACETS)
def test_a_value_finds_as_many_as_it_counts(three: None, facet: str) -> None:
    for value, count in EXPECTED[facet].items():
        for words in ("", "&q=клуб", "&q=о"):
            found = asked(f"{facet}={value}{words}")
            assert (
                found.total == len(found.rows) == find(make_city(), _read(f"{facet}={value}{words}")).count()
            )
            assert found.total == count or words


def test_values_of_a_facet_widen_and_facets_narrow(three: None) -> None:
    assert codes("category=veterans&category=-") == ["rich", "none"]
    assert codes("category=children&status=dissolved") == ["half"]
    assert codes("category=children&year=-") == ["half"]
    assert codes("year=2022&year=2023") == ["rich"]


@pytest.mark.parametrize("words", ["", "&q=клуб"])
def test_a_facet_shows_what_another_choice_of_it_would_give(three: None, words: str) -> None:
    """Its own choice is left out of its counts, and of no other's."""
    found = asked(f"status=active{words}")
    rest = {} if words else {"unregistered": 1}
    assert counts(found, "status") == {"active": 1, "dissolved": 1, **rest}
    assert counts(found, "category") == {"veterans": 1, "children": 1}
    two = asked(f"status=active&category=-{words}")
    assert two.total == 0
    assert counts(two, "category") == {"veterans": 1, "children": 1, "-": 0}
    assert counts(two, "status") == ({"active": 0} if words else {"active": 0, "unregistered": 1})
    assert counts(two, "sphere") == {}


def test_what_nobody_bears_can_be_taken_out_again(three: None) -> None:
    found = asked("category=zzz&category=veterans")
    values = next(each.values for each in found.facets if each.code == "category")
    assert [(each.value, each.count) for each in values if each.is_chosen] == [("veterans", 1), ("zzz", 0)]
    assert found.total == 1


@pytest.mark.parametrize("value", ["%00", "a%00b", "'", "{", '"', "\\", "9" * 5000, "%F0%9F%90%BB", "NULL"])
@pytest.mark.parametrize("facet", ["status", "year"])
def test_strange_values_find_nothing(three: None, facet: str, value: str) -> None:
    assert asked(f"{facet}={value}").total == 0


def test_labels_and_order(three: None) -> None:
    Category.objects.create(code="veterans", name="Ветераны", valid_from=datetime.date(2020, 1, 1))
    Category.objects.create(code="veterans", name="Участники войн", valid_from=datetime.date(1990, 1, 1))
    found = {each.code: [value.label for value in each.values] for each in asked().facets}
    assert found["status"] == ["действует", "не зарегистрирована", "ликвидирована"]
    assert found["category"] == ["Категория children", "Ветераны", "не указано"]
    assert found["year"] == ["2023", "2022", "не поддерживалась"]
    assert found["mark"] == ["СОНКО по данным города", "нет"]
    assert list(found) == list(FACETS)


def _read(query: str) -> Selection:
    return Selection.read(QueryDict(query))


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "а" * 201,
        "q=" + "+".join(f"слово{n}" for n in range(13)),
        "&".join(f"category={n}" for n in range(51)),
        "&".join(f"year={n}&category={n}" for n in range(26)),
    ],
)
def test_too_much_is_refused_with_a_sentence(query: str) -> None:
    with pytest.raises(SelectionError, match="не больше"):
        _read(query)


def test_the_query_string_goes_round() -> None:
    selection = _read("q=клуб+мир&category=b&category=a&category=b&status=&sort=support&after=x&junk=1")
    assert selection.facets == {"category": ("b", "a")}
    assert _read(selection.query()) == selection
    assert _read(selection.query(sort="name", q=None, category=())).query() == "sort=name"
    assert _read(selection.toggled("category", "b")).facets == {"category": ("a",)}
    assert _read(selection.toggled("year", "2023")).facets == {"category": ("b", "a"), "year": ("2023",)}


@pytest.mark.parametrize(
    ("query", "order"),
    [("", "name"), ("q=а", "relevance"), ("q=«»", "name"), ("sort=relevance", "name"), ("sort=x", "name")],
)
def test_the_usual_order(query: str, order: str) -> None:
    assert _read(query).order == order


@pytest.mark.parametrize("query", ["", "q=клуб", "q=клуб&category=children&status=active"])
def test_a_page_asks_few_questions_however_long_it_is(three: None, query: str) -> None:
    city = make_city()

    def cost(size: int) -> int:
        with CaptureQueriesContext(connection) as asked_questions:
            asked(query, city=city, size=size)
        return len(asked_questions)

    assert cost(1) <= cost(3) <= 10


def test_rebuilding_changes_nothing(three: None) -> None:
    before = asked("status=active")
    rebuild()
    assert asked("status=active") == before
    assert_all_is_kept()
