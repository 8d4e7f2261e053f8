"""Working days: five a week, but for the days that the government names each year.

``special`` holds only the days that are not what their weekday says: True where a Saturday or Sunday is worked,
False where a weekday is a holiday or a day off moved there.
"""

import datetime
from collections.abc import Mapping

Special = Mapping[datetime.date, bool]

DAY = datetime.timedelta(days=1)
SATURDAY = 5


def is_working_day(day: datetime.date, special: Special) -> bool:
    return special.get(day, day.weekday() < SATURDAY)


def add_working_days(start: datetime.date, count: int, special: Special) -> datetime.date:
    """The last day of a term of ``count`` working days that begins on the day after ``start``.

    A term is counted from the day after the event (ГК РФ, ст. 191). Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("a term has no negative length")
    day = start
    while count:
        day += DAY
        count -= is_working_day(day, special)
    return day


def working_days_between(start: datetime.date, end: datetime.date, special: Special) -> int:
    """Working days after ``start`` up to and including ``end``; negative where ``end`` lies before ``start``.

    From today to the last day of a term it tells how many are left, from a term that is over how many are overdue.
    """
    if end < start:
        return -working_days_between(end, start, special)
    days = ((start + DAY * number) for number in range(1, (end - start).days + 1))
    return sum(is_working_day(day, special) for day in days)
