"""The steps of a person in a report, as the history keeps them, and what each of them changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Max, QuerySet

from portal.models import User
from portal.records.restore import instance_of
from reports.actions.step import COMPOSED, UNDOES
from reports.models import Block, Report, Section

REACH = 200
"""How many of the person's latest doings are looked through for one that can be taken back."""

COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Report: ("signer_position", "signer_name", "plan_id"),
    Section: ("title", "name"),
    Block: ("section_id", "code", "type", "settings", "text", "prompt"),
}
"""What undo takes back besides the order. Who answers for a section and whether it is handed in it leaves alone."""


@dataclass(frozen=True)
class Step:
    """All that a person did at once; ``context`` names it in the history."""

    context: str
    reason: str
    is_composed: bool


@dataclass(frozen=True)
class Change:
    """What a step did to one record: its last version before, and the one it left; None where there was no record."""

    model: type[models.Model]
    pk: int
    before: Any | None
    after: Any | None
    first: int
    last: int
    """Numbers of the first and the last version that the step made."""

    @property
    def columns(self) -> list[str]:
        """The columns in which the two versions differ."""
        if self.before is None or self.after is None:
            return []
        return [
            name for name in COLUMNS[self.model] if getattr(self.before, name) != getattr(self.after, name)
        ]

    @property
    def is_order(self) -> bool:
        """Whether the record came, went or moved among its like."""
        places = [getattr(each, "position", None) for each in (self.before, self.after)]
        return places[0] != places[1] or "section_id" in self.columns

    @property
    def is_undoable(self) -> bool:
        return bool(self.columns) or self.is_order

    @property
    def record(self) -> models.Model:
        """As it was before the step; a record that the step added, as it was added."""
        return instance_of(self.before or self.after)


def steps_of(report: Report, by: User) -> Iterator[Step]:
    """The person's steps that are not taken back, newest first."""
    found = _contexts(report, by)
    undone = {about.get(UNDOES) for about in found.values()}
    for context, about in found.items():
        if UNDOES not in about and context not in undone:
            yield Step(context, about.get("reason", ""), about.get(COMPOSED) == report.pk)


def changes_of(step: Step, report: Report) -> list[Change]:
    """Nothing for what is not the builder's: of other doings only the writing of texts is taken back."""
    found = [change for model in COLUMNS for change in _changes(step, model, report) if change.is_undoable]
    is_writing = all(change.model is Block and change.columns and not change.is_order for change in found)
    return found if step.is_composed or is_writing else []


def events_of(model: type[models.Model], report: Report) -> QuerySet:
    """The whole history of this report's records of a kind, with those that are deleted."""
    events = model.pgh_event_model.objects
    if model is Report:
        return events.filter(pgh_obj_id=report.pk)
    if model is Section:
        return events.filter(report_id=report.pk)
    return events.filter(section_id__in=events_of(Section, report).values("pgh_obj_id"))


def _contexts(report: Report, by: User) -> dict[str, dict[str, Any]]:
    """What the history says of each of the person's doings in the report, newest first."""
    rows: list[tuple[Any, str, dict[str, Any]]] = []
    for model in COLUMNS:
        own = events_of(model, report).filter(pgh_context__metadata__user=by.pk)
        told = own.values("pgh_context_id", "pgh_context__metadata").annotate(at=Max("pgh_created_at"))
        rows += [
            (row["at"], str(row["pgh_context_id"]), row["pgh_context__metadata"])
            for row in told.order_by("-at")[:REACH]
        ]
    rows.sort(key=lambda row: row[0], reverse=True)
    return {context: about for _, context, about in rows}


def _changes(step: Step, model: type[models.Model], report: Report) -> Iterator[Change]:
    by_record: dict[int, list[Any]] = {}
    for event in events_of(model, report).filter(pgh_context_id=step.context).order_by("pgh_id"):
        by_record.setdefault(event.pgh_obj_id, []).append(event)
    for pk, events in by_record.items():
        first, last = events[0], events[-1]
        earlier = model.pgh_event_model.objects.filter(pgh_obj_id=pk, pgh_id__lt=first.pgh_id)
        before = earlier.order_by("-pgh_id").first()
        yield Change(model, pk, _alive(before), _alive(last), first.pgh_id, last.pgh_id)


def _alive(event: Any | None) -> Any | None:
    return None if event is None or event.pgh_label == "delete" else event
