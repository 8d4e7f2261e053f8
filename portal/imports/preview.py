"""What the check found, for people: a line with what it is called, what would change, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from portal.imports.plan import Plan, PlannedColumn
from portal.imports.references import ListReader
from portal.imports.sql import SEPARATOR
from portal.models import FileImport, ImportRow
from portal.models.file_import import Outcome

AS_WRITTEN = (Outcome.REFUSED, Outcome.SKIPPED)


@dataclass(frozen=True)
class PreviewRow:
    """``cells`` are (label, text); of a refused line all cells as the file wrote them, under its own headings."""

    line: int
    outcome: str
    reason: str
    title: str
    changes: Sequence[tuple[str, str, str]]
    cells: Sequence[tuple[str, str]]


def preview(load: FileImport, outcome: str, after: int = 0, limit: int = 50) -> list[PreviewRow]:
    """The next lines with this outcome, in the order of the file."""
    rows = ImportRow.objects.filter(file_import_id=load.pk, outcome=outcome, line__gt=after)
    staged = list(rows.order_by("line")[:limit])
    if outcome in AS_WRITTEN:
        return [as_written(load, row) for row in staged]
    plan = Plan(load)
    records = plan.model._default_manager.in_bulk([row.record for row in staged if row.record])
    return [as_read(plan, row, records) for row in staged]


def as_written(load: FileImport, row: ImportRow) -> PreviewRow:
    texts = row.cells.split(SEPARATOR)
    names = [*load.names, *[""] * (len(texts) - len(load.names))]
    cells = [
        (name or f"Столбец {place}", text)
        for place, (name, text) in enumerate(zip(names, texts, strict=False), 1)
    ]
    title = max((text for text in texts[:6] if not text.isdigit()), key=len, default="")
    return PreviewRow(row.line, row.outcome, row.reason, title, (), cells)


def as_read(plan: Plan, row: ImportRow, records: Mapping[int, models.Model]) -> PreviewRow:
    record = records.get(row.record) if row.record else None
    told = [(column, parts, column.reader.shown(parts)) for column, parts in plan.parts_by_column(row.cells)]
    changes = []
    for column, parts, new in told if record else ():
        if parts[-1] is None and plan.keeps_known:
            continue
        old = column.reader.shown(values_of(column, record))
        if old != new:
            changes.append((plan.kind.label(column.field.name), old, new))
    cells = [(plan.kind.label(column.field.name), text) for column, _, text in told if text]
    return PreviewRow(row.line, row.outcome, row.reason, title_of(plan, told, record), changes, cells)


def values_of(column: PlannedColumn, record: Any) -> tuple[Any, ...]:
    """A record's own values in the shape that the reader shows."""
    if isinstance(column.reader, ListReader):
        keys = sorted(getattr(record, column.field.name).values_list("pk", flat=True))
        return (",".join(map(str, keys)),)
    return tuple(getattr(record, slot.column) for slot in column.reader.slots)


def title_of(plan: Plan, told: Sequence[tuple[PlannedColumn, Any, str]], record: models.Model | None) -> str:
    texts = {column.field.name: text for column, _, text in told}
    return next((texts[name] for name in plan.kind.titled_by if texts.get(name)), str(record or ""))
