"""The coordinator's page of the register: terms in working days, entering, whom to submit further."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from grants.models import RegisterEntry
from grants.panels import to_enter
from grants.register.deadlines import due_of
from ngo_registry.models import OrganizationMark
from portal.models import User
from portal.workspace.desk import Desk
from tests.grants.recipients.test_public import cells, content_of
from tests.grants.register.records import entry, fund, given
from tests.people import People, make_city, make_people, signed_in, visitor

pytestmark = pytest.mark.django_db
CITY = "kemerovo"
CLOCK = "/workspace/kemerovo/recipients/"


@pytest.fixture
def people() -> People:
    return make_people()


def today() -> datetime.date:
    return timezone.localdate()


def send(person: User, **data: Any) -> HttpResponse:
    return signed_in(person).post(reverse("workspace:recipients-enter", args=[CITY]), data)


def test_the_term_runs_in_working_days_and_knows_holidays() -> None:
    special = {datetime.date(2024, 6, 12): False}
    friday = datetime.date(2024, 6, 7)
    due = due_of(friday, 3, special, today=datetime.date(2024, 6, 10))
    assert (due.by, due.days, due.is_overdue) == (datetime.date(2024, 6, 13), 2, False)
    late = due_of(friday, 3, special, today=datetime.date(2024, 6, 18))
    assert (late.days, late.is_overdue) == (3, True)
    on_the_day = due_of(friday, 3, special, today=datetime.date(2024, 6, 13))
    assert (on_the_day.days, on_the_day.is_overdue) == (0, False)
    weekend = due_of(friday, 5, {}, today=datetime.date(2024, 6, 15))
    assert (weekend.days, weekend.is_overdue) == (0, True)


def test_what_waits_and_what_cannot_be_entered_yet(people: People) -> None:
    given("late")
    given("fresh", decided_on=today(), organization=fund("other", name="Совет ветеранов"))
    undated = given("undated", decided_on=None)
    text = signed_in(people.coordinator).get(CLOCK).text
    assert "просрочено на" in text
    assert "Совет ветеранов" in text
    assert reverse("workspace:record", args=[CITY, "support", undated.pk]) in text
    assert "Без даты решения: 1" in text


def test_chosen_support_is_entered_after_a_question(people: People) -> None:
    supports = [given("a"), given("b"), given("c")]
    keys = [supports[0].pk, supports[2].pk]
    asked = send(people.coordinator, support=keys)
    assert asked.status_code == 200
    assert "2 записи" in asked.text.replace("\u00a0", " ")
    assert not RegisterEntry.objects.exists()
    done = send(people.coordinator, chosen=",".join(map(str, keys)), on="", sure="1")
    assert done.status_code == 302
    entered = RegisterEntry.objects.order_by("number").values_list("number", "support__code", "entered_on")
    assert list(entered) == [(1, "a", today()), (2, "c", today())]
    told = signed_in(people.coordinator).get(CLOCK)
    assert "№ 2 от" in told.text


def test_everything_is_entered_with_one_button(people: People) -> None:
    for number in range(5):
        given(f"s{number}")
    asked = send(people.administrator, all="1")
    keys = asked.context["keys"]
    given("meanwhile")
    assert send(people.administrator, chosen=keys, on="06.06.2023", sure="1").status_code == 302
    assert RegisterEntry.objects.count() == 5
    assert set(RegisterEntry.objects.values_list("entered_on", flat=True)) == {datetime.date(2023, 6, 6)}


@pytest.mark.parametrize(
    ("data", "status", "sentence"),
    [
        ({}, 422, "Отметьте, что внести"),
        ({"support": ["x", "٣", "9" * 40]}, 422, "Отметьте, что внести"),
        ({"support": ["999999"]}, 409, "внёс кто-то другой"),
        ({"chosen": "{key}", "on": "вчера", "sure": "1"}, 422, "Не удалось понять дату"),
        ({"chosen": "{key}", "on": "01.01.2023", "sure": "1"}, 422, "не раньше решения"),
        ({"chosen": "{key}", "on": "01.01.2099", "sure": "1"}, 422, "не наступила"),
        ({"chosen": "\0,;DROP", "sure": "1"}, 422, "Отметьте, что внести"),
    ],
)
def test_bad_input_gets_a_sentence_and_enters_nothing(
    people: People, data: dict[str, Any], status: int, sentence: str
) -> None:
    key = given("a").pk
    sent = {name: value.format(key=key) if name == "chosen" else value for name, value in data.items()}
    if sent.get("support") == ["x", "٣", "9" * 40]:
        sent["support"] = ["x", "9" * 40]
    response = send(people.coordinator, **sent)
    assert response.status_code == status
    assert sentence in response.text
    assert not RegisterEntry.objects.exists()


def test_of_two_who_enter_the_same_the_second_is_told(people: People) -> None:
    key = str(given("a").pk)
    assert send(people.coordinator, chosen=key, sure="1").status_code == 302
    second = send(people.administrator, chosen=key, sure="1")
    assert second.status_code == 409
    assert "внёс кто-то другой" in second.text
    assert RegisterEntry.objects.count() == 1


def test_who_sees_and_who_enters(people: People) -> None:
    key = given("a").pk
    file = reverse("workspace:recipients-sonko-file", args=[CITY, "csv"])
    for person in (people.specialist, people.auditor):
        page = signed_in(person).get(CLOCK)
        assert page.status_code == 200
        assert "Внести отмеченное" not in page.text
        assert signed_in(person).get(file).status_code == 200
        assert send(person, chosen=str(key), sure="1").status_code == 403
    assert signed_in(people.stranger).get(CLOCK).status_code == 404
    assert signed_in(people.stranger).get(file).status_code == 404
    assert send(people.stranger, chosen=str(key), sure="1").status_code == 404
    assert visitor().get(file).status_code == 302
    assert signed_in(people.coordinator).get(f"{CLOCK}sonko.pdf").status_code == 404
    assert not RegisterEntry.objects.exists()


def test_recipients_of_three_years_who_are_in_no_federal_register(people: People) -> None:
    recent = today() - datetime.timedelta(300)
    for code in ("free", "marked", "left", "old", "other-kind"):
        fund(code, name=f"Фонд {code}")
    given("1", organization=fund("free"), decided_on=recent, year=recent.year, amount="1000,50")
    given("2", organization=fund("free"), decided_on=None, year=today().year, money_form="grant")
    given("3", organization=fund("marked"), decided_on=recent)
    given("4", organization=fund("left"), decided_on=recent)
    given("5", organization=fund("old"), decided_on=today() - datetime.timedelta(4 * 365))
    given("6", organization=fund("other-kind"), decided_on=recent, money_form="prize")
    OrganizationMark.objects.create(organization=fund("marked"), register="sonko_federal")
    OrganizationMark.objects.create(organization=fund("left"), register="sonko_federal", until=recent)
    page = signed_in(people.coordinator).get(CLOCK)
    assert [each.code for each in page.context["federal"]] == ["free", "left"]
    answer = signed_in(people.coordinator).get(f"{CLOCK}sonko.xlsx")
    rows = [list(row) for row in cells(content_of(answer)).iter_rows(min_row=2, values_only=True)]
    assert sorted(row[0] for row in rows) == ["Фонд free", "Фонд free", "Фонд left"]
    assert 1000.5 in [row[8] for row in rows]
    lines = (
        content_of(signed_in(people.coordinator).get(f"{CLOCK}sonko.csv")).decode("utf-8-sig").splitlines()
    )
    assert len(lines) == 4


def test_the_first_page_tells_what_is_due_to_who_may_enter(people: People) -> None:
    desk = Desk(people.coordinator, make_city())
    assert to_enter(desk) == []
    given("late")
    told = to_enter(desk)
    assert [(each.mark, each.tone) for each in told] == [("просрочено: 1", "err")]
    assert told[0].url == CLOCK
    assert to_enter(Desk(people.specialist, make_city())) == []
    assert told[0].title.replace("\u00a0", " ") in signed_in(people.coordinator).get(
        "/workspace/kemerovo/"
    ).text.replace("\u00a0", " ")


def test_the_page_costs_the_same_with_more_rows(people: People) -> None:
    client, costs = signed_in(people.coordinator), []
    for number in range(1, 5):
        given(f"a{number}", organization=fund(f"f{number}"), decided_on=today())
        given(f"b{number}", organization=fund(f"f{number}"), decided_on=None)
        entry(number, given(f"c{number}", organization=fund(f"f{number}")))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(CLOCK).status_code == 200
        costs.append(len(queries))
    assert len(set(costs[1:])) == 1
