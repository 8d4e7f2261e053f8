"""What waits for whom on the first page of the workspace."""

from __future__ import annotations

import datetime

import pytest

from portal.models import User
from reports.actions.comments import answer, say, settle
from reports.models import FindingDecision
from reports.preview import preview
from reports.resolving import judged
from tests.people import signed_in
from tests.reports.agreement.world import World, publish

HOME = "/workspace/kemerovo/"


def entries(person: User, code: str) -> list[str]:
    told = signed_in(person).get(HOME).context["told"]
    return [entry.title for each in told if each.panel.code == code for entry in each.entries]


def test_what_was_handed_in_waits_for_who_leads(world: World) -> None:
    world.put("submitted")
    assert entries(world.people.coordinator, "handed-in") == ["Деньги"]
    assert entries(world.people.specialist, "handed-in") == []
    assert entries(world.people.auditor, "handed-in") == []
    told = signed_in(world.people.coordinator).get(HOME).text
    assert f"{world.url('report-builder')}?section={world.section.pk}" in told


def test_a_section_is_due_until_its_report_is_published(world: World) -> None:
    world.put("draft", due_on=datetime.date(2020, 1, 31))
    assert entries(world.people.specialist, "due") == ["Деньги"]
    publish(world.report)
    assert entries(world.people.specialist, "due") == []


def test_an_entry_of_a_talk_leads_to_its_thread(world: World) -> None:
    first = say(world.section, "Откуда?", by=world.people.coordinator, place="table:contests/total/amount")
    address = f"{world.at_section('report-talk')}?place=table%3Acontests%2Ftotal%2Famount#comment-{first.pk}"
    assert address in signed_in(world.people.specialist).get(HOME).text


def test_a_talk_waits_for_who_has_not_had_the_last_word(world: World) -> None:
    first = say(world.section, "Откуда?", by=world.people.coordinator)
    assert entries(world.people.specialist, "talk") == ["Откуда?"]
    assert entries(world.colleague, "talk") == entries(world.people.auditor, "talk") == []
    assert entries(world.people.coordinator, "talk") == []
    answer(first, "Из актов", by=world.people.specialist)
    assert entries(world.people.specialist, "talk") == []
    assert entries(world.people.coordinator, "talk") == ["Откуда?"]
    settle(first, by=world.people.coordinator)
    assert entries(world.people.coordinator, "talk") == []


def test_who_takes_part_hears_of_it_wherever_it_is(world: World) -> None:
    first = say(world.section, "Откуда?", by=world.colleague)
    answer(first, "Из актов", by=world.people.specialist)
    answer(first, "Каких?", by=world.colleague)
    answer(first, "Вот этих", by=world.people.specialist)
    assert entries(world.colleague, "talk") == ["Откуда?"]


@pytest.mark.parametrize("mended", [False, True])
def test_a_finding_waits_for_the_department_that_was_asked(world: World, mended: bool) -> None:
    block = world.section.blocks.get(type="text")
    block.text = "<p>{{ nothing.at.all }}</p>"
    block.save()
    finding = next(each for each in judged(preview(world.report)) if each.section == world.section)
    FindingDecision.objects.create(
        report=world.report,
        check_code=finding.spoken.check.code,
        digest=finding.digest,
        place="x",
        message="Неизвестный показатель",
        kind="handed",
        department=world.colleague.department,
        decided_by=world.people.coordinator,
    )
    if mended:
        block.text = "<p>Исправлено.</p>"
        block.save()
    assert entries(world.colleague, "handed-findings") == ([] if mended else ["Неизвестный показатель"])
    assert entries(world.people.specialist, "handed-findings") == []
