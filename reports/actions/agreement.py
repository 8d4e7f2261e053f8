"""The road of a section: begun, handed in, taken back, returned with a remark, accepted, reopened.

Who may take which step the pages ask; here stands which step follows which state, and what it leaves behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from portal.models import User
from portal.workspace.locking import ChangedMeanwhile
from portal.workspace.version import version_of
from reports.changes import snapshot
from reports.models import Block, Section, SectionState
from reports.preview import preview

REASON = 300


class StepRefused(ValueError):
    """The state of the section does not allow the step; the message is for the person."""


@dataclass(frozen=True)
class Step:
    """``button`` offers the step, ``told`` is what the history says, ``forbidden`` follows «Раздел … принят:».

    ``asks_remark`` is the sentence for who forgot the remark; empty where none is needed.
    """

    code: str
    button: str
    told: str
    forbidden: str
    before: frozenset[object]
    after: object
    is_leading: bool
    asks_remark: str = ""


HAND_IN = Step(
    "hand_in",
    "Сдать раздел",
    "Раздел сдан",
    "сдать его нельзя",
    frozenset({SectionState.NOT_STARTED, SectionState.DRAFT, SectionState.RETURNED}),
    SectionState.SUBMITTED,
    is_leading=False,
)
TAKE_BACK = Step(
    "take_back",
    "Взять назад",
    "Раздел взят назад",
    "взять его назад нельзя",
    frozenset({SectionState.SUBMITTED}),
    SectionState.DRAFT,
    is_leading=False,
)
ACCEPT = Step(
    "accept",
    "Принять",
    "Раздел принят",
    "принять его нельзя",
    frozenset({SectionState.SUBMITTED}),
    SectionState.ACCEPTED,
    is_leading=True,
)
RETURN = Step(
    "return",
    "Вернуть с замечанием",
    "Раздел возвращён",
    "вернуть его нельзя",
    frozenset({SectionState.SUBMITTED}),
    SectionState.RETURNED,
    is_leading=True,
    asks_remark="Чтобы вернуть раздел, напишите, что в нём поправить.",
)
REOPEN = Step(
    "reopen",
    "Вернуть в работу",
    "Раздел снова в работе",
    "вернуть его в работу нельзя",
    frozenset({SectionState.ACCEPTED}),
    SectionState.RETURNED,
    is_leading=True,
    asks_remark="Чтобы вернуть принятый раздел в работу, напишите, что в нём поправить.",
)
STEPS: Mapping[str, Step] = {step.code: step for step in (HAND_IN, TAKE_BACK, ACCEPT, RETURN, REOPEN)}


def begun(section: Section, *, by: User | None) -> None:
    """The first text or block was saved: «не начат» becomes «черновик». Any other state stays.

    It gives no reason of its own: within a change it belongs to that change's entry of the history.
    """
    with pghistory.context(user=by.pk if by else None):
        untouched = Section.objects.filter(pk=section.pk, state=SectionState.NOT_STARTED)
        if untouched.update(state=SectionState.DRAFT):
            section.state = SectionState.DRAFT


@transaction.atomic
def hand_in(section: Section, *, by: User, version: str = "") -> Section:
    """The department has finished. The remark it was returned with stays to be compared with."""
    return _take(HAND_IN, _ready(HAND_IN, section, version), by)


@transaction.atomic
def take_back(section: Section, *, by: User, version: str = "") -> Section:
    """The department wants to go on writing, and nobody has accepted yet."""
    return _take(TAKE_BACK, _ready(TAKE_BACK, section, version), by)


@transaction.atomic
def return_with(remark: str, section: Section, *, by: User, version: str = "") -> Section:
    """Back to the department with what to mend. Raises ValidationError without a remark."""
    return _take_with(RETURN, remark, section, by, version)


@transaction.atomic
def reopen(section: Section, *, remark: str, by: User, version: str = "") -> Section:
    """An accepted section is written again. What was accepted stays, to be compared with."""
    return _take_with(REOPEN, remark, section, by, version)


@transaction.atomic
def accept(section: Section, *, by: User, version: str = "") -> Section:
    """Closes the section, and remembers the lines that it printed at this moment."""
    seen = version or version_with_blocks(section)
    # Before the row is locked, so that nobody waits while the report is built.
    built = preview(section.report)
    current = _ready(ACCEPT, section, seen)
    current.accepted, current.remark = snapshot(current, built), ""
    return _take(ACCEPT, current, by)


def take(step: Step, section: Section, *, by: User, version: str = "", remark: str = "") -> Section:
    """The step that a page asks for. Raises StepRefused, ChangedMeanwhile, ValidationError."""
    match step.code:
        case "hand_in":
            return hand_in(section, by=by, version=version)
        case "take_back":
            return take_back(section, by=by, version=version)
        case "accept":
            return accept(section, by=by, version=version)
        case "return":
            return return_with(remark, section, by=by, version=version)
    return reopen(section, remark=remark, by=by, version=version)


def version_with_blocks(section: Section) -> str:
    """Changes with the section and with any block of it: a step is taken about what the person has seen."""
    blocks = Block.pgh_event_model.objects.filter(section_id=section.pk)
    return f"{version_of(section)}.{blocks.aggregate(last=Max('pgh_id'))['last'] or 0}"


def _ready(step: Step, section: Section, version: str) -> Section:
    """The section as it stands, locked. Raises ChangedMeanwhile, StepRefused."""
    current = (
        Section.objects.select_for_update(of=("self",))
        .select_related("report__municipality", "plan_item__direction", "department")
        .get(pk=section.pk)
    )
    if current.state not in step.before:
        state = current.get_state_display()
        raise StepRefused(f"Раздел «{current}» {state}: {step.forbidden}. Посмотрите, что изменилось.")
    if version and version_with_blocks(current) != version:
        raise ChangedMeanwhile(current)
    return current


def _take_with(step: Step, remark: str, section: Section, by: User, version: str) -> Section:
    remark = remark.strip()
    if not remark:
        raise ValidationError(step.asks_remark)
    current = _ready(step, section, version)
    current.remark = remark
    return _take(step, current, by, f"{step.told}: {remark}")


def _take(step: Step, current: Section, by: User, reason: str = "") -> Section:
    current.state = step.after
    with pghistory.context(user=by.pk, reason=(reason or step.told)[:REASON]):
        current.save(update_fields=["state", "remark", "accepted"])
    return current
