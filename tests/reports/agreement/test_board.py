"""The board: each department in numbers, who is late, what has changed since it was accepted; reminding."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from pytest_django import Settings

from grants.models import ContestRound
from portal.lib.parse import parse_quantity
from reports.actions.agreement import accept
from reports.actions.comments import say
from reports.board import Group, board_of
from reports.models import FindingDecision, Section
from reports.preview import preview
from reports.resolving import judged
from tests.people import signed_in, visitor
from tests.reports.agreement.world import ROLES, World, publish
from tests.reports.records import add_section

STRANGERS = {"stranger", "stranger_specialist"}
LATE = datetime.date(2020, 1, 31)


def groups(world: World) -> dict[str, Group]:
    sections = Section.objects.filter(report=world.report).select_related("department", "plan_item")
    found = board_of(world.report, sections.order_by("position")).groups
    return {group.department.code if group.department else "": group for group in found}


@pytest.mark.parametrize("name", ROLES)
def test_who_sees_the_board_and_who_reminds(world: World, name: str) -> None:
    client = signed_in(world.person(name))
    page = client.get(world.url("report-board"))
    assert page.status_code == (404 if name in STRANGERS else 200)
    assert ("Напомнить" in page.text) == (name in {"superuser", "administrator", "coordinator"})
    expected = 404 if name in STRANGERS else 302 if "Напомнить" in page.text else 403
    assert client.post(world.url("report-remind")).status_code == expected
    assert visitor().get(world.url("report-board")).status_code == 302


def test_departments_are_counted(world: World) -> None:
    world.put("returned", due_on=LATE)
    Section.objects.filter(pk=world.other.pk).update(state="submitted", due_on=LATE)
    add_section(world.report, "nobody", title="Ничей")
    add_section(world.report, "more", department=world.department, state="accepted")
    found = groups(world)
    assert list(found) == ["", "culture", "sport"]
    ours = found["culture"]
    assert (len(ours.rows), ours.unfinished, ours.late, ours.returned, ours.accepted) == (2, 1, 1, 1, 1)
    assert (found["sport"].submitted, found["sport"].late) == (1, 0), "what is handed in is not late"
    assert found[""].unfinished == 1


def test_what_is_published_is_late_no_more(world: World) -> None:
    world.put("draft", due_on=LATE)
    assert groups(world)["culture"].late == 1
    publish(world.report)
    assert groups(world)["culture"].late == 0
    page = signed_in(world.people.coordinator).get(world.url("report-board")).text
    assert "Напомнить всем" not in page


def test_open_talks_and_the_last_change_are_told(world: World) -> None:
    say(world.section, "Откуда?", by=world.people.coordinator)
    found = groups(world)
    assert (found["culture"].comments, found["sport"].comments) == (1, 0)
    block = world.section.blocks.first()
    block.text = "<p>Иначе</p>"
    block.save()
    before, after = found["culture"].last_change, groups(world)["culture"].last_change
    assert before
    assert after
    assert before <= after
    assert "открытых обсуждений: 1" in signed_in(world.people.auditor).get(world.url("report-board")).text


def test_what_has_changed_since_it_was_accepted_is_told(world: World) -> None:
    accept(world.put("submitted"), by=world.people.coordinator)
    client = signed_in(world.people.coordinator)
    assert "с&nbsp;тех пор изменились" not in client.get(world.url("report-board")).text
    held = ContestRound.objects.get()
    held.amount = parse_quantity("150 тыс", "rub")
    held.save()
    assert [row.section for row in groups(world)["culture"].rows if row.has_changed] == [world.section]
    page = client.get(world.url("report-board")).text
    assert "с&nbsp;тех пор изменились" in page
    assert world.at_section("section-changes") in page


def test_findings_stand_with_who_was_asked(world: World) -> None:
    block = world.section.blocks.get(type="text")
    block.text = "<p>{{ nothing.at.all }}</p>"
    block.save()
    finding = next(each for each in judged(preview(world.report)) if each.section == world.section)
    decision = FindingDecision.objects.create(
        report=world.report,
        check_code=finding.spoken.check.code,
        digest=finding.digest,
        place="x",
        message="m",
        kind="handed",
        department=world.colleague.department,
        decided_by=world.people.coordinator,
    )
    assert [each.decision for each in groups(world)["sport"].handed] == [decision]
    block.text = "<p>Исправлено.</p>"
    block.save()
    assert groups(world)["sport"].handed == [], "what is mended is nobody's work any more"


def test_an_empty_report_says_what_to_do(world: World) -> None:
    Section.objects.all().delete()
    assert "ещё нет разделов" in signed_in(world.people.coordinator).get(world.url("report-board")).text


def test_the_board_costs_the_same_however_many_sections(
    world: World, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(world.people.coordinator)

    def cost() -> int:
        with django_assert_max_num_queries(80) as asked:
            client.get(world.url("report-board"))
        return len(asked)

    cost()  # what stays in memory is there by now
    before = cost()
    for number in range(5):
        section = add_section(
            world.report, f"s{number}", "<p>Текст</p>", department=world.department, due_on=LATE, title="Ещё"
        )
        say(section, "Откуда?", by=world.people.coordinator)
    assert cost() == before


@pytest.mark.usefixtures("tasks_at_once")
class TestReminding:
    def remind(self, world: World, **given: object) -> str:
        client = signed_in(world.people.coordinator)
        return client.post(world.url("report-remind"), given, follow=True).text

    def test_a_department_is_reminded_of_all_it_owes(
        self, world: World, mailoutbox: list[EmailMessage]
    ) -> None:
        add_section(world.report, "more", department=world.department, title="Ещё")
        add_section(world.report, "done", department=world.department, state="submitted", title="Сданный")
        page = self.remind(world, department=world.department.pk)
        [mail] = mailoutbox
        assert mail.to == ["specialist@example.ru"]
        assert ("Деньги" in mail.body, "Ещё" in mail.body, "Сданный" in mail.body) == (True, True, False)
        assert "Писем: 1, разделов: 2." in page

    def test_all_who_are_late_are_reminded_once_a_day(
        self, world: World, mailoutbox: list[EmailMessage]
    ) -> None:
        world.put("returned", due_on=LATE)
        Section.objects.filter(pk=world.other.pk).update(due_on=timezone.localdate())
        self.remind(world)
        assert [mail.to for mail in mailoutbox] == [["specialist@example.ru"]]
        assert "Сегодня об этом уже напоминали" in self.remind(world)
        assert len(mailoutbox) == 1

    def test_it_is_said_when_nobody_can_be_reached(
        self, world: World, mailoutbox: list[EmailMessage], settings: Settings
    ) -> None:
        world.department.users.update(email="")
        page = self.remind(world, department=world.department.pk)
        assert "ни у кого нет адреса почты" in page
        world.department.users.update(email="new@example.ru")
        settings.SENDS_MAIL = False
        assert "Почта на портале не настроена" in self.remind(world, department=world.department.pk)
        settings.SENDS_MAIL = True
        self.remind(world, department=world.department.pk)
        assert len(mailoutbox) == 1, "what could not be sent was not remembered as sent"

    @pytest.mark.parametrize("key", ["", "x", 10**30])
    def test_a_department_that_is_not_there(self, world: World, key: object) -> None:
        client = signed_in(world.people.coordinator)
        assert client.post(world.url("report-remind"), {"department": key}).status_code == 404

    def test_a_department_of_another_city(self, world: World) -> None:
        theirs = world.people.stranger_specialist.department
        client = signed_in(world.people.coordinator)
        assert client.post(world.url("report-remind"), {"department": theirs.pk}).status_code == 404
