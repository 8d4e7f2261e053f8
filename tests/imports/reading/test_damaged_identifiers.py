"""An identifier comes back whole, or not at all."""

import contextlib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.ru import inn, ogrn

from portal.imports.reading import restored_identifier
from portal.imports.reading.damaged_identifiers import cut_by_excel

ogrns = st.integers(1_02_01_0000001, 1_25_92_9999999).map(lambda n: f"{n}{ogrn.calc_check_digit(f'{n}0')}")
inns = (
    st.integers(10**7, 10**9 - 1)
    .map(lambda n: f"{n:09}")
    .map(lambda text: text + inn.calc_company_check_digit(text))
)


def is_valid(number: str) -> bool:
    return ogrn.is_valid(number) if len(number) == 13 else inn.is_valid(number)


@given(number=ogrns)
def test_ogrn_in_every_shape(number: str) -> None:
    assume(is_valid(number))
    assume(not number.endswith("00000"))
    scientific = f"{number[0]},{number[1:]}E+12"
    for cell in (
        number,
        int(number),
        float(number),
        f" {number}\u00a0",
        f"'{number}",
        f"{number},0",
        f"{number}.00",
        scientific,
    ):
        assert restored_identifier(cell) == number


@given(number=inns)
def test_inn_gets_its_leading_zero_back(number: str) -> None:
    assume(is_valid(number))
    assume(not number.endswith("000000"))
    for cell in (number, int(number), float(number), number.lstrip("0")):
        assert restored_identifier(cell, 10) == number


@given(number=ogrns, kept=st.integers(1, 11), comma=st.sampled_from(",."))
def test_lost_digits_are_never_guessed(number: str, kept: int, comma: str) -> None:
    shown = f"{number[0]}{comma}{number[1:kept] or '0'}E+12"
    with pytest.raises(ValueError, match="потерял цифры"):
        restored_identifier(shown)


@given(number=ogrns, kept=st.integers(1, 6))
def test_a_number_that_was_saved_after_its_digits_were_lost(number: str, kept: int) -> None:
    rounded = int(number[:kept].ljust(13, "0"))
    for cell in (rounded, float(rounded)):
        with pytest.raises(ValueError, match="потерял цифры"):
            restored_identifier(cell)


@given(number=ogrns, place=st.integers(1, 12), step=st.integers(1, 9))
def test_whatever_comes_back_has_its_check_digit(number: str, place: int, step: int) -> None:
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    with contextlib.suppress(ValueError):
        assert is_valid(restored_identifier(changed))


@pytest.mark.parametrize(
    ("cell", "length", "message"),
    [
        ("1.0952E+12", 13, "потерял цифры"),
        ("1,0952E+12", 13, "потерял цифры"),
        (1095200000000.0, 13, "потерял цифры"),
        (None, 13, "Введите ОГРН"),
        ("", 10, "Введите ИНН"),
        (771026430, 10, "не сходится"),
        ("77102643", 10, "8 цифр вместо 10"),
        ("12345678901234500000", 13, "обрезал число до 15 цифр"),
        ("ИНН 7710264307", 10, "."),
        (7710264307.5, 10, "только из цифр"),
        (True, 10, "только из цифр"),
        (float("inf"), 13, "только из цифр"),
        (-7710264307, 10, "только из цифр"),
    ],
)
def test_refused(cell: Any, length: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        restored_identifier(cell, length)


def test_cut_by_excel() -> None:
    assert cut_by_excel("12345678901234500000")
    assert not cut_by_excel("123456789012345")
    assert not cut_by_excel("12345678901234567890")
