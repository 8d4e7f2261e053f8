"""The times of taking applications as a calendar (iCalendar, RFC 5545): whole days, with a reminder before the last."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from icalendar import Alarm, Calendar, Event

from grants.models import ContestRound
from portal.models import Municipality

REMIND_BEFORE = datetime.timedelta(days=3)
DAY = datetime.timedelta(days=1)
PRODUCT = "-//Portal of NGO support//Open contests//RU"


def calendar_of(
    city: Municipality,
    rounds: Iterable[ContestRound],
    host: str,
    address: str,
    stamps: dict[int, datetime.datetime],
) -> bytes:
    """``address`` is that of a round with ``{code}`` and ``{year}``; ``stamps`` say when each round last changed.

    Days are dates without a time zone: an event of a whole day is that day wherever the reader lives.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Конкурсы для НКО: {city.name}")
    for held in rounds:
        url = address.format(code=held.contest.code, year=held.year)
        calendar.add_component(_event(held, f"round-{held.pk}@{host}", url, stamps[held.pk]))
    return calendar.to_ical()


def _event(held: ContestRound, uid: str, url: str, stamp: datetime.datetime) -> Event:
    """From the first day of taking applications to the last; the end of a whole day is the morning of the next."""
    first = held.opens_on or held.closes_on
    last = held.closes_on or held.opens_on
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.astimezone(datetime.UTC))
    event.add("dtstart", first)
    event.add("dtend", last + DAY)
    event.add("summary", f"Приём заявок: {held.contest.name}")
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    if held.contest.organizer:
        event.add("description", f"Проводит: {held.contest.organizer}")
    if held.closes_on:
        event.add_component(_reminder(held, last - first + DAY))
    return event


def _reminder(held: ContestRound, length: datetime.timedelta) -> Alarm:
    """Counted from the end of the event, which is the night after the last day."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Скоро закончится приём заявок: {held.contest.name}")
    alarm.add("trigger", -min(REMIND_BEFORE, length), parameters={"RELATED": "END"})
    return alarm
