"""A target may be a range: «с 25 до 35»."""

import pytest

from portal.lib.parse import parse_quantity
from portal.lib.quantities import Quantity
from reports.models import Indicator, IndicatorValue
from reports.targets import misses_plan, nearest_end, parse_plan, plan_words, write_plan


def value(plan: str, fact: str = "", *, higher: bool = True) -> IndicatorValue:
    lower, upper = parse_plan(plan, "percent")
    indicator = Indicator(unit="percent", higher_is_better=higher)
    return IndicatorValue(
        indicator=indicator, plan=lower, plan_upper=upper, fact=parse_quantity(fact, "percent")
    )


@pytest.mark.parametrize(
    "written", ["с 25 до 35", "от 25 до 35", "25–35", "25 - 35 %", "С 25 % до 35 %", "с\u00a025 до\u00a035"]
)
def test_a_range_is_written_in_many_ways(written: str) -> None:
    lower, upper = parse_plan(written, "percent")
    assert (lower, upper) == (Quantity.of(25, "percent"), Quantity.of(35, "percent"))
    assert write_plan(lower, upper) == "с 25 до 35"


@pytest.mark.parametrize(("written", "kept"), [("36,67", "36,67"), ("–", "–"), ("", ""), ("до 30", "до 30")])
def test_one_number_has_no_upper_end(written: str, kept: str) -> None:
    plan, upper = parse_plan(written, "percent")
    assert not upper.is_known
    assert write_plan(plan, upper) == kept


@pytest.mark.parametrize("written", ["с 35 до 25", "25–25", "с 25 до более 35", "с 25 до", "25–тридцать"])
def test_what_is_no_range_is_refused_in_one_sentence(written: str) -> None:
    with pytest.raises(ValueError, match=r"[а-я]"):
        parse_plan(written, "percent")


def test_it_is_read_with_its_unit_once() -> None:
    assert plan_words(value("с 25 до 35,5")).replace("\u00a0", " ") == "с 25 до 35,5 %"
    assert plan_words(value("25")).replace("\u00a0", " ") == "25 %"


@pytest.mark.parametrize(
    ("fact", "higher", "missed"),
    [
        ("30", True, False),
        ("25", True, False),
        ("35", False, False),
        ("24", True, True),
        ("36", True, False),
        ("24", False, False),
        ("36", False, True),
        ("более 24", True, False),
        ("", True, False),
    ],
)
def test_inside_the_range_is_achieved_and_outside_its_direction_decides(
    fact: str, higher: bool, missed: bool
) -> None:
    assert misses_plan(value("с 25 до 35", fact, higher=higher)) is missed


def test_how_far_a_fact_lies_is_measured_from_the_nearest_end() -> None:
    assert nearest_end(value("с 25 до 35", "350")).number == 35
    assert nearest_end(value("с 25 до 35", "1")).number == 25
    assert nearest_end(value("с 25 до 35", "30")).number == 30
