"""Single cells: first what must stay as it is, then what is mended, then what is refused."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.reading import cleaned_number_text, day_of_cell, tidied_text
from portal.lib.parse import QuantityError, parse_quantity

amounts = st.decimals(0, 10**12, places=2, allow_nan=False)
days = st.dates(datetime.date(1905, 12, 31), datetime.date(2100, 12, 31))


def grouped(amount: Decimal, group: str, point: str) -> str:
    return f"{amount:,.2f}".replace(",", "\0").replace(".", point).replace("\0", group)


def value_of(cell: Any) -> Decimal | None:
    return parse_quantity(cleaned_number_text(cell), money=True).value


@given(
    amount=amounts,
    notation=st.sampled_from(
        [(" ", ","), ("\u00a0", ","), ("\u2009", "."), ("\u202f", ","), ("'", "."), ("’", ","), ("", ",")]
    ),
    tail=st.sampled_from(["", " руб.", "\u00a0руб.", "═", " р.", "\u200b"]),
)
def test_sums_in_every_notation(amount: Decimal, notation: tuple[str, str], tail: str) -> None:
    assert value_of(grouped(amount, *notation) + tail) == amount


@given(amount=st.decimals(1000, 10**9, places=2), notation=st.sampled_from([(",", "."), (".", ",")]))
def test_groups_by_points_and_commas(amount: Decimal, notation: tuple[str, str]) -> None:
    assert value_of(grouped(amount, *notation)) == amount


@given(number=st.one_of(st.integers(-(10**12), 10**12), st.floats(-(10**9), 10**9)))
def test_numbers_of_workbooks(number: float) -> None:
    value = value_of(number)
    assert value is not None
    assert abs(value - Decimal(number)) <= max(Decimal("1e-9"), abs(Decimal(number)) * Decimal("1e-14"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("более 800", "более 800"),
        ("1 397,2 тыс.", "1 397,2 тыс."),
        ("–", "–"),
        (None, ""),
        ("2   000 000,0═", "2 000 000,0"),
        ("1'397'200.00", "1 397 200,00"),
        ("1,397,200", "1 397 200"),
        ("1200=50", "1200,50"),
        ("500-00", "500,00"),
        ("2022-2023", "2022-2023"),
        (1397.2, "1397,2"),
        (1e15, "1000000000000000"),
        (Decimal("10.50"), "10,5"),
        (100, "100"),
    ],
)
def test_cleaned_numbers(cell: Any, text: str) -> None:
    assert cleaned_number_text(cell) == text


@pytest.mark.parametrize("cell", ["1.397", "10 заявок", "5, 4", "1,39,7", "12.345.67", "двести"])
def test_the_ambiguous_stays_refused(cell: str) -> None:
    with pytest.raises(QuantityError):
        parse_quantity(cleaned_number_text(cell), money=True)


@pytest.mark.parametrize("cell", [True, datetime.date(2023, 6, 5), "#ДЕЛ/0!", float("nan"), float("inf")])
def test_no_numbers(cell: Any) -> None:
    with pytest.raises(ValueError, match=r"[а-я].*\.$"):
        cleaned_number_text(cell)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("╚Развитие   клуба ФЕЛИКС╩", "«Развитие клуба ФЕЛИКС»"),
        ("Спорт   √ это жизнь", "Спорт – это жизнь"),
        ("600\u00a0000═", "600 000"),
        ("√2 ≈ 1,41", "√2 ≈ 1,41"),
        ("Фонд «Вера» – г. Омск", "Фонд «Вера» – г. Омск"),
        ("мягкий\u00adперенос\ufeff", "мягкийперенос"),
        ("строка\r\nи строка", "строка и строка"),
        (12, "12"),
        (None, ""),
    ],
)
def test_tidied_text(cell: Any, text: str) -> None:
    assert tidied_text(cell) == text


@given(st.text("абвЙё «»–—№1,.\u00a0\n\t"))
def test_tidying_changes_only_spaces_of_clean_text(text: str) -> None:
    assert tidied_text(text) == " ".join(text.split())
    assert tidied_text(tidied_text(text)) == tidied_text(text)


@given(day=days)
def test_serial_numbers_of_both_systems(day: datetime.date) -> None:
    for from_1904, start in ((False, datetime.date(1899, 12, 30)), (True, datetime.date(1904, 1, 1))):
        serial = (day - start).days
        if serial > 2100:
            assert day_of_cell(serial, from_1904) == day_of_cell(serial + 0.75, from_1904) == day
    assert day_of_cell(day) == day
    assert day_of_cell(f" {day:%d.%m.%Y}\u00a0") == day


def test_days_as_they_come() -> None:
    june = datetime.date(2023, 6, 5)
    assert day_of_cell(datetime.datetime.combine(june, datetime.time(10, 1))) == june
    assert day_of_cell("45082") == day_of_cell(45082) == june
    assert day_of_cell("5 июня 2023 г.") == june
    assert day_of_cell(1) == datetime.date(1900, 1, 1)


@pytest.mark.parametrize(
    "cell", [2023, "2023", 60, 0, -5, 10**6, float("nan"), True, "31.02.2023", "", None, "скоро"]
)
def test_no_days(cell: Any) -> None:
    with pytest.raises(ValueError, match=r"[а-я].*\.$"):
        day_of_cell(cell)
