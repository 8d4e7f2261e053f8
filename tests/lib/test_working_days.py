"""Terms in working days: written-out cases of the calendar, and what holds for any calendar."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.lib.working_days import DAY, add_working_days, is_working_day, working_days_between

JANUARY = {datetime.date(2024, 1, day): False for day in range(1, 9)}
SATURDAY_WORKED = {datetime.date(2024, 4, 27): True, datetime.date(2024, 4, 29): False}

days = st.dates(datetime.date(2000, 1, 1), datetime.date(2050, 1, 1))
near = st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 3, 31))
calendars = st.dictionaries(near, st.booleans(), max_size=40)
counts = st.integers(0, 60)


@pytest.mark.parametrize(
    ("start", "count", "special", "end"),
    [
        ("2024-06-03", 3, {}, "2024-06-06"),
        ("2024-06-06", 3, {}, "2024-06-11"),
        ("2024-06-08", 1, {}, "2024-06-10"),
        ("2023-12-29", 3, JANUARY, "2024-01-11"),
        ("2024-04-26", 1, SATURDAY_WORKED, "2024-04-27"),
        ("2024-04-27", 1, SATURDAY_WORKED, "2024-04-30"),
        ("2024-06-08", 0, {}, "2024-06-08"),
    ],
)
def test_a_term_ends_on_a_working_day(
    start: str, count: int, special: dict[datetime.date, bool], end: str
) -> None:
    day = datetime.date.fromisoformat
    assert add_working_days(day(start), count, special) == day(end)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2024-06-06", "2024-06-11", 3),
        ("2024-06-11", "2024-06-06", -3),
        ("2024-06-07", "2024-06-09", 0),
        ("2024-06-07", "2024-06-07", 0),
    ],
)
def test_days_between(start: str, end: str, count: int) -> None:
    day = datetime.date.fromisoformat
    assert working_days_between(day(start), day(end), {}) == count


@given(near, counts, calendars)
def test_between_takes_back_what_add_added(
    start: datetime.date, count: int, special: dict[datetime.date, bool]
) -> None:
    end = add_working_days(start, count, special)
    assert working_days_between(start, end, special) == count
    assert end == start or is_working_day(end, special)


@given(near, counts, counts, calendars)
def test_terms_follow_each_other(
    start: datetime.date, first: int, second: int, special: dict[datetime.date, bool]
) -> None:
    whole = add_working_days(start, first + second, special)
    assert add_working_days(add_working_days(start, first, special), second, special) == whole


@given(near, counts, calendars)
def test_a_day_off_never_brings_the_end_nearer(
    start: datetime.date, count: int, special: dict[datetime.date, bool]
) -> None:
    end = add_working_days(start, count, special)
    holiday = {**special, start + DAY: False}
    assert add_working_days(start, count, holiday) >= end


@given(days, days, days)
def test_stretches_add_up(first: datetime.date, second: datetime.date, third: datetime.date) -> None:
    a, b, c = sorted([first, second, third])
    c = min(c, b + 400 * DAY)
    a = max(a, b - 400 * DAY)
    assert working_days_between(a, c, {}) == working_days_between(a, b, {}) + working_days_between(b, c, {})


def test_no_term_is_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_working_days(datetime.date(2024, 1, 1), -1, {})
