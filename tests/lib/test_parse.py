"""Everything an official may type in a cell, and what is said when it is no number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.parse import QuantityError, parse_parts, parse_quantity, write_quantity
from portal.lib.quantities import Qualifier, Quantity
from tests.lib.strategies import cells


@pytest.mark.parametrize(
    ("text", "value", "step", "qualifier"),
    [
        ("1 397,2 тыс", "1397200", "100", Qualifier.EXACT),
        ("1 397,2 тыс. рублей", "1397200", "100", Qualifier.EXACT),
        ("1\u00a0397,2\u202fтыс.\u2009руб.", "1397200", "100", Qualifier.EXACT),
        ("489,40 тыс. рублей", "489400", "10", Qualifier.EXACT),
        ("1 250 тыс. рублей", "1250000", "1000", Qualifier.EXACT),
        ("560, 4 тыс. рублей", "560400", "100", Qualifier.EXACT),
        ("560, 40 руб.", "560.40", "0.01", Qualifier.EXACT),
        ("21,0 млн", "21000000", "100000", Qualifier.EXACT),
        ("более 30 млн.рублей", "30000000", "1000000", Qualifier.MORE),
        ("Более 21,0 млн рублей", "21000000", "100000", Qualifier.MORE),
        ("1397200", "1397200", "1", Qualifier.EXACT),
        ("1 397 200,00 руб.", "1397200", "0.01", Qualifier.EXACT),
        ("1397200.5", "1397200.5", "0.1", Qualifier.EXACT),
        ("21 984,5  тыс. рублей", "21984500", "100", Qualifier.EXACT),
        ("3,7 млн.рублей", "3700000", "100000", Qualifier.EXACT),
        ("2 миллиарда", "2000000000", "1000000000", Qualifier.EXACT),
        ("−21 984,5", "-21984.5", "0.1", Qualifier.EXACT),
        ("70,0 ТЫС. РУБЛЕЙ", "70000", "100", Qualifier.EXACT),
    ],
)
def test_money(text: str, value: str, step: str, qualifier: Qualifier) -> None:
    expected = Quantity(Decimal(value), "rub", Decimal(step), qualifier)
    assert parse_quantity(text, money=True) == expected
    assert parse_quantity(text, "rub") == expected


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("более 800", "project", Quantity.of(800, "project", qualifier=Qualifier.MORE)),
        ("свыше 200", "", Quantity.of(200, qualifier=Qualifier.OVER)),
        ("около 5", "", Quantity.of(5, qualifier=Qualifier.ABOUT)),
        ("до 10", "", Quantity.of(10, qualifier=Qualifier.UP_TO)),
        ("не более 10", "", Quantity.of(10, qualifier=Qualifier.UP_TO)),
        ("5 тысяч", "publication", Quantity.of(5000, "publication", step=1000)),
        ("5 организаций", "organization", Quantity.of(5, "organization")),
        ("5 НКО", "nko", Quantity.of(5, "nko")),
        ("36 физлиц", "person", Quantity.of(36, "person")),
        ("36 чел.", "", Quantity.of(36, "person")),
        ("11 332,7 кв. м", "m2", Quantity.of("11332.7", "m2")),
        ("11332,7 кв.м.", "", Quantity.of("11332.7", "m2")),
        ("40 м2", "m2", Quantity.of(40, "m2")),
        ("25 %", "", Quantity.of(25, "percent")),
        ("0,125", "", Quantity.of("0.125")),
        ("0.125", "", Quantity.of("0.125")),
        ("5.", "", Quantity.of(5)),
    ],
)
def test_counts_and_measures(text: str, unit: str, expected: Quantity) -> None:
    assert parse_quantity(text, unit) == expected


@pytest.mark.parametrize("text", ["-", "–", "—", " − ", "не было", "Нет"])
def test_a_dash_says_there_was_none(text: str) -> None:
    assert parse_quantity(text, "rub") == Quantity.absent("rub")


@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "\ufeff", "нет сведений"])
def test_a_blank_says_nothing_is_known(text: str) -> None:
    assert parse_quantity(text, "rub") == Quantity.unknown("rub")


def test_the_form_decides_what_a_blank_means() -> None:
    assert parse_quantity("", "rub", blank=Qualifier.ABSENT) == Quantity.absent("rub")
    with pytest.raises(QuantityError, match="Введите число"):
        parse_quantity("", "rub", blank=None)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [("1 397,2", "1397200", "100"), ("21,0 млн", "21000000", "100000"), ("155300 руб.", "155300", "1")],
)
def test_the_column_counts_in_thousands_unless_the_cell_says_otherwise(
    text: str, value: str, step: str
) -> None:
    assert parse_quantity(text, "rub", scale="тыс.") == Quantity(Decimal(value), "rub", Decimal(step))


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("1,397.20", "дробная часть"),
        ("1.397.200", "дробная часть"),
        ("1.397", "тысячи пробелом"),
        ("12.500 тыс", "тысячи пробелом"),
        ("3 объединения\n36 физлиц", "больше одного числа"),
        ("13 97", "больше одного числа"),
        ("5, 4", "больше одного числа"),
        ("5, 4 заявки", "больше одного числа"),
        ("02.10.2013", "дробная часть"),
        ("пять", "введите число"),
        ("более", "введите число"),
        ("Infinity", "введите число"),
        ("NaN", "введите число"),
        ("٣٦", "введите число"),
        ("1e999", "не подходят"),
        ("5 литров", "не подходят"),
        ("=1+1", "введите число"),
        ("9" * 19, "слишком много цифр"),
        ("999 999 999 999 999 млрд", "слишком много цифр"),
        ("0," + "1" * 10, "слишком много цифр"),
        ("1" * 200, "Слишком длинный"),
    ],
)
def test_what_is_no_number_is_answered_with_advice(text: str, advice: str) -> None:
    with pytest.raises(QuantityError, match=advice) as refusal:
        parse_quantity(text)
    assert str(refusal.value).endswith(".")


def test_words_of_another_unit_are_refused_with_the_right_ones() -> None:
    with pytest.raises(QuantityError, match="организаций"):
        parse_quantity("5 рублей", "organization")


@pytest.mark.parametrize(
    "text",
    [
        "3 объединения\n36 физлиц",
        "3 объединения 36 физлиц",
        "3 объединения; 36 физлиц",
        "3 объединения\t36 физлиц",
    ],
)
def test_a_count_is_split_by_kind_of_applicant(text: str) -> None:
    assert parse_parts(text) == (Quantity.of(3, "association"), Quantity.of(36, "person"))


def test_parts_keep_their_qualifiers() -> None:
    associations, people = parse_parts("2 объединения более 1 600 физлиц")
    assert associations == Quantity.of(2, "association")
    assert people == Quantity.of(1600, "person", qualifier=Qualifier.MORE)
    assert parse_parts("более 800") == (Quantity.of(800, qualifier=Qualifier.MORE),)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity.of(1397200, "rub", step=100), "1397,2 тыс"),
        (Quantity.of(800, "project", qualifier=Qualifier.MORE), "более 800"),
        (Quantity.of(1397200, "rub"), "1397200,00"),
        (Quantity.of(21000000, "rub", step=100000), "21,0 млн"),
        (Quantity.absent("rub"), "–"),
        (Quantity.unknown("rub"), ""),
    ],
)
def test_canonical_notation(quantity: Quantity, expected: str) -> None:
    assert write_quantity(quantity) == expected


@given(cells)
def test_what_is_written_reads_back(quantity: Quantity) -> None:
    assert parse_quantity(write_quantity(quantity), quantity.unit) == quantity


@given(st.text(max_size=90) | st.from_regex(r"\A[0-9 ,.\-−–тыслнр%]{0,20}\Z"))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except QuantityError:
        return
    assert parse_quantity(write_quantity(quantity), quantity.unit) == quantity
