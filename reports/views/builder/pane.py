"""What stands beside the sheet for the chosen block: its settings, and where it may be moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.forms import BoundField

from portal.records.events import Event, history_of
from portal.workspace.desk import Desk
from portal.workspace.shown import comparable, shown_value
from portal.workspace.version import version_of
from reports.actions.blocks import title_of
from reports.blocks.base import BlockSettings
from reports.builder import type_of
from reports.last_year import last_year_of
from reports.models import Block, Section, SectionState
from reports.preview import writing_for
from reports.views.at_report import sections_at


@dataclass(frozen=True)
class Difference:
    """A setting that stands otherwise now than in the form of the person."""

    field: BoundField
    theirs: str


def form_for(block: Block, *given: Any) -> BlockSettings:
    """``given`` is what was posted, and its files."""
    return type_of(block).settings_form(*given, block=block, scope=writing_for(block).scope)


def record_of(form: BlockSettings) -> models.Model:
    """What the form changes: the block, or the report that it stands in."""
    return form.block.section.report if form.edits_report else form.block


def pane_context(desk: Desk, block: Block, form: BlockSettings | None = None) -> dict[str, Any]:
    form = form or form_for(block)
    return {
        "desk": desk,
        "city": desk.city,
        "report": block.section.report,
        "section": block.section,
        "pane_block": block,
        "block_title": title_of(block),
        "form": form,
        "version": version_of(record_of(form)),
        "may_set": desk.may_change(record_of(form)),
        "targets": targets(desk, block),
        "last_year": last_year_of(block),
    }


def conflict_context(desk: Desk, form: BlockSettings) -> dict[str, Any]:
    """Both versions: the form as the person filled it in, and beside each field what stands there now."""
    context = pane_context(desk, form.block, form)
    return {
        **context,
        "differences": list(_differences(form, form_for(form.block))),
        "latest": latest(record_of(form)),
    }


def latest(record: models.Model) -> Event | None:
    return next(iter(history_of(record, 1)), None)


def targets(desk: Desk, block: Block) -> list[Section]:
    """The other sections of the report that the person may put a block into."""
    sections = sections_at(desk).filter(report=block.section.report).exclude(pk=block.section_id)
    open_ones = sections.exclude(state=SectionState.ACCEPTED).order_by("position")
    return [section for section in open_ones if desk.may_change(section)]


def _differences(mine: BlockSettings, theirs: BlockSettings) -> Iterable[Difference]:
    for field in mine:
        if field.name not in theirs.fields:
            continue  # A column that the table has lost since.
        other = theirs[field.name]
        if comparable(field) != comparable(other):
            yield Difference(field, shown_value(other))
