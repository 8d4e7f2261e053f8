"""What every page of a ledger tells its template: the desk, the ledger, the record, and where the page lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models

from portal.workspace.desk import Desk
from portal.workspace.ledger import Ledger

Step = tuple[str, str | None]


def page_of(
    desk: Desk, ledger: Ledger, title: str, record: models.Model | None = None, after: Sequence[Step] = ()
) -> dict[str, Any]:
    """``after`` are the steps between the ledger's list and the page."""
    return {
        "desk": desk,
        "city": desk.city,
        "ledger": ledger,
        "record": record,
        "title": title,
        "steps": [(ledger.title, desk.url("ledger", ledger.code)), *after, (title, None)],
    }


def page_under(
    desk: Desk, ledger: Ledger, record: models.Model, title: str, after: Sequence[Step] = ()
) -> dict[str, Any]:
    """A page that lies under the page of a record."""
    own = (str(record), desk.url("record", ledger.code, record.pk))
    return page_of(desk, ledger, title, record, [own, *after])
