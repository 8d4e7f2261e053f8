"""Russian typography of numbers against ICU, and quantities as documents print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.numbers import decimals_for, format_number, format_quantity, natural_scale
from portal.lib.parse import parse_quantity
from portal.lib.quantities import Qualifier, Quantity
from tests.lib.shared_data import icu_cases
from tests.lib.strategies import cells

NBSP = "\u00a0"


def printed(icu: str) -> str:
    """ICU writes the keyboard's hyphen for a minus; documents print the real one."""
    return icu.replace("-", "\u2212")


def test_number_is_that_of_icu() -> None:
    for written, expected in icu_cases("number"):
        assert format_number(Decimal(written)) == printed(expected)


def test_number_with_one_decimal_is_that_of_icu() -> None:
    for written, expected in icu_cases("number1"):
        assert format_number(Decimal(written), 1) == printed(expected)


def test_roubles_with_kopecks_are_those_of_icu() -> None:
    for written, expected in icu_cases("rub"):
        amount = format_quantity(Quantity.of(written, "rub"), with_unit=False)
        assert f"{amount}{NBSP}₽" == printed(expected)


def test_percent_is_that_of_icu() -> None:
    for written, expected in icu_cases("percent"):
        assert format_quantity(Quantity.of(written, "percent")) == printed(expected)


@pytest.mark.parametrize(
    ("value", "decimals", "group4", "expected"),
    [
        ("1397.2", None, True, "1 397,2"),
        ("1397.2", None, False, "1397,2"),
        ("11332.7", None, False, "11 332,7"),
        ("0.05", 1, True, "0,1"),
        ("2.5", 0, True, "3"),
        ("-2.5", 0, True, "−3"),
        ("-0.04", 1, True, "0,0"),
        ("-0", None, True, "0"),
        ("1E+3", None, True, "1 000"),
        ("999.95", 1, True, "1 000,0"),
        ("12", 2, True, "12,00"),
    ],
)
def test_format_number(value: str, decimals: int | None, group4: bool, expected: str) -> None:
    assert format_number(Decimal(value), decimals, group4) == expected.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity.of(800, qualifier=Qualifier.MORE), "более 800"),
        (Quantity.of(200, "publication", qualifier=Qualifier.OVER), "свыше 200 публикаций"),
        (Quantity.of(21, "application", qualifier=Qualifier.MORE), "более 21 заявки"),
        (Quantity.of(2, "application", qualifier=Qualifier.MORE), "более 2 заявок"),
        (Quantity.of(1397200, "rub", step=100), "1 397,2 тыс. рублей"),
        (Quantity.of(489400, "rub", step=10), "489,40 тыс. рублей"),
        (Quantity.of(1250000, "rub", step=1000), "1 250 тыс. рублей"),
        (Quantity.of(21000000, "rub", step=100000), "21,0 млн рублей"),
        (Quantity.of(30000000, "rub", step=1000000, qualifier=Qualifier.MORE), "более 30 млн рублей"),
        (Quantity.of("1397200.5", "rub"), "1 397 200,50 рубля"),
        (Quantity.of(1397201, "rub", step=1), "1 397 201 рубль"),
        (Quantity.of(5000, "publication", step=1000), "5 тыс. публикаций"),
        (Quantity.of("11332.7", "m2"), "11 332,7 кв. м"),
        (Quantity.of(25, "percent"), "25 %"),
        (Quantity.of(0, "person"), "0 человек"),
        (Quantity.of("-0.04", step="0.1"), "0,0"),
        (Quantity.absent("rub"), "–"),
        (Quantity.unknown("rub"), ""),
    ],
)
def test_format_quantity(quantity: Quantity, expected: str) -> None:
    assert format_quantity(quantity).replace(NBSP, " ") == expected


@pytest.mark.parametrize(
    ("scale", "decimals", "expected"),
    [
        ("тыс.", None, "375 993,5"),
        ("млн", None, "376,0"),
        ("млн", 4, "375,9935"),
        ("руб.", None, "375 993 500"),
        ("руб.", 2, "375 993 500,00"),
    ],
)
def test_a_column_chooses_scale_and_decimals(scale: str, decimals: int | None, expected: str) -> None:
    amount = Quantity.of(375_993_500, "rub", step=100)
    shown = format_quantity(amount, scale=scale, decimals=decimals, with_unit=False)
    assert shown.replace(NBSP, " ") == expected


@pytest.mark.parametrize(
    ("step", "scale", "decimals"),
    [("100", "тыс.", 1), ("10", "тыс.", 2), ("0.01", "тыс.", 1), ("0.01", "руб.", 2), ("1000", "руб.", 0)],
)
def test_decimals_for(step: str, scale: str, decimals: int) -> None:
    assert decimals_for(Decimal(step), scale) == decimals


@pytest.mark.parametrize(
    ("step", "scale"),
    [("0.0001", "руб."), ("1", "руб."), ("10", "тыс."), ("1000", "тыс."), ("10000", "млн"), ("1e9", "млрд")],
)
def test_natural_scale(step: str, scale: str) -> None:
    assert natural_scale(Decimal(step)) == scale


def test_an_unknown_scale_is_refused() -> None:
    with pytest.raises(KeyError, match="тыс"):
        format_quantity(Quantity.of(5, "rub"), scale="тысяч")


@given(cells)
def test_what_is_printed_reads_back(quantity: Quantity) -> None:
    assert parse_quantity(format_quantity(quantity), quantity.unit) == quantity


@given(st.decimals(-(10**12), 10**12, places=6), st.integers(0, 4))
def test_never_a_negative_zero(value: Decimal, decimals: int) -> None:
    shown = format_number(value, decimals)
    assert set(shown) & set("123456789") or "−" not in shown
