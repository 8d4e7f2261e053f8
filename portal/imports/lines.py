"""Marking staged lines: each step is one statement over all of them, with the reason in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

from portal.imports.kinds import PLAIN
from portal.imports.plan import Plan
from portal.imports.staging import TABLE
from portal.models.file_import import Outcome

STANDING = "import_standing"
LOAD = "r.file_import_id = %s"


def run(text: str, params: Sequence[Any] = ()) -> int:
    with connection.cursor() as cursor:
        cursor.execute(text, params)
        return int(cursor.rowcount)


def column_of(model: type[models.Model], name: str) -> str:
    """The database column of a field; of a quantity its value."""
    bare = name.removesuffix(PLAIN)
    if bare in getattr(model, "quantity_fields", {}):
        return f"{bare}_value"
    return str(model._meta.get_field(bare).column)


def refuse(plan: Plan, reasons: str, params: Sequence[Any]) -> None:
    mark(plan, Outcome.REFUSED, reasons, params)


def mark(plan: Plan, outcome: Any, reasons: str, params: Sequence[Any]) -> None:
    """``reasons`` gives line and reason, one row a line; reasons of one outcome are told together.

    Of a refused line the cells are emptied: `checking` reads them again as the file wrote them.
    """
    emptied = ", cells = ''" if outcome is Outcome.REFUSED else ""
    run(
        f"UPDATE {TABLE} AS r SET outcome = '{outcome}'{emptied}, "
        f"reason = CASE WHEN r.outcome = '{outcome}' AND r.reason <> '' THEN r.reason || '; ' ELSE '' END "
        "|| found.reason "
        f"FROM ({reasons}) AS found (line, reason) WHERE {LOAD} AND r.line = found.line "
        f"AND r.outcome IN ('{outcome}', 'new', 'changed', 'suspicious')",
        [*params, plan.load.pk],
    )
