"""The words after a number, for every unit."""

from decimal import Decimal

import pytest

from portal.lib.units import UNITS, Kind, Plural, Unit, plural_of, scale_factor, unit
from tests.lib.shared_data import icu_cases


def test_plural_category_is_that_of_icu() -> None:
    for written, expected in icu_cases("plural"):
        assert plural_of(Decimal(written)) == expected, written


@pytest.mark.parametrize(
    ("code", "one", "two", "five", "fraction", "more_than_one", "more_than_two"),
    [
        ("application", "заявка", "заявки", "заявок", "заявки", "заявки", "заявок"),
        ("project", "проект", "проекта", "проектов", "проекта", "проекта", "проектов"),
        ("person", "человек", "человека", "человек", "человека", "человека", "человек"),
        ("child", "ребёнок", "ребёнка", "детей", "ребёнка", "ребёнка", "детей"),
        ("year", "год", "года", "лет", "года", "года", "лет"),
        ("meeting", "заседание", "заседания", "заседаний", "заседания", "заседания", "заседаний"),
        ("rub", "рубль", "рубля", "рублей", "рубля", "рубля", "рублей"),
        ("percent", "%", "%", "%", "%", "%", "%"),
        (
            "nko",
            "некоммерческая организация",
            "некоммерческие организации",
            "некоммерческих организаций",
            "некоммерческой организации",
            "некоммерческой организации",
            "некоммерческих организаций",
        ),
    ],
)
def test_words_after_numbers(
    code: str, one: str, two: str, five: str, fraction: str, more_than_one: str, more_than_two: str
) -> None:
    words = unit(code).words
    assert [words(number) for number in (1, 2, 5, 11, 21, 112)] == [one, two, five, five, one, five]
    assert words(Decimal("1.5")) == fraction
    assert [words(number, genitive=True) for number in (1, 2)] == [more_than_one, more_than_two]


@pytest.mark.parametrize("known", [each for each in UNITS.values() if each.code], ids=lambda each: each.code)
def test_every_unit_has_all_its_words(known: Unit) -> None:
    assert all((known.one, known.few, known.many, known.of_one))
    assert unit(known.code) is known


def test_the_plain_number_has_no_words() -> None:
    assert unit("").kind is Kind.PLAIN
    assert unit("").words(5) == ""
    assert unit("").spellings == frozenset()


def test_unknown_codes_are_answered_with_the_known() -> None:
    with pytest.raises(KeyError, match="application, association"):
        unit("litre")
    with pytest.raises(KeyError, match="млрд"):
        scale_factor("тыс")


def test_zero_takes_the_genitive_plural() -> None:
    assert plural_of(0) is Plural.MANY
