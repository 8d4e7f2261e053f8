"""Tables at a desk and the rows that a browser would send."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from portal.models import User
from portal.workspace.desk import Desk
from portal.workspace.grid.reading import Row
from portal.workspace.grid.sheet import Sheet
from portal.workspace.registry import ledgers
from portal.workspace.version import version_of
from tests.people import make_city
from tests.reports.records import YEAR

SUPPORT = "/workspace/kemerovo/support/grid/financial/"
BLANK = {"organization": "", "amount": "", "act": "", "decided_on": "", "purpose": ""}


def sheet_of(person: User, ledger: str = "support", code: str = "financial", **scope: Any) -> Sheet:
    found = ledgers()[ledger]
    grid = next(each for each in found.grids if each.code == code)
    return Sheet(Desk(person, make_city()), found, grid, {"year": YEAR, **scope})


def new_row(key: str = "new", **cells: str) -> Row:
    return Row(key, None, "", False, cells)


def row_of(sheet: Sheet, record: Any, *, version: str = "", is_removed: bool = False, **cells: str) -> Row:
    """The row of a record as it was shown, with these cells typed over."""
    shown = sheet.cells_of(type(record).objects.get(pk=record.pk))
    return Row(f"r{record.pk}", record.pk, version or version_of(record), is_removed, {**shown, **cells})


def as_json(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "id": row.pk,
        "version": row.version,
        "removed": row.is_removed,
        "cells": dict(row.cells),
    }


def send(
    client: Client, action: str, *rows: Row, address: str = f"{SUPPORT}?year={YEAR}&programme=sport"
) -> HttpResponse:
    body = {"action": action, "reason": "сверка", "rows": [as_json(row) for row in rows]}
    return client.post(address, json.dumps(body), content_type="application/json")
