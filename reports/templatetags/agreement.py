"""What templates ask about the agreement of a section: its state, what this person may do with it, who said what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import template

from portal.models import User
from portal.workspace.desk import Desk
from reports.actions.agreement import STEPS, TAKE_BACK, Step, version_with_blocks
from reports.actions.comments import open_comments_of_blocks
from reports.deadlines import is_late
from reports.models import Block, Comment, Section, SectionState
from reports.views.at_report import may_compose

register = template.Library()

TONES = {
    SectionState.NOT_STARTED: "",
    SectionState.DRAFT: "",
    SectionState.SUBMITTED: "info",
    SectionState.RETURNED: "warn",
    SectionState.ACCEPTED: "ok",
}


@dataclass(frozen=True)
class Agreed:
    """``steps`` are those that this person may take now; ``version`` is what they were offered for.

    ``tried`` names the step, if it is still there, that was just refused.
    """

    steps: Sequence[Step]
    version: str
    tried: str = ""

    @property
    def with_remark(self) -> list[Step]:
        return [step for step in self.steps if step.asks_remark]

    @property
    def remark_tried(self) -> bool:
        return any(step.code == self.tried for step in self.with_remark)

    @property
    def plain(self) -> list[Step]:
        return [step for step in self.steps if not step.asks_remark]


@register.simple_tag
def agreement_at(desk: Desk, section: Section, tried: str = "") -> Agreed:
    return Agreed(offered_steps(desk, section), version_with_blocks(section), tried)


def offered_steps(desk: Desk, section: Section) -> list[Step]:
    """Who leads the report returns a section rather than take it back for its department."""
    leads = may_compose(desk, section.report)
    return [
        step
        for step in STEPS.values()
        if section.state in step.before
        and may_take(desk, section, step)
        and not (step is TAKE_BACK and leads and section.department is not None)
    ]


def may_take(desk: Desk, section: Section, step: Step) -> bool:
    return may_compose(desk, section.report) if step.is_leading else desk.may_change(section)


@register.simple_tag
def open_threads(section: Section, block: Block) -> int:
    """How many threads about a block are not settled; counted once for all blocks of the section at hand."""
    if not hasattr(section, "open_threads"):
        section.open_threads = open_comments_of_blocks(section)
    return section.open_threads.get(block.pk, 0)


@register.filter
def may_talk(desk: Desk) -> bool:
    return desk.may_add(Comment)


@register.filter
def state_tone(section: Section) -> str:
    """The colour of the state's tag."""
    return TONES[SectionState(section.state)]


@register.filter
def late(section: Section) -> bool:
    return is_late(section)


@register.filter
def person_name(person: User) -> str:
    return person.get_full_name() or person.get_username()
