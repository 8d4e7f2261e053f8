"""Contests by year, open ones with their calendar and feed, one contest through the years."""

from __future__ import annotations

import datetime
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar

from grants.models import ContestRound
from tests.pages.reading import assert_same_cost, links_of, words_of
from tests.people import make_city, visitor
from tests.reports.records import (
    declare,
    make_act,
    make_award,
    make_contest,
    make_organization,
    make_report,
    make_round,
    make_share,
    make_total,
)

pytestmark = pytest.mark.django_db
PAGE, CALENDAR, FEED = (
    "/kemerovo/contests/",
    "/kemerovo/contests/calendar.ics",
    "/kemerovo/contests/feed.atom",
)
DAY = datetime.timedelta(days=1)
ATOM = "{http://www.w3.org/2005/Atom}"


def open_round(code: str, first: int | None, last: int | None, **fields: object) -> ContestRound:
    """Days are counted from today."""
    today = timezone.localdate()
    days = {"opens_on": first, "closes_on": last}
    told = {name: today + DAY * day for name, day in days.items() if day is not None}
    return make_round(make_contest(code), year=today.year, **told, **fields)


def test_a_year_with_levels_and_sums() -> None:
    make_round(make_contest("president"), applicants="142", winners="20", amount="19489,1 тыс")
    make_round(make_contest("city", level="municipal", source="city_budget"), winners="3", amount="75,0 тыс")
    make_round(make_contest("told"), winners="99", in_report_table=False)
    words = words_of(visitor().get(PAGE)).replace("\u00a0", " ")
    assert "Конкурс president Всероссийский · федеральный бюджет 142 20 19 489,1" in words
    assert "Всего, 2 конкурса 142 23 19 564,1" in words
    assert "в сумму не входит" in words
    municipal = words_of(visitor().get(f"{PAGE}?year=2023&level=municipal"))
    assert "Конкурс city" in municipal
    assert "Конкурс president" not in municipal


def test_shares_make_the_count_where_only_they_are_known() -> None:
    held = make_round(make_contest("volunteer"), amount="92 тыс")
    for side, kind, number in (("applicants", "association", "3"), ("applicants", "person", "36")):
        make_share(held, side, kind, number)
    words = words_of(visitor().get(f"{PAGE}volunteer/2023/")).replace("\u00a0", " ")
    assert "Участники 39 участников 3 объединения, 36 физлиц" in words
    assert "Конкурс volunteer Всероссийский · федеральный бюджет 39" in words_of(visitor().get(PAGE))


def test_what_departments_tell_in_total_stands_apart() -> None:
    make_total("federal", "246,9 млн", "rub", subject="contests.amount", year=2022)
    words = words_of(visitor().get(f"{PAGE}?year=2022")).replace("\u00a0", " ")
    assert "Сведение federal: 246,9 млн рублей" in words
    assert "с таблицей выше не складывается" in words


def test_another_sum_of_the_report_is_told() -> None:
    make_report(is_public=True)
    make_round(make_contest("c"), amount="410,4 млн")
    declare("table:contests/total/amount", "410,1 млн", "rub")
    words = words_of(visitor().get(PAGE)).replace("\u00a0", " ")
    assert "Конкурсы, всего: в отчёте 410 100,0 тыс. ₽, по записям 410 400,0 тыс. ₽" in words


def test_winners_are_named_but_people_are_only_counted() -> None:
    contest = make_contest("c", act=make_act("order", title="О конкурсе"))
    make_round(contest, winners="9", amount="1 млн", requested="3 млн")
    fund = make_organization("fund")
    make_award("one", contest, organization=fund, amount="900 тыс", project="Двор")
    make_award("people", contest, persons="8", amount="100 тыс", project="Иван Иванов")
    page = visitor().get(f"{PAGE}c/2023/")
    words = words_of(page).replace("\u00a0", " ")
    assert links_of(page)["Фонд «fund»"] == fund.get_absolute_url()
    assert "Физические лица: 8 человек, 100 тыс. рублей" in words
    assert "Запрошено 3 млн рублей" in words
    assert "О конкурсе" in words
    assert "Иван" not in page.content.decode()


def test_a_contest_shows_its_other_years() -> None:
    contest = make_contest("c")
    for year, amount in ((2022, "1 млн"), (2023, "2 млн")):
        make_round(contest, year=year, amount=amount)
    page = visitor().get(f"{PAGE}c/2023/")
    assert links_of(page, PAGE)["2022"] == f"{PAGE}c/2022/"
    assert "<svg" in page.content.decode()
    assert visitor().get(f"{PAGE}c/2021/").status_code == 404
    assert visitor().get(f"{PAGE}none/2023/").status_code == 404


def test_open_contests_are_those_that_take_applications_or_will() -> None:
    open_round("now", -3, 0)
    open_round("soon", 5, 20)
    open_round("endless", -3, None)
    open_round("over", -20, -1)
    open_round("decided", -3, None, decided_on=timezone.localdate())
    make_round(make_contest("unknown"))
    page = visitor().get(PAGE)
    assert [held.contest.code for held in page.context["open"]] == ["now", "soon", "endless"]
    assert "заявки до" in words_of(page)
    assert "Приём заявок на конкурсы" in words_of(visitor().get("/kemerovo/"))


def test_without_open_contests_the_page_says_how_to_follow() -> None:
    make_city()
    words = words_of(visitor().get(PAGE)).replace("\u00a0", " ")
    assert "Сейчас заявки не принимают ни на один конкурс" in words
    assert "Итогов конкурсов пока нет" in words


def event_of(answer: HttpResponse) -> Any:
    """The only event of the calendar; its values are typed by the library."""
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    return event


def test_the_calendar_holds_whole_days_with_a_reminder() -> None:
    held = open_round("now", 2, 10)
    answer = visitor().get(CALENDAR)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    event = event_of(answer)
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (held.opens_on, held.closes_on + DAY)
    assert event["URL"] == f"http://testserver/kemerovo/contests/now/{held.year}/"
    assert event["DTSTAMP"].dt.utcoffset() == datetime.timedelta(0)
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == -3 * DAY
    assert alarm["TRIGGER"].params["RELATED"] == "END"


def test_an_event_keeps_its_name_and_stamp_until_it_changes() -> None:
    held = open_round("now", 2, 10)

    def event() -> tuple[str, datetime.datetime]:
        found = event_of(visitor().get(CALENDAR))
        return str(found["UID"]), found["DTSTAMP"].dt

    first = event()
    assert event() == first
    ContestRound.objects.filter(pk=held.pk).update(closes_on=held.closes_on + DAY)
    assert event()[0] == first[0]


def test_lines_of_the_calendar_are_as_the_standard_wants() -> None:
    make_round(
        make_contest("long", name="Конкурс «Длинное, очень длинное название; с запятыми» " * 4),
        year=timezone.localdate().year,
        closes_on=timezone.localdate(),
    )
    answer = visitor().get(CALENDAR)
    content = answer.content
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    event = event_of(answer)
    assert "Длинное, очень длинное название; с запятыми" in event["SUMMARY"]


def test_the_feed_has_absolute_addresses_and_steady_names() -> None:
    held = open_round("now", -1, 5, amount="2 млн")
    answer = visitor().get(FEED)
    feed = fromstring(answer.content)
    (entry,) = feed.findall(f"{ATOM}entry")
    links = [link.get("href", "") for link in feed.iter(f"{ATOM}link")]
    assert f"http://testserver/kemerovo/contests/now/{held.year}/" in links
    assert all(link.startswith("http://testserver/") for link in links)
    assert entry.findtext(f"{ATOM}id") == f"tag:kemerovo,{held.year}:contest-round-{held.pk}"
    assert "Последний день приёма" in (entry.findtext(f"{ATOM}summary") or "")
    assert visitor().post(FEED).status_code == 405


@pytest.mark.parametrize("query", ["year=abc", "year=99999", "level=%00", "level=galactic", "year=٢٠٢٣"])
def test_what_cannot_be_asked_is_refused_in_words(query: str) -> None:
    make_city()
    page = visitor().get(f"{PAGE}?{query}")
    assert page.status_code == 400
    assert page.context["refused"]


def test_cost_does_not_grow_with_contests() -> None:
    def add(*names: str) -> None:
        for name in names:
            make_share(open_round(name, -1, 5, winners="2", amount="1 млн"), "winners", "person", "2")

    add("first")
    assert_same_cost(f"{PAGE}", lambda: add("second", "third"))
    assert_same_cost(CALENDAR, lambda: add("fourth", "fifth"))
    assert_same_cost(FEED, lambda: add("sixth", "seventh"))


def test_a_visitor_gets_no_cookie() -> None:
    open_round("now", -1, 5)
    for address in (PAGE, CALENDAR, FEED, f"{PAGE}now/{timezone.localdate().year}/"):
        assert not visitor().get(address).cookies
