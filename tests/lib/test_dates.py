"""Dates of Russian documents, the impossible ones among them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.dates import DateError, find_dates, format_date, format_date_long, parse_date
from tests.lib.shared_data import icu_cases


def test_short_date_is_that_of_icu() -> None:
    for written, expected in icu_cases("date_short"):
        assert format_date(date.fromisoformat(written)) == expected


def test_long_date_is_that_of_icu_with_the_year_in_full() -> None:
    for written, expected in icu_cases("date_long"):
        shown = format_date_long(date.fromisoformat(written))
        assert shown.replace("\u00a0", " ") == expected.replace("г.", "года")


def test_the_day_does_not_part_from_its_month() -> None:
    assert format_date_long(date(2023, 6, 5)) == "5\u00a0июня 2023\u00a0года"


@pytest.mark.parametrize(
    "text",
    [
        "05.06.2023",
        "5.6.2023",
        " 05.06.2023 ",
        "5 июня 2023",
        "5 июня 2023 г.",
        "5 июня 2023 года",
        "«05» июня 2023 г.",
        "5\u00a0Июня 2023\u00a0г.",
        "2023-06-05",
    ],
)
def test_parse_date(text: str) -> None:
    assert parse_date(text) == date(2023, 6, 5)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("10.06.203", "невозможный год"),
        ("31.02.2023", "в календаре нет"),
        ("29 февраля 2023", "в календаре нет"),
        ("00.01.2023", "в календаре нет"),
        ("05.13.2023", "невозможный месяц"),
        ("05.06.23", "четырьмя"),
        ("", "введите её"),
        ("вчера", "введите её"),
        ("июнь 2023", "введите её"),
        ("05.06.2023 и 06.06.2023", "введите её"),
    ],
)
def test_what_is_no_date_is_answered_with_advice(text: str, advice: str) -> None:
    with pytest.raises(DateError, match=advice):
        parse_date(text)


@given(st.dates(date(1000, 1, 1), date(2100, 12, 31)))
def test_what_is_printed_reads_back(day: date) -> None:
    assert (
        parse_date(format_date(day))
        == parse_date(format_date_long(day))
        == parse_date(day.isoformat())
        == day
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("постановлением от 25.03.2022 № 134-р", ["25.03.2022"]),
        ("за период с 10.07.2023 по 11.08.2023 осуществлялся приём", ["10.07.2023", "11.08.2023"]),
        ("10.07.2023–11.08.2023", ["10.07.2023", "11.08.2023"]),
        ("от 02.10.2013 №2811.", ["02.10.2013"]),
        ("утверждено 05.06.2023г.", ["05.06.2023"]),
        ("(23 июля 2014 года)", ["23 июля 2014 года"]),
        ("21 ноября 2013 было проведено", ["21 ноября 2013"]),
        ("«05» июня 2023 г. подписано", ["«05» июня 2023 г."]),
        ("с 5 по 7 июня 2023 года", ["7 июня 2023 года"]),
        ("в ред. 05.06.2023 и 2023-06-07", ["05.06.2023", "2023-06-07"]),
        ("основан 30 марта 1918 года", ["30 марта 1918 года"]),
    ],
)
def test_dates_are_found_in_text(text: str, expected: list[str]) -> None:
    found = find_dates(text)
    assert [each.text for each in found] == expected
    assert all(each.date and not each.problem for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "10.06.203",
        "31.02.2023",
        "32 мая 2023",
        "05.13.2023",
        "05.06.2203",
        "05.06.20233",
        "5 мая 203 года",
        "2023-13-01",
        "от 05.06.23",
        "05.06.23 г.",
    ],
)
def test_impossible_dates_are_found_with_their_problem(text: str) -> None:
    (found,) = find_dates(f"Распоряжение {text} №309-р")
    assert found.date is None
    assert found.problem.endswith(".")
    assert found.text.strip() in text


@pytest.mark.parametrize(
    "text",
    [
        "в феврале 2023 года",
        "В декабре 2013. состоялось",
        "программа, ред. 1.2.3",
        "версия 1.2.345",
        "ОКВЭД 94.99.12",
        "тел. 8 (3842) 36-46-19, 3842-36-46",
        "+7.3842.36.46.1977",
        "адрес 10.10.200.1",
        "https://example.ru/2023-06-05/05.06.2023",
        "см. www.example.ru?d=05.06.2023",
        "12 июня 350 жителей и 1 июня 1500 детей",
        "на 2014 - 2020 годы",
        "5 июня прошло заседание",
        "1 397,2 тыс. рублей и 0,13",
        "пункт 2.3.15",
    ],
)
def test_what_only_looks_like_a_date_is_left(text: str) -> None:
    assert find_dates(text) == []


@given(st.text(alphabet="0123456789.- июнямаяг/от", max_size=60))
def test_every_find_is_where_it_says(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        assert (found.date is None) == bool(found.problem)
