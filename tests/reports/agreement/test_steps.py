"""Which step follows which state, what it leaves behind, and that nobody overtakes anybody."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from portal.records.events import history_of
from portal.workspace.locking import ChangedMeanwhile
from reports.actions.agreement import (
    ACCEPT,
    HAND_IN,
    REOPEN,
    RETURN,
    STEPS,
    TAKE_BACK,
    Step,
    StepRefused,
    accept,
    begun,
    hand_in,
    reopen,
    return_with,
    take,
    version_with_blocks,
)
from reports.actions.locking import SectionLocked, refuse_locked
from reports.models import Section, SectionState
from tests.people import make_people
from tests.reports.agreement.world import World, make_world

FOLLOWS = {
    ("not_started", "hand_in"): "submitted",
    ("draft", "hand_in"): "submitted",
    ("returned", "hand_in"): "submitted",
    ("submitted", "take_back"): "draft",
    ("submitted", "return"): "returned",
    ("submitted", "accept"): "accepted",
    ("accepted", "reopen"): "returned",
}
"""From which state by which step to which; there is no other way."""


@pytest.mark.parametrize("state", SectionState.values)
@pytest.mark.parametrize("code", list(STEPS))
def test_every_step_from_every_state(world: World, state: str, code: str) -> None:
    section = world.put(state)
    after = FOLLOWS.get((state, code))
    if after is None:
        with pytest.raises(StepRefused, match=f"{SectionState(state).label}: .* нельзя"):
            take(STEPS[code], section, by=world.people.coordinator, remark="Почему")
        assert world.now().state == state
    else:
        take(STEPS[code], section, by=world.people.coordinator, remark="Почему")
        assert world.now().state == after


@pytest.mark.parametrize("step", [RETURN, REOPEN])
@pytest.mark.parametrize("remark", ["", "  \n "])
def test_a_section_comes_back_only_with_what_to_mend(world: World, step: Step, remark: str) -> None:
    section = world.put("submitted" if step is RETURN else "accepted")
    with pytest.raises(ValidationError, match="напишите, что в нём поправить"):
        take(step, section, by=world.people.coordinator, remark=remark)
    assert world.now().state == section.state


def test_the_remark_stays_until_the_section_is_accepted(world: World) -> None:
    by = world.people.coordinator
    return_with("Добавьте суммы", world.put("submitted"), by=by)
    assert hand_in(world.now(), by=world.people.specialist).remark == "Добавьте суммы"
    assert accept(world.now(), by=by).remark == ""


def test_writing_begins_a_section_once(world: World) -> None:
    begun(world.section, by=world.people.specialist)
    assert (world.section.state, world.now().state) == ("draft", "draft")
    for state in ("draft", "submitted", "returned", "accepted"):
        section = world.put(state)
        before = Section.pgh_event_model.objects.count()
        begun(section, by=world.people.specialist)
        assert world.now().state == state
        assert Section.pgh_event_model.objects.count() == before, "nothing is written where nothing changes"


def test_every_step_is_in_the_history_in_words(world: World) -> None:
    coordinator, specialist = world.people.coordinator, world.people.specialist
    hand_in(world.section, by=specialist)
    return_with("Добавьте суммы", world.section, by=coordinator)
    hand_in(world.section, by=specialist)
    accept(world.section, by=coordinator)
    reopen(world.section, remark="Новые сведения", by=coordinator)
    told = [(event.why, event.who) for event in history_of(world.now())][:5]
    assert told == [
        ("Раздел снова в работе: Новые сведения", "coordinator"),
        ("Раздел принят", "coordinator"),
        ("Раздел сдан", "specialist"),
        ("Раздел возвращён: Добавьте суммы", "coordinator"),
        ("Раздел сдан", "specialist"),
    ]


def test_what_was_not_seen_is_not_accepted(world: World) -> None:
    seen = version_with_blocks(world.put("submitted"))
    block = world.section.blocks.first()
    block.text = "<p>Дописано после.</p>"
    block.save()
    with pytest.raises(ChangedMeanwhile):
        accept(world.section, by=world.people.coordinator, version=seen)
    assert world.now().state == "submitted"
    assert accept(world.section, by=world.people.coordinator, version=version_with_blocks(world.now()))


def test_an_accepted_section_is_locked_until_it_is_reopened(world: World) -> None:
    accept(world.put("submitted"), by=world.people.coordinator)
    with pytest.raises(SectionLocked, match="принят и закрыт для правки"):
        refuse_locked(world.section)
    reopen(world.section, remark="Ещё раз", by=world.people.coordinator)
    refuse_locked(world.section)
    assert world.now().accepted, "to be compared with when it is handed in again"


class AnyRoad(TestCase):
    """However the people press, the section is somewhere sensible."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.sampled_from(sorted(STEPS)), max_size=12))
    def test_a_road_of_steps(self, codes: list[str]) -> None:
        world = make_world(make_people())
        state = "not_started"
        for code in codes:
            after = FOLLOWS.get((state, code))
            try:
                take(STEPS[code], world.section, by=world.people.coordinator, remark="Поправить")
            except StepRefused:
                assert after is None
            else:
                assert after is not None
                state = after
            section = world.now()
            assert section.state == state
            assert (section.state == "accepted") <= (section.accepted is not None)
            assert (section.state == "returned") <= bool(section.remark)


def test_the_steps_of_who_leads_are_told_apart() -> None:
    assert {step for step in STEPS.values() if step.is_leading} == {ACCEPT, RETURN, REOPEN}
    assert {step for step in STEPS.values() if not step.is_leading} == {HAND_IN, TAKE_BACK}
