"""Takes back what a person did last in a report: blocks, their settings and texts, sections and their names, order.

Nothing of another person is lost: where somebody has changed the same since, the step stays, and is told why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from portal.models import User
from portal.records.access import may_change
from portal.records.events import metadata, people_of
from portal.records.restore import instance_of, lost_references, told_lost
from reports.actions import blocks, outline
from reports.actions.locking import lock_sections
from reports.actions.step import UNDOES, lock_report, step
from reports.actions.undo_order import Reordered, order_again, order_as_of
from reports.actions.undo_steps import COLUMNS, Change, Step, changes_of, events_of, steps_of
from reports.models import Block, Comment, Report, Section
from reports.models.block import new_block_code


class NotUndone(ValueError):
    """The step stays; the message says why, in one Russian sentence."""


@dataclass(frozen=True)
class Undone:
    """What was taken back, and where it is to be seen."""

    reason: str
    section: int | None
    block: int | None
    is_of_blocks: bool
    """Whether the outline of the report stays as it was."""


def undo(report: Report, *, by: User) -> Undone:
    """Takes back the person's last step that is not taken back yet. Raises NotUndone, SectionLocked."""
    last, changes = _last(report, by)
    with step(report, by=by, reason=f"Отменено: {last.reason}", **{UNDOES: last.context}):
        lock_report(report)
        lock_sections(*Section.objects.filter(pk__in=_touched(changes)))
        for change in changes:
            _refuse_foreign(change, by)
            _refuse_changed(change, changes)
        _put_back_records(changes, last)
        _put_back_orders(report, changes)
    return Undone(last.reason, *_place(changes), all(each.model is Block for each in changes))


def _last(report: Report, by: User) -> tuple[Step, list[Change]]:
    for each in steps_of(report, by):
        if changes := changes_of(each, report):
            return each, changes
    raise NotUndone("Отменять нечего: ваших изменений в этом отчёте больше нет.")


def _touched(changes: Sequence[Change]) -> set[int]:
    """The sections that the changes are about; some of them may be deleted."""
    keys = {change.pk for change in changes if change.model is Section}
    versions = [each for change in changes if change.model is Block for each in (change.before, change.after)]
    return keys | {each.section_id for each in versions if each}


def _refuse_foreign(change: Change, by: User) -> None:
    """What was the person's to change then must still be."""
    record = _now(change) or change.record
    if isinstance(record, Block) and not Section.objects.filter(pk=record.section_id).exists():
        return  # The section comes back with it, and is judged itself.
    if not may_change(by, change.model, record):
        raise NotUndone("Отменить нельзя: этот раздел вам больше не поручен.")


def _refuse_changed(change: Change, changes: Iterable[Change]) -> None:
    now = _now(change)
    if change.after is None:
        if now is not None:
            raise NotUndone("Отменить нельзя: удалённое уже вернули.")
        return
    if now is None:
        raise NotUndone(f"Отменить нельзя: после вас это удалили{_who(change)}.")
    for name in change.columns if change.before else COLUMNS[change.model]:
        if getattr(now, name) != getattr(change.after, name):
            raise NotUndone(f"Отменить нельзя: после вас это изменили{_who(change)}.")
    if change.before is None and _holds_foreign(now, changes):
        raise NotUndone(f"Отменить нельзя: в «{_title(now)}» после вас уже работали.")


def _holds_foreign(record: models.Model, changes: Iterable[Change]) -> bool:
    """Whether a record that the step added holds what others have put there since."""
    added = {change.pk for change in changes if change.model is Block}
    if isinstance(record, Section):
        return record.blocks.exclude(pk__in=added).exists() or record.comments.exists()
    return isinstance(record, Block) and record.comments.exists()


def _title(record: models.Model) -> str:
    return blocks.title_of(record) if isinstance(record, Block) else str(record)


def _who(change: Change) -> str:
    """« (Анна Петрова)»: who made the newest version."""
    newest = change.model.pgh_event_model.objects.filter(pgh_obj_id=change.pk).select_related("pgh_context")
    event = newest.order_by("-pgh_id").first()
    name = people_of([event]).get(metadata(event).get("user", 0), "") if event else ""
    return f" ({name})" if name else ""


def _now(change: Change) -> models.Model | None:
    return change.model._base_manager.filter(pk=change.pk).first()


def _put_back_records(changes: Iterable[Change], last: Step) -> None:
    """Sections stand before their blocks in ``changes``, so that what comes back finds its section."""
    for change in changes:
        if change.before is None:
            change.model._base_manager.filter(pk=change.pk).delete()
        elif change.after is None:
            _bring_back(instance_of(change.before))
        elif change.columns:
            record = instance_of(change.before)
            record.save(update_fields=change.columns)
    gone = Comment.pgh_event_model.objects.filter(pgh_context_id=last.context, pgh_label="delete")
    for event in gone.order_by("pgh_id"):
        _bring_back(instance_of(event))


def _bring_back(record: models.Model) -> None:
    if isinstance(record, Block) and not Block.objects.filter(pk=record.origin_id).exists():
        record.origin_id = None
    if _is_back(record):
        raise NotUndone("Отменить нельзя: после вас такой же раздел добавили снова.")
    if isinstance(record, Block) and record.section.blocks.filter(code=record.code).exists():
        record.code = new_block_code()
    if lost := lost_references(record):
        raise NotUndone(told_lost(lost))
    record.save_base(raw=True, force_insert=True)


def _is_back(record: models.Model) -> bool:
    """Whether somebody has added a section of the same measure, or of the same code, since."""
    if not isinstance(record, Section):
        return False
    same = Q(code=record.code)
    if record.plan_item_id is not None:
        same |= Q(plan_item=record.plan_item_id)
    return Section.objects.filter(same, report=record.report_id).exists()


def _put_back_orders(report: Report, changes: list[Change]) -> None:
    moved = [change for change in changes if change.is_order]
    blocks_moved = [change for change in moved if change.model is Block]
    for section in Section.objects.filter(pk__in=_touched(blocks_moved)):
        found = {each.pk: each for each in section.blocks.order_by("position")}
        order = _order_of(Block, "section_id", section.pk, report, moved, list(found))
        blocks.number(section, [found[pk] for pk in order])
    if any(change.model is Section for change in moved):
        known = {each.pk: each for each in report.sections.order_by("position")}
        order = _order_of(Section, "report_id", report.pk, report, moved, list(known))
        outline.number([known[pk]] for pk in order)


def _order_of(
    model: type[models.Model], parent: str, pk: int, report: Report, moved: list[Change], now: list[int]
) -> list[int]:
    own = [change for change in moved if change.model is model]
    events: Any = events_of(model, report)
    before = order_as_of(events, parent, pk, min(change.first for change in own) - 1)
    after = order_as_of(events, parent, pk, max(change.last for change in own))
    try:
        return order_again(before, after, now)
    except Reordered:
        raise NotUndone("Отменить нельзя: после вас порядок изменил другой сотрудник.") from None


def _place(changes: Sequence[Change]) -> tuple[int | None, int | None]:
    """The section and the block to show: a block that came back or is again as it was, where there is one."""
    of_blocks = [each for each in changes if each.model is Block]
    shown = next((each for each in of_blocks if each.before and (each.columns or not each.after)), None)
    section = next((each.pk for each in changes if each.model is Section and each.before), None)
    first = shown or next(iter(of_blocks), None)
    version: Any = first and (first.before or first.after)
    return version.section_id if version else section, shown.pk if shown else None
