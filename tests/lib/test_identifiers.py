"""Check digits of ИНН and ОГРН, on the example numbers of python-stdnum and near misses of them."""

import pytest

from portal.lib.identifiers import IdentifierError, check_inn, check_ogrn


@pytest.mark.parametrize("text", ["1234567894", "12 3456 7894", "\u00a01234567894 ", "123456789047"])
def test_a_right_inn_comes_back_as_digits(text: str) -> None:
    assert check_inn(text) == "".join(text.split())


@pytest.mark.parametrize("text", ["1022200525819", "1 02 22 00 52581 9", "385768585948949"])
def test_a_right_ogrn_comes_back_as_digits(text: str) -> None:
    assert check_ogrn(text) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "Введите ИНН"),
        ("123456789", "10 цифр"),
        ("12345678901", "12 у физического лица"),
        ("1234567895", "не сходится"),
        ("123456789037", "не сходится"),
        ("12345б7894", "только из цифр"),
        ("١٢٣٤٥٦٧٨٩٤", "только из цифр"),
    ],
)
def test_a_wrong_inn_is_answered_with_advice(text: str, advice: str) -> None:
    with pytest.raises(IdentifierError, match=advice):
        check_inn(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "Введите ОГРН"),
        ("10222005258", "13 цифр"),
        ("1022500001328", "не сходится"),
        ("0022200525819", "не сходится"),
        ("ОГРН 1022200525819", "только из цифр"),
    ],
)
def test_a_wrong_ogrn_is_answered_with_advice(text: str, advice: str) -> None:
    with pytest.raises(IdentifierError, match=advice):
        check_ogrn(text)
