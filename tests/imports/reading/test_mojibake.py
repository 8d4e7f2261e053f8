"""First what must stay quiet, then every usual confusion of encodings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.reading import mojibake
from tests.imports.reading.test_encodings import WORDS

phrases = st.lists(
    st.sampled_from([word for word in WORDS if len(word) > 4 and word.islower()]),
    min_size=6,
    max_size=12,
    unique=True,
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join))
def test_russian_is_quiet(text: str) -> None:
    assert not mojibake(text)
    assert not mojibake(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7710264307",
        "МБОУ ДОД «ДЮСШ»",
        "ФГБУ",
        "╚Центр развития молодежного парламентаризма╩",
        "2 000 000,0═",
        "Спорт √ это жизнь",
        "Café Müller",
        "Українська громада «Єдність» міста Севастополя, її члени й друзі",
        "Татарстан Республикасы мәдәният үзәге",
        "кОмАнДа «ПиАр»",
        "иВАНОВ иВАН иВАНОВИЧ",
        "МинОбрНауки РФ, ЦентрСоцПомощи",
        "вУЗы и НКО",
        "Что это??",
        "≥ 5 °C → +10 м²",
    ],
)
def test_odd_but_readable(text: str) -> None:
    assert not mojibake(text)


@pytest.mark.parametrize(
    "text", ["РџСЂРёРІРµС‚", "Ïðèâåò", "оПХБЕР ЛХП", "Привет \ufffd", "????? ?????", "ÐŸÑ€Ð¸Ð²ÐµÑ‚"]
)
def test_known_faces(text: str) -> None:
    assert mojibake(text)


@pytest.mark.parametrize(
    ("really", "read_as"),
    [
        ("utf-8", "cp1251"),
        ("utf-8", "latin-1"),
        ("utf-8", "koi8-r"),
        ("utf-8", "cp866"),
        ("cp1251", "latin-1"),
        ("cp1251", "cp866"),
        ("cp1251", "koi8-r"),
        ("koi8-r", "cp1251"),
        ("cp866", "cp1251"),
    ],
)
@given(words=phrases)
def test_confusions(really: str, read_as: str, words: list[str]) -> None:
    text = " ".join(word.capitalize() for word in words)
    assert mojibake(text.encode(really).decode(read_as, errors="replace"))
