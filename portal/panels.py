"""What the first page tells of the person's own work."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pghistory.models import Context

from portal.records.events import DONE
from portal.workspace.desk import Desk
from portal.workspace.ledger import Ledger
from portal.workspace.panels import Entry, Panel

LATEST = 8
CONTEXTS = 60


def my_changes(desk: Desk) -> list[Entry]:
    """The records of this city that the person changed last, each once, newest first."""
    contexts = (
        Context.objects.filter(metadata__user=desk.user.pk)
        .order_by("-created_at")
        .values_list("pk", flat=True)
    )
    latest = list(contexts[:CONTEXTS])
    changed = (
        [each for ledger in desk.ledgers() for each in _of_ledger(desk, ledger, latest)] if latest else []
    )
    seen: set[tuple[str, int]] = set()
    entries = []
    for _, key, entry in sorted(changed, key=lambda each: each[0], reverse=True):
        if key not in seen:
            seen.add(key)
            entries.append(entry)
    return entries[:LATEST]


def _of_ledger(
    desk: Desk, ledger: Ledger, contexts: list[object]
) -> Iterator[tuple[datetime.datetime, tuple[str, int], Entry]]:
    table = getattr(ledger.model, "pgh_event_model", None)
    if table is None:
        return
    events = list(table.objects.filter(pgh_context__in=contexts).order_by("-pgh_id")[: LATEST * 3])
    records = desk.records(ledger.model).select_related(*ledger.related)
    alive = records.in_bulk({event.pgh_obj_id for event in events}) if events else {}
    for event in events:
        record = alive.get(event.pgh_obj_id)
        if record is not None:
            note = f"{DONE.get(event.pgh_label, '')} {event.pgh_created_at:%d.%m.%Y}, {ledger.title.lower()}"
            url = desk.url("record", ledger.code, record.pk)
            yield event.pgh_created_at, (ledger.code, record.pk), Entry(str(record), url, note)


PANELS = [
    Panel(
        "my-changes",
        "Последние мои изменения",
        my_changes,
        nothing="Здесь появится то, что вы внесёте или исправите.",
        position=50,
        is_beside=True,
    )
]
