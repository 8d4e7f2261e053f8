from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from ngo_registry.search.words import edits, in_other_layout, plain_words
from tests.ngo_registry.search.asking import asked, codes
from tests.reports.records import make_organization

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Клуб «Ёжик-2000»", ["клуб", "ежик", "2000"]),
        ("  АНО   АНО ", ["ано"]),
        ("«…»", []),
        ("O'Neil & Ко", ["o", "neil", "ко"]),
        ("Ҡурай, é", ["ҡурай", "é"]),
    ],
)
def test_words_of_a_text(typed: str, plain: list[str]) -> None:
    assert plain_words(typed) == plain


@given(st.text(alphabet="абвёЁЙйzZ09 «»-_.ҡé№\t×", max_size=30))
def test_the_database_splits_the_same_way(django_db_blocker: object, text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT ngo_registry_plain_words(%s)", [text])
        (split,) = cursor.fetchone()
    assert list(dict.fromkeys(split.split())) == plain_words(text)


@pytest.mark.parametrize(
    ("typed", "meant"), [("rkjy", "клон"), ("Vbh", "мир"), ("ifu dgthtl", "шаг вперед"), ("tçzx", "еçяч")]
)
def test_latin_letters_are_keys(typed: str, meant: str) -> None:
    assert in_other_layout(typed) == meant


def test_cyrillic_letters_are_keys_too() -> None:
    assert in_other_layout("сщьшт") == "comin"


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("мир", "мир", 0),
        ("радник", "родник", 1),
        ("рдоник", "родник", 1),
        ("", "мир", 3),
        ("клуп", "клубы", 2),
    ],
)
def test_distance(one: str, other: str, distance: int) -> None:
    assert edits(one, other) == edits(other, one) == distance


def test_any_part_of_any_name_is_found() -> None:
    bear = make_organization("bear", name="Фонд «Вдохновение»", short_name="БФ Вдох")
    bear.former_names.create(name="Клуб «Ёлочка»")
    make_organization("other", name="Союз «Мир»", address="пр. Ленина, 12")
    assert codes("q=охнов") == ["bear"]
    assert codes("q=елоч") == codes("q=ЁЛОЧКА") == ["bear"]
    assert codes("q=бф+фонд") == ["bear"]
    assert codes("q=фонд+мир") == []
    assert codes("q=ленина+12") == ["other"]


def test_numbers_are_found_by_their_first_digits() -> None:
    make_organization("known", ogrn="1024200000017", inn="4205000010")
    make_organization("other", name="Школа 10")
    assert codes("q=10242") == codes("q=4205000010") == ["known"]
    assert codes("q=10") == ["other"], "a short number is a number of a name"
    assert codes("q=00017") == []


def test_the_other_layout_is_told() -> None:
    make_organization("clone", name="Клуб «Клон»")
    found = asked("q=rke,+rkjy")
    assert [each.code for each in found.rows] == ["clone"]
    assert found.corrected == "клуб клон"


def test_latin_name_typed_in_cyrillic() -> None:
    make_organization("latin", name="Фонд Comin")
    assert asked("q=сщьшт").corrected == "comin"


def test_what_is_found_as_typed_is_not_corrected() -> None:
    make_organization("one", name="Клуб «Родник»")
    make_organization("two", name="Клуб «Радник»")
    found = asked("q=радник")
    assert ([each.code for each in found.rows], found.corrected) == (["two"], "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("радник", "родник"),
        ("рдоник", "родник"),
        ("роднк", "родник"),
        ("инвалиды", "инвалидов"),
        ("вира", "вера"),
        ("вдахнавение", "вдохновение"),
        ("hjlybr", "родник"),
        ("rjlybr", "родник"),
        ("инволид", "инвалидов"),
    ],
)
def test_typos_are_mended(typed: str, meant: str) -> None:
    make_organization("one", name="Общество инвалидов «Родник»", short_name="Вера Вдохновение")
    found = asked(f"q={typed}")
    assert ([each.code for each in found.rows], found.corrected) == (["one"], meant)


def test_a_short_word_is_not_taken_for_a_beginning() -> None:
    make_organization("one", name="Клуб «Родниковый»")
    assert asked("q=радн").total == 0


def test_only_the_misspelt_word_is_replaced() -> None:
    make_organization("one", name="Клуб «Родник»")
    make_organization("two", name="Фонд «Родник»")
    found = asked("q=клуб+радник")
    assert ([each.code for each in found.rows], found.corrected) == (["one"], "клуб родник")


@pytest.mark.parametrize("typed", ["щщщщщщщ", "zzz", "999999", "%", "_", "«»", "' | '", ":*", "\\", "&!()"])
def test_nonsense_finds_nothing_or_everything(typed: str) -> None:
    make_organization("one", name="Клуб «Родник»")
    found = asked(f"q={typed}".replace("%", "%25").replace("&", "%26"))
    assert found.total == (0 if plain_words(typed) else 1)
    assert found.corrected == ""


def test_a_choice_that_leaves_nothing_corrects_nothing() -> None:
    make_organization("one", name="Клуб «Родник»")
    make_organization("two", name="Клуб «Радник»", status="unregistered")
    found = asked("q=родник&status=unregistered")
    assert (found.total, found.corrected) == (0, "")


def test_the_best_comes_first() -> None:
    make_organization("address", name="А", address="ул. Мира, мир")
    make_organization("part", name="Б «Владимир»")
    make_organization("former", name="Аб").former_names.create(name="Мир")
    make_organization("whole", name="Я «Мир»")
    assert codes("q=мир") == ["whole", "part", "address", "former"]
    assert codes("q=мир&sort=name") == ["address", "former", "part", "whole"]


def test_another_city_is_not_searched() -> None:
    from tests.people import make_city

    make_organization("there", name="Клуб «Родник»", city=make_city("kogalym", "Когалым"))
    assert asked("q=родник").total == asked("q=радник").total == asked().total == 0
